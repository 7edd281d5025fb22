"""Words in two or three dimensions: principal components, t-SNE, or axes of one's own.

van der Maaten and Hinton (2008), Visualizing Data using t-SNE, JMLR 9.
"""

from collections.abc import Sequence

import numpy as np

from textcls.embeddings.space import Space
from textcls.registry import Registry, UserError
from textcls.values import MapPoint, WordMap

FEWEST_WORDS, MOST_WORDS = 4, 1_000  # of a map
KINDS = Registry(
    "kind of map", {"pca": "Principal components", "tsne": "t-SNE", "axes": "Axes of your own"}
)
_STEPS, ROUNDS = 250, 4  # of t-SNE: iterations a round, and rounds


def principal(space: Space, words: Sequence[str], *, dimensions: int = 2) -> WordMap:
    """The directions in which these words scatter most, of their vectors as they are.

    The sign of an axis is such that its greatest coordinate is positive.
    """
    rows, missing = _rows(space, words)
    if space.matrix.shape[1] < dimensions:
        raise UserError(f"the vectors of {space.name} have fewer than {dimensions} components")
    vectors = space.matrix[rows].astype(np.float64)
    values, axes = np.linalg.eigh(np.atleast_2d(np.cov(vectors, rowvar=False)))
    order = values.argsort()[::-1][:dimensions]
    places = (vectors - vectors.mean(axis=0)) @ axes[:, order]
    places *= np.where(np.abs(places).max(axis=0) == places.max(axis=0), 1, -1)
    shares = values[order] / (values.sum() or 1.0)
    names = tuple(f"component {number}" for number in range(1, dimensions + 1))
    variance = tuple(max(float(share), 0.0) for share in shares)
    return _map(space, "pca", names, places, rows, missing, variance)


def neighbour_embedding(
    space: Space, words: Sequence[str], *, dimensions: int = 2, seed: int = 0
) -> WordMap:
    """t-SNE of the words' directions (scikit-learn), from their principal components."""
    found = None
    for _ in range(ROUNDS):
        found = one_more_round(space, words, found, dimensions=dimensions, seed=seed)
    return found


def one_more_round(
    space: Space,
    words: Sequence[str],
    before: WordMap | None,
    *,
    dimensions: int = 2,
    seed: int = 0,
) -> WordMap:
    """250 steps of t-SNE from the map before; without one, the first, which pulls harder.

    In rounds, so that somebody can be told how far it is.
    """
    from sklearn.manifold import TSNE
    from threadpoolctl import threadpool_limits

    rows, missing = _rows(space, words)
    first = before or principal(space, words, dimensions=dimensions)
    start = np.array([point.place for point in first.points])
    if before is None:
        start *= 1e-4 / (start[:, 0].std() or 1.0)
    descent = TSNE(
        n_components=dimensions,
        perplexity=min(30.0, (len(rows) - 1) / 3),
        early_exaggeration=12.0 if before is None else 1.0,
        max_iter=_STEPS,
        init=start.astype(np.float32),
        random_state=seed,
    )
    # On a busy machine, several threads wait for each other sixty times as long as one computes.
    with threadpool_limits(1):
        places = descent.fit_transform(_units(space.matrix[rows]))
    names = tuple(f"t-SNE {number}" for number in range(1, dimensions + 1))
    return _map(space, "tsne", names, places, rows, missing, None)


def along(space: Space, words: Sequence[str], axes: Sequence[tuple[str, str]]) -> WordMap:
    """Words along axes of one's own, each from a list of words to another, as texts.

    The coordinate is the cosine of a word with the difference of the two lists' mean directions.
    Words of an axis that the space has not are missing as well, and its name leaves them out.
    """
    rows, missing = _rows(space, words)
    units = _units(space.matrix[rows])
    ends = [[_end(space, text) for text in axis] for axis in axes]
    directions = np.stack([_direction(space, *axis) for axis in ends])
    names = tuple(" … ".join(_named(space, end) for end in axis) for axis in ends)
    asked = [word for axis in axes for text in axis for word in text.split()]
    unknown = [word for word in asked if space.row(word) is None]
    missing = tuple(dict.fromkeys((*missing, *unknown)))
    return _map(space, "axes", names, units @ directions.T, rows, missing, None)


def most_frequent(space: Space, count: int) -> tuple[str, ...]:
    """The most frequent words made of letters."""
    letters = (word for word in space.words if word.isalpha())
    return tuple(word for word, _ in zip(letters, range(count), strict=False))


def _end(space: Space, text: str) -> list[int]:
    """The rows of the words at one end of an axis. Raises UserError where none is known."""
    known = [row for word in text.split() if (row := space.row(word)) is not None]
    if not known:
        raise UserError(
            f"an axis needs one or more words at both ends, and {space.name} knows no word of "
            f"'{text}'"
        )
    return known


def _direction(space: Space, first: list[int], second: list[int]) -> np.ndarray:
    """(E,) of length 1, from the mean direction of the first words to that of the second."""
    old, new = (_units(space.matrix[rows]).mean(axis=0) for rows in (first, second))
    length = np.linalg.norm(new - old)
    if not length:
        names = (f"'{_named(space, rows)}'" for rows in (first, second))
        raise UserError(f"{' and '.join(names)} point the same way: they make no axis")
    return (new - old) / length


def _named(space: Space, rows: Sequence[int]) -> str:
    return " ".join(space.words[row] for row in rows)


def _rows(space: Space, words: Sequence[str]) -> tuple[list[int], tuple[str, ...]]:
    """The rows of the words that the space has, each once, and the words that it has not."""
    if len(words) > MOST_WORDS:
        raise UserError(f"{len(words):,} words are too many for a map; give at most {MOST_WORDS:,}")
    found = {word: space.row(word) for word in words}
    rows = list(dict.fromkeys(row for row in found.values() if row is not None))
    if len(rows) < FEWEST_WORDS:
        raise UserError(
            f"there are too few words: {space.name} knows {len(rows)} of these words, and a map "
            f"needs {FEWEST_WORDS} or more"
        )
    return rows, tuple(word for word, row in found.items() if row is None)


def _units(vectors: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float64)


def _map(
    space: Space,
    method: str,
    axes: tuple[str, ...],
    places: np.ndarray,
    rows: Sequence[int],
    missing: tuple[str, ...],
    variance: tuple[float, ...] | None,
) -> WordMap:
    named = [space.neighbour(row, 0.0) for row in rows]
    points = tuple(
        MapPoint(one.word, tuple(float(x) for x in place), one.rank, one.count)
        for one, place in zip(named, places, strict=True)
    )
    return WordMap(space.name, method, axes, variance, points, missing)
