"""Tables of word vectors in a quarter of their size: int8 rows, each with a scale of its own.

What is read back differs from what was saved by at most half of 1/127 of a row's greatest
component; packed again, that is the same table to the last bit.
"""

import numpy as np

from textcls.registry import UserError

SCALE = ".row_scale"  # what a table's scales are called beside it


def pack_rows(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(N, E) floats -> (N, E) int8 and (N,) float32 with table ~ rows * scale."""
    # With 16 binary digits, 127 * scale is a float32 without rounding: packing again is exact.
    digits, exponent = np.frexp(np.abs(table).max(axis=1, initial=0.0).astype(np.float64) / 127)
    scale = np.ldexp(np.ceil(digits * 2**16), exponent - 16).astype(np.float32)
    rows = table / np.where(scale > 0, scale, 1)[:, None]
    return np.clip(np.rint(rows), -127, 127).astype(np.int8), scale


def unpack_rows(rows: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """The floats again, (N, E) in float32. Raises UserError where the two do not fit."""
    if scale.shape != rows.shape[:1]:
        raise UserError(f"there are {rows.shape[0]} rows and {scale.shape} scales")
    return rows.astype(np.float32) * scale.astype(np.float32)[:, None]
