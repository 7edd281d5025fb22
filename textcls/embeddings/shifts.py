"""What training did to each word: its vector before, and its vector after."""

from pathlib import Path

import numpy as np
import torch

from textcls import artifacts, vectors
from textcls.artifacts import TrainedModel
from textcls.embeddings.space import Space, has_space, of_model
from textcls.models import random_table
from textcls.values import Shift, Shifts


def started(model: TrainedModel, folder: Path) -> Space:
    """The words of a model where they stood before training, rounded as its own table is.

    Vectors that began at random are drawn again from the seed; those that were given are looked
    up below `folder`. Raises UserError for a model without vectors, or without its start.
    """
    if not has_space(model.card):
        of_model(model)  # says why
    recipe, vocabulary = model.card.recipe, model.vocabulary
    table = random_table(*model.network.embedding.weight.shape, seed=recipe.training.seed).numpy()
    if recipe.vectors is not None:
        given = vectors.load(recipe.vectors, folder / "vectors")
        table, _ = vectors.embedding_matrix(given, vocabulary, table)
    matrix = artifacts.as_stored(torch.from_numpy(table)).numpy()[2:]
    words = vocabulary.words[2:]
    rows = {word: row for row, word in enumerate(words)}
    name = recipe.vectors or "a random start"
    return Space(name, f"{model.card.title} before training", words, matrix, _lengths(matrix), rows)


def shifts(model: TrainedModel, folder: Path) -> Shifts:
    """Every word of a model: how far training turned it, and how far it moved it."""
    before, after = started(model, folder), of_model(model)
    old, new = before.matrix.astype(np.float64), after.matrix.astype(np.float64)
    lengths = _lengths(old), _lengths(new)
    product = lengths[0] * lengths[1]
    # An untouched word has the cosine 1, and not what rounding leaves of it.
    same = (old == new).all(axis=1) | (product == 0)
    cosine = np.where(same, 1.0, (old * new).sum(axis=1) / np.where(product > 0, product, 1))
    figures = zip(after.words, cosine, _lengths(new - old), *lengths, strict=True)
    found = tuple(
        Shift(word, rank, *map(float, numbers))
        for rank, (word, *numbers) in enumerate(figures, start=1)
    )
    return Shifts(model.card.name, before.name, found)


def turned_most(found: Shifts, count: int, *, most_rank: int | None = None) -> tuple[Shift, ...]:
    """The words that turned most, of equals the more frequent; up to a rank where one is given."""
    words = [one for one in found.words if most_rank is None or one.rank <= most_rank]
    return tuple(sorted(words, key=lambda one: (-one.shift, one.rank))[:count])


def unmoved(found: Shifts) -> int:
    """How many words have the very vector that they began with."""
    return sum(one.moved == 0 for one in found.words)


def _lengths(matrix: np.ndarray) -> np.ndarray:
    return np.linalg.norm(matrix, axis=1)
