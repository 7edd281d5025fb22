"""What training did to each word: its vector before, and its vector after."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from textcls import vectors
from textcls.artifacts import TrainedModel
from textcls.embeddings.space import Space, has_space, of_model
from textcls.models import random_table
from textcls.models.stored import as_stored
from textcls.values import Shift, Shifts, WordStart


@dataclass(frozen=True, slots=True)
class Start:
    """The words of a model before it was trained; `given` (N,): which had a vector already.

    `vectors` names what those were given from; words without one began at random.
    """

    vectors: str
    space: Space
    given: np.ndarray


def started(model: TrainedModel, folder: Path) -> Start:
    """The words of a model where they stood before training, rounded as its own table is.

    Vectors that began at random are drawn again from the seed; those that were given are looked
    up below `folder`. Raises UserError for a model without vectors, or without its start.
    """
    if not has_space(model.card):
        of_model(model)  # says why
    recipe, vocabulary = model.card.recipe, model.vocabulary
    table = random_table(*model.network.embedding.weight.shape, seed=recipe.training.seed).numpy()
    words, given = vocabulary.words[2:], np.zeros(len(vocabulary) - 2, dtype=bool)
    if recipe.vectors is not None:
        found = vectors.load(recipe.vectors, folder / "vectors")
        table, _ = vectors.embedding_matrix(found, vocabulary, table)
        having = set(found.words)
        given = np.array([word in having for word in words], dtype=bool)
    matrix = as_stored(torch.from_numpy(table)).numpy()[2:]
    rows = {word: row for row, word in enumerate(words)}
    name, title = (f"{of} before training" for of in (model.card.name, model.card.title))
    space = Space(name, title, words, matrix, _lengths(matrix), rows)
    return Start(recipe.vectors or "a random start", space, given)


def shifts(start: Start, after: Space) -> Shifts:
    """Every word of a model: how far training turned it, and how far it moved it."""
    old, new = (space.matrix.astype(np.float64) for space in (start.space, after))
    lengths = _lengths(old), _lengths(new)
    product = lengths[0] * lengths[1]
    # An untouched word has the cosine 1, and not what rounding leaves of it.
    same = (old == new).all(axis=1) | (product == 0)
    cosine = np.where(same, 1.0, (old * new).sum(axis=1) / np.where(product > 0, product, 1))
    figures = zip(after.words, start.given, cosine, _lengths(new - old), *lengths, strict=True)
    found = tuple(
        Shift(word, rank, bool(given), *map(float, numbers))
        for rank, (word, given, *numbers) in enumerate(figures, start=1)
    )
    return Shifts(after.name, start.vectors, found)


def turned_most(found: Shifts, count: int, *, most_rank: int | None = None) -> tuple[Shift, ...]:
    """The words that turned most, of equals the more frequent; up to a rank where one is given."""
    words = [one for one in found.words if most_rank is None or one.rank <= most_rank]
    return tuple(sorted(words, key=lambda one: (-one.shift, one.rank))[:count])


def unmoved(found: Shifts) -> int:
    """How many words have the very vector that they began with."""
    return sum(one.moved == 0 for one in found.words)


def word_starts(start: Start, words: Sequence[str]) -> tuple[WordStart, ...]:
    """Which row of a network's table each word has, and what that row began with.

    Words that the network does not know share the row of `<unk>`, the second one.
    """
    found = []
    for word in words:
        row = start.space.rows.get(word)
        given = row is not None and bool(start.given[row])
        found.append(WordStart(word, 1 if row is None else row + 2, row is not None, given))
    return tuple(found)


def _lengths(matrix: np.ndarray) -> np.ndarray:
    return np.linalg.norm(matrix, axis=1)
