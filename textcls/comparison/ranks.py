"""How alike the scores of two models are, by rank and by what is strongest."""

from collections.abc import Sequence

import numpy as np

_FEWEST = 3  # pairs; two always lie on a line
TOP = 5


def spearman(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Spearman's rank correlation, ties at their mean rank; None where it has no meaning."""
    if len(first) < _FEWEST:
        return None
    ranks = [_ranks(np.asarray(scores, dtype=float)) for scores in (first, second)]
    centred = [each - each.mean() for each in ranks]
    spread = float(np.sqrt((centred[0] ** 2).sum() * (centred[1] ** 2).sum()))
    return float(centred[0] @ centred[1]) / spread if spread else None


def strongest(scores: Sequence[float | None], top: int = TOP) -> list[int]:
    """Where the scores farthest from 0 are, the strongest first; the first of equals.

    A score of 0 is no strength, and None is no score.
    """
    there = [index for index, score in enumerate(scores) if score]
    return sorted(there, key=lambda index: -abs(scores[index]))[:top]


def _ranks(scores: np.ndarray) -> np.ndarray:
    """(N,) -> (N,) ranks from 1, equal scores sharing the mean of theirs."""
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    last = counts.cumsum()
    return ((last - counts + 1 + last) / 2)[inverse]
