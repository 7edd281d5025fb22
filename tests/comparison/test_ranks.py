"""Agreement by rank is scipy's; strength counts whatever its sign, and nothing is no strength."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textcls.comparison import spearman, strongest

NUMBERS = st.floats(-5, 5, allow_nan=False).map(lambda number: round(number, 1))


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=30))
def test_the_rank_correlation_is_that_of_scipy_with_ties(pairs):
    from scipy.stats import spearmanr

    first, second = zip(*pairs, strict=True)
    found = spearman(first, second)
    if len(set(first)) == 1 or len(set(second)) == 1:
        assert found is None
    else:
        assert found == pytest.approx(spearmanr(first, second).statistic, abs=1e-12)


def test_the_same_order_is_1_and_the_reverse_is_minus_1():
    assert spearman([1, 2, 9], [-3, 0, 0.1]) == pytest.approx(1)
    assert spearman([1, 2, 9], [3, 2, 1]) == pytest.approx(-1)


def test_two_tokens_say_nothing_of_an_order():
    assert spearman([1, 2], [1, 2]) is None
    assert spearman([], []) is None


def test_the_strongest_are_the_farthest_from_zero():
    assert strongest([0.1, -3.0, None, 2.0, 0.0]) == [1, 3, 0]
    assert strongest([0.0, 0.0, None]) == []
    assert strongest([1.0] * 9) == [0, 1, 2, 3, 4]
    assert not any(math.isnan(index) for index in strongest([-0.0, 1e-300]))
