"""A network's arrays as they lie in a file: word vectors as int8 rows, all else as float16."""

import torch
from torch import Tensor

from textcls.weights import SCALE, pack_rows, unpack_rows

_TABLE = "embedding.weight"
_WIDE = 16  # components from which a row of the table is worth a scale of its own


def packed(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The arrays of a network's state, rounded; a wide table has its scales beside it."""
    arrays = {
        name: tensor.half() if tensor.is_floating_point() else tensor
        for name, tensor in state.items()
    }
    if state[_TABLE].shape[1] >= _WIDE:
        rows, scale = pack_rows(state[_TABLE].numpy())
        arrays |= {_TABLE: torch.from_numpy(rows), _TABLE + SCALE: torch.from_numpy(scale)}
    return arrays


def unpacked(arrays: dict[str, Tensor]) -> dict[str, Tensor]:
    """The state again; a table without scales was stored as float16."""
    if _TABLE + SCALE not in arrays:
        return arrays
    table = unpack_rows(arrays[_TABLE].numpy(), arrays[_TABLE + SCALE].numpy())
    rest = {name: tensor for name, tensor in arrays.items() if name != _TABLE + SCALE}
    return rest | {_TABLE: torch.from_numpy(table)}


def as_stored(table: Tensor) -> Tensor:
    """(V, E) word vectors, rounded as they are when a model is saved."""
    return unpacked(packed({_TABLE: table}))[_TABLE].float()


def with_scales(expected: dict[str, tuple[int, ...]], found) -> dict[str, tuple[int, ...]]:
    """The shapes of a state, and that of the scales where those are among the arrays found."""
    if _TABLE + SCALE not in found:
        return expected
    return expected | {_TABLE + SCALE: expected[_TABLE][:1]}
