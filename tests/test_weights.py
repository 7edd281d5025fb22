"""Tables as int8 rows lose little, and nothing the second time."""

import numpy as np
import pytest
from hypothesis import given, strategies
from hypothesis.extra import numpy as arrays

from textcls.registry import UserError
from textcls.weights import pack_rows, unpack_rows

TABLES = arrays.arrays(
    np.float32,
    strategies.tuples(strategies.integers(0, 5), strategies.integers(1, 6)),
    elements=strategies.floats(-1000, 1000, width=32),
)


@given(TABLES)
def test_what_is_read_back_is_near_what_was_packed(table):
    again = unpack_rows(*pack_rows(table))
    step = np.abs(table).max(axis=1, keepdims=True, initial=0) / 127
    assert (np.abs(again - table) <= 0.501 * step + 1e-36).all()


@given(arrays.arrays(np.float32, (3, 4), elements=strategies.floats(0.0625, 1024, width=32)))
def test_packing_again_gives_the_same_table(table):
    once = unpack_rows(*pack_rows(table))
    assert np.array_equal(unpack_rows(*pack_rows(once)), once)


def test_a_row_of_zeros_stays_zero():
    table = np.array([[0, 0], [1, -2]], dtype=np.float32)
    assert (unpack_rows(*pack_rows(table))[0] == 0).all()


def test_scales_that_do_not_fit_are_refused():
    rows, scale = pack_rows(np.ones((3, 2), dtype=np.float32))
    with pytest.raises(UserError, match="3 rows"):
        unpack_rows(rows, scale[:2])
