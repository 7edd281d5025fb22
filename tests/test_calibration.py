"""Probabilities that mean what they say have no calibration error; over-sure ones are cooled."""

import numpy as np
import pytest

from textcls import calibration


def drawn(sharpness: float, *, rows: int = 20_000, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Labels drawn from probabilities, and those probabilities sharpened by a factor."""
    draw = np.random.default_rng(seed)
    logits = draw.normal(size=(rows, 3))
    honest = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    labels = (honest.cumsum(axis=1) < draw.random((rows, 1))).sum(axis=1)
    sharp = np.exp(sharpness * logits)
    return sharp / sharp.sum(axis=1, keepdims=True), labels


def test_the_error_is_the_mean_gap_of_the_bins():
    confidence = np.array([0.9, 0.9, 0.6, 0.6])
    right = np.array([True, False, True, True])
    # Two rows 0.4 too sure, two rows 0.4 not sure enough.
    assert calibration.error(confidence, right) == pytest.approx(0.4)


def test_honest_probabilities_have_little_error_and_a_temperature_of_one():
    answers, labels = drawn(1.0)
    found = calibration.calibration(answers, labels, *drawn(1.0, seed=1))
    assert found.error < 0.02
    assert found.temperature == pytest.approx(1.0, abs=0.05)


def test_the_temperature_takes_back_how_much_the_logits_were_stretched():
    answers, labels = drawn(3.0)
    found = calibration.calibration(answers, labels, *drawn(3.0, seed=1))
    assert found.temperature == pytest.approx(3.0, rel=0.05)
    assert found.tempered < 0.02 < found.error
    assert found.interval[0] < found.error < found.interval[1]


def test_every_row_is_in_one_bin():
    answers, labels = drawn(2.0, rows=500)
    found = calibration.calibration(answers, labels, answers, labels)
    assert sum(b.rows for b in found.bins) == 500
    assert sum(b.rows * b.accuracy for b in found.bins) == pytest.approx(
        (answers.argmax(axis=1) == labels).sum()
    )
