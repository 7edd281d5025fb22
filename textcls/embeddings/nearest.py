"""The nearest words of a word, and what FastText makes of an unknown one."""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from textcls.embeddings.space import Space
from textcls.registry import UserError
from textcls.values import Neighbour, Neighbours, NgramShare, WordPlace

_EXAMPLES = 3  # words named for an n-gram


def neighbours(space: Space, word: str, *, count: int = 10) -> Neighbours:
    """The `count` words with the greatest cosine, the word itself left out.

    Raises UserError for a word that the space has not, unless it knows words from their n-grams.
    """
    word = word.strip()
    vector = space.vector(word)
    row = space.row(word)
    own = () if row is None else (row,)
    nearest = best(space, space.cosines(vector), count, own)
    if not nearest:
        raise UserError(f"no neighbour is left: {space.name} has no word but '{word}'")
    return Neighbours(place(space, word), nearest)


def best(
    space: Space, scores: np.ndarray, count: int, without: Collection[int] = ()
) -> tuple[Neighbour, ...]:
    """The words with the greatest scores (N,); of equals, the more frequent first."""
    scores = scores.copy()
    scores[list(without)] = -np.inf
    count = min(count, len(scores) - len(without))
    if count < 1:
        return ()
    floor = np.partition(scores, len(scores) - count)[len(scores) - count]
    rows = np.flatnonzero(scores >= floor)
    rows = rows[np.argsort(-scores[rows], kind="stable")][:count]
    return tuple(space.neighbour(int(row), scores[row]) for row in rows)


def place(space: Space, word: str) -> WordPlace:
    """A word as the space has it: its rank and count, or the n-grams that its vector is made of."""
    row, within = space.row(word), (space.name, len(space.words))
    if row is None:
        parts = _ngrams(space, word.lower())
        return WordPlace(*within, word, word.lower(), None, None, space.ordered, parts)
    found = space.neighbour(row, 1.0)
    return WordPlace(*within, word, found.word, found.rank, found.count, space.ordered, ())


def _ngrams(space: Space, word: str) -> tuple[NgramShare, ...]:
    """The n-grams of an unknown word, the one that makes most of its vector first."""
    buckets = space.subwords.buckets(word)
    vector = space.subwords.vector(word)
    square = float(vector @ vector) * len(buckets) or 1.0
    shares = Counter()
    for part, bucket in zip(space.subwords.ngrams(word), buckets, strict=True):
        shares[part] += float(space.subwords.matrix[bucket] @ vector) / square
    marked = [f"<{other}>" for other in space.words]
    return tuple(_share(part, share, marked) for part, share in shares.most_common())


def _share(part: str, share: float, marked: Sequence[str]) -> NgramShare:
    holding = [other[1:-1] for other in marked if part in other]
    return NgramShare(part, share, len(holding), tuple(holding[:_EXAMPLES]))
