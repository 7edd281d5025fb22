"""Rank correlations, ties included, without scipy: a page that needs one starts at once."""

from collections.abc import Sequence

import numpy as np


def kendall(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Kendall's tau-b of two rankings of the same things; None where one of them ranks nothing.

    Kendall (1945), The Treatment of Ties in Ranking Problems.
    """
    one, other = _pairs(first), _pairs(second)
    norm = np.sqrt(np.count_nonzero(one) * float(np.count_nonzero(other)))
    return float((one * other).sum() / norm) if norm else None


def spearman(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Pearson's correlation of the ranks, ties at their mean; None where one ranks nothing."""
    one, other = _ranks(first), _ranks(second)
    norm = np.sqrt((one @ one) * (other @ other))
    return float((one @ other) / norm) if norm else None


def _pairs(values: Sequence[float]) -> np.ndarray:
    """(N,) -> (N, N): 1 where the first of a pair is greater, -1 where the second is."""
    column = np.asarray(values, dtype=np.float64)
    return np.sign(column[:, None] - column[None])


def _ranks(values: Sequence[float]) -> np.ndarray:
    """(N,) -> (N,) ranks around their mean; a tie has the mean of its places."""
    return _pairs(values).sum(axis=1) / 2
