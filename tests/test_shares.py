"""Shares as they are written."""

from hypothesis import given
from hypothesis import strategies as st

from textcls.shares import percent


def test_a_share_is_in_percent():
    assert (percent(0.9211), percent(0.2, 0), percent(1.0)) == ("92.1 %", "20 %", "100.0 %")


@given(st.floats(0, 1), st.integers(0, 3))
def test_only_what_is_all_is_called_all(share, digits):
    assert (float(percent(share, digits).strip("> %")) == 100) == (share == 1)
