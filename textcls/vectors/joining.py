"""Sets of vectors side by side, and in front of a network."""

from collections.abc import Sequence

import numpy as np

from textcls.registry import UserError
from textcls.text import Vocabulary
from textcls.values import Coverage, VectorCard
from textcls.vectors.base import WordVectors


def side_by_side(parts: Sequence[WordVectors]) -> WordVectors:
    """The words of all parts, with each part's vectors in a row; 0 where a part has no word."""
    words = tuple(dict.fromkeys(word for part in parts for word in part.words))
    row_of = {word: row for row, word in enumerate(words)}
    blocks = []
    for part in parts:
        block = np.zeros((len(words), part.card.size), dtype=np.float32)
        block[[row_of[word] for word in part.words]] = part.matrix
        blocks.append(block)
    matrix = np.concatenate(blocks, axis=1)
    name = "+".join(part.card.name for part in parts)
    source = " + ".join(part.card.source for part in parts)
    card = VectorCard(name, name, source, "side by side", matrix.shape[1], len(words), {}, 0.0)
    return WordVectors(card, words, matrix)


def embedding_matrix(
    vectors: WordVectors, vocabulary: Vocabulary, start: np.ndarray
) -> tuple[np.ndarray, Coverage]:
    """`start` (N, E) with the rows of known words replaced; `<pad>` and `<unk>` stay."""
    if vectors.card.size != start.shape[1]:
        raise UserError(
            f"the vectors '{vectors.card.name}' have {vectors.card.size} components, and the "
            f"recipe asks for {start.shape[1]}"
        )
    row_of = {word: row for row, word in enumerate(vectors.words)}
    matrix, found = start.copy(), 0
    for row, word in enumerate(vocabulary.words[2:], start=2):
        if word in row_of:
            matrix[row] = vectors.matrix[row_of[word]]
            found += 1
    return matrix, Coverage(vectors.card.name, found, len(vocabulary) - 2)
