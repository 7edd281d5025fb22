"""Words as points: a stored set of vectors, or the embedding layer of a trained model."""

import difflib
from dataclasses import dataclass, replace

import numpy as np

from textcls.artifacts import TrainedModel
from textcls.models import ARCHITECTURES, Linear
from textcls.registry import UserError
from textcls.values import ModelCard, Neighbour
from textcls.vectors import Subwords, WordVectors

_LONGEST_WORD = 60  # characters


@dataclass(frozen=True, slots=True)
class Space:
    """Words with their vectors (N, E) and the lengths of these (N,).

    Vectors are taken as they are: neither centred nor scaled. `counts` (N,) says how often each
    word stood in training, where that is known; `ordered` whether the most frequent word is known
    to come first: not so in a file of somebody else. Visitors share a space: nothing writes on it.
    """

    name: str
    title: str
    words: tuple[str, ...]
    matrix: np.ndarray
    norms: np.ndarray
    rows: dict[str, int]
    counts: np.ndarray | None = None
    subwords: Subwords | None = None
    ordered: bool = True

    def row(self, word: str) -> int | None:
        """The row of a word as typed, or else of its lower case; None where there is neither."""
        row = self.rows.get(word)
        return self.rows.get(word.lower()) if row is None else row

    def vector(self, word: str) -> np.ndarray:
        """(E,); of an unknown word from its n-grams. Raises UserError where there are none."""
        row = self.row(word)
        if row is not None:
            return self.matrix[row]
        if self.subwords is None or not word or len(word) > _LONGEST_WORD:
            raise UserError(self.unknown(word))
        return self.subwords.vector(word.lower())

    def cosines(self, vector: np.ndarray) -> np.ndarray:
        """(E,) -> (N,): the cosine of every word with a vector; 0 with a vector of length 0."""
        length = np.linalg.norm(vector)
        return np.divide(
            self.matrix @ vector,
            self.norms * length,
            out=np.zeros(len(self.words), dtype=np.float32),
            where=self.norms * length > 0,
        )

    def neighbour(self, row: int, score: float) -> Neighbour:
        """A word of the space as a value."""
        count = None if self.counts is None else int(self.counts[row])
        return Neighbour(self.words[row], float(score), row + 1, count)

    def unknown(self, word: str) -> str:
        """The sentence for a word that is not there."""
        if not word:
            return "give a word"
        if len(word) > _LONGEST_WORD:
            return f"'{word[:40]}…' has {len(word):,} characters; give a word of {_LONGEST_WORD}"
        like = [
            other
            for other in self.words
            if other[:1] == word[0].lower() and abs(len(other) - len(word)) <= 2
        ]
        near = difflib.get_close_matches(word.lower(), like, n=1)
        hint = f" (did you mean '{near[0]}'?)" if near else ""
        return f"'{word}' is not among the {len(self.words):,} words of {self.name}{hint}"


def of_vectors(vectors: WordVectors) -> Space:
    """A stored set of vectors as a space."""
    card = vectors.card
    made = _space(
        card.name, card.title, vectors.words, vectors.matrix, vectors.counts, vectors.subwords
    )
    return replace(made, ordered=vectors.counts is not None)


def of_model(model: TrainedModel) -> Space:
    """The embedding layer of a trained model, without its rows for padding and unknown words.

    Raises UserError for a model that has none.
    """
    if not has_space(model.card):
        raise UserError(
            f"the model '{model.card.name}' has no word vectors: it weighs every word by itself"
        )
    table = model.network.word_vectors().detach().numpy()
    return _space(model.card.name, model.card.title, model.vocabulary.words[2:], table[2:])


def has_space(card: ModelCard) -> bool:
    """Whether a model has vectors of words."""
    return not issubclass(ARCHITECTURES[card.recipe.architecture], Linear)


def _space(
    name: str,
    title: str,
    words: tuple[str, ...],
    matrix: np.ndarray,
    counts: np.ndarray | None = None,
    subwords: Subwords | None = None,
) -> Space:
    norms = np.linalg.norm(matrix, axis=1)
    rows = {word: row for row, word in enumerate(words)}
    return Space(name, title, words, matrix, norms, rows, counts, subwords)
