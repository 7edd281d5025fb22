"""Rank correlations, ties included, without scipy: a page that needs one starts at once."""

from collections.abc import Sequence

import numpy as np

from textcls.values import PairCounts


def kendall(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Kendall's tau-b of two rankings of the same things; None where one of them ranks nothing.

    Kendall (1945), The Treatment of Ties in Ranking Problems.
    """
    return pair_counts(first, second).tau


def pair_counts(first: Sequence[float], second: Sequence[float]) -> PairCounts:
    """How many pairs of things two rankings put in the same order, in opposite orders, in none."""
    one, other = _pairs(first), _pairs(second)
    products = one * other  # every pair stands in it twice
    pairs = len(first) * (len(first) - 1) // 2
    return PairCounts(
        pairs=pairs,
        same=int(np.count_nonzero(products > 0)) // 2,
        opposite=int(np.count_nonzero(products < 0)) // 2,
        ties=tuple(pairs - int(np.count_nonzero(each)) // 2 for each in (one, other)),
    )


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
