"""Rank correlations equal scipy's, ties included, and are none where nothing is ranked."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from textcls.trust.ranks import kendall, pair_counts, spearman

PAIRS = st.integers(2, 12).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(-3, 3).map(float), min_size=n, max_size=n)] * 2)
)


@given(PAIRS)
def test_both_equal_scipys(pair):
    first, second = pair
    ranked = len(set(first)) > 1 and len(set(second)) > 1
    for ours, theirs in ((kendall, stats.kendalltau), (spearman, stats.spearmanr)):
        found = ours(first, second)
        assert (found is not None) == ranked
        if ranked:
            assert found == pytest.approx(theirs(first, second).statistic, abs=1e-12)


def test_the_same_order_is_one_and_the_reverse_is_minus_one():
    for correlation in (kendall, spearman):
        assert correlation([1.0, 2.0, 5.0], [0.1, 0.2, 0.3]) == pytest.approx(1.0)
        assert correlation([1.0, 2.0, 5.0], [0.3, 0.2, 0.1]) == pytest.approx(-1.0)


def test_one_token_and_equal_scores_rank_nothing():
    for correlation in (kendall, spearman):
        assert correlation([1.0], [2.0]) is None
        assert correlation([1.0, 1.0], [2.0, 3.0]) is None


@given(PAIRS)
def test_every_pair_is_counted_once(pair):
    """In the same order, in opposite orders, or a tie of one of the two."""
    first, second = pair
    counts = pair_counts(first, second)
    order = [
        (one[0] - other[0], one[1] - other[1])
        for one, other in itertools.combinations(zip(first, second, strict=True), 2)
    ]
    assert counts.pairs == len(order)
    assert counts.same == sum(one * other > 0 for one, other in order)
    assert counts.opposite == sum(one * other < 0 for one, other in order)
    assert counts.ties == (sum(not one for one, _ in order), sum(not other for _, other in order))
