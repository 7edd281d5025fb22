"""How alike the scores of two models are, by rank and by what is strongest."""

from collections.abc import Sequence

from textcls.trust.ranks import spearman as rank_correlation

_FEWEST = 3  # pairs; two always lie on a line
TOP = 5


def spearman(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Spearman's rank correlation, ties at their mean rank; None where it has no meaning."""
    return rank_correlation(first, second) if len(first) >= _FEWEST else None


def strongest(scores: Sequence[float | None], top: int = TOP) -> list[int]:
    """Where the scores farthest from 0 are, the strongest first; the first of equals.

    A score of 0 is no strength, and None is no score.
    """
    there = [index for index, score in enumerate(scores) if score]
    return sorted(there, key=lambda index: -abs(scores[index]))[:top]
