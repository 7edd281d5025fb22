"""Two models on the same rows are told apart by the rows that only one of them calls right."""

import numpy as np
import pytest

from textcls.comparison import agreement
from textcls.registry import UserError


def answers(calls: list[int]) -> np.ndarray:
    """Probabilities whose highest is the class called."""
    return np.eye(2)[calls]


def test_the_four_counts_are_those_of_the_rows():
    truth = np.array([0, 0, 0, 1, 1])
    found = agreement((truth, answers([0, 0, 1, 1, 0])), (truth, answers([0, 1, 0, 1, 0])))
    counts = (found.both_right, found.only_first, found.only_second, found.both_wrong)
    assert counts == (2, 1, 1, 1)
    assert sum(counts) == found.rows == 5
    assert found.same_answer == 3
    assert found.p_value == 1.0
    assert not found.distinguishable


def test_nine_rows_to_one_have_the_binomial_p_value():
    truth = np.zeros(10, dtype=int)
    found = agreement((truth, answers([0] * 9 + [1])), (truth, answers([1] * 9 + [0])))
    assert found.p_value == pytest.approx(2 * (1 + 10) / 2**10)
    assert found.distinguishable


def test_models_that_never_differ_are_not_told_apart():
    truth = np.array([0, 1])
    found = agreement((truth, answers([0, 1])), (truth, answers([0, 1])))
    assert (found.p_value, found.distinguishable) == (1.0, False)


def test_models_of_other_rows_are_refused():
    with pytest.raises(UserError, match="not tested on the same rows"):
        agreement((np.array([0]), answers([0])), (np.array([0, 1]), answers([0, 1])))
