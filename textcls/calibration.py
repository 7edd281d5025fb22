"""Do the probabilities mean what they say? Expected calibration error and temperature.

Guo et al. (2017), On Calibration of Modern Neural Networks, arXiv 1706.04599, eq. 3 and 9.
"""

import numpy as np
from scipy import optimize

from textcls.values import Bin, Calibration

_BINS = 15
_DRAWS = 1000


def calibration(
    answers: np.ndarray, truth: np.ndarray, other: np.ndarray, other_truth: np.ndarray
) -> Calibration:
    """The calibration of probabilities (N, K), their temperature fitted on other rows (M, K)."""
    confidence, right = _certainty(answers, truth)
    factor = temperature(other, other_truth)
    return Calibration(
        error=error(confidence, right),
        interval=_interval(confidence, right),
        temperature=factor,
        tempered=error(*_certainty(_tempered(answers, factor), truth)),
        bins=_bins(confidence, right),
    )


def error(confidence: np.ndarray, right: np.ndarray) -> float:
    """Mean over the rows of |accuracy - confidence| of their bin; 0 is best."""
    bins = _bins(confidence, right)
    return sum(b.rows * abs(b.accuracy - b.confidence) for b in bins) / len(right)


def temperature(answers: np.ndarray, truth: np.ndarray) -> float:
    """The number to divide the logits by so that the cross-entropy is lowest."""

    def loss(log_factor: float) -> float:
        tempered = _tempered(answers, float(np.exp(log_factor)))
        return -float(np.log(tempered[np.arange(len(truth)), truth] + 1e-12).mean())

    return float(np.exp(optimize.minimize_scalar(loss, bounds=(-3, 3), method="bounded").x))


def _tempered(answers: np.ndarray, factor: float) -> np.ndarray:
    logits = np.log(answers + 1e-12) / factor
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def _certainty(answers: np.ndarray, truth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return answers.max(axis=1), answers.argmax(axis=1) == truth


def _bins(confidence: np.ndarray, right: np.ndarray) -> tuple[Bin, ...]:
    place = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    return tuple(
        Bin(int(here.sum()), float(confidence[here].mean()), float(right[here].mean()))
        for here in (place == index for index in range(_BINS))
        if here.any()
    )


def _interval(confidence: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """95 % of the errors of rows drawn again with replacement."""
    draw = np.random.default_rng(0)
    place = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    gap = right - confidence
    errors = []
    for _ in range(_DRAWS):
        rows = draw.integers(len(gap), size=len(gap))
        sums = np.bincount(place[rows], weights=gap[rows], minlength=_BINS)
        errors.append(np.abs(sums).sum() / len(gap))
    low, high = np.quantile(errors, (0.025, 0.975))
    return float(low), float(high)
