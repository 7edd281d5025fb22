"""Negative n-grams: windows that would be among a filter's best, but for one word.

After Jacovi et al. (2018), section 5: a filter learns not only what to look for, but also what
must not stand there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from textcls.models import TextCNN
from textcls.studying.base import Watch, in_batches, windows

_FAR = 2.0  # standard deviations below the mean of its slot
_KEPT = 24  # windows of each filter, of which equal ones are one


@dataclass(frozen=True, slots=True)
class _Slots:
    """What every word adds in each slot of the filters of one width, and what is usual there."""

    tables: Tensor  # (width, V, F)
    mean: Tensor  # (width, F)
    far: Tensor  # (width, F): two standard deviations below the mean

    @classmethod
    def of(cls, kernel: Tensor, vectors: Tensor, counts: Tensor) -> "_Slots":
        """Of a kernel (F, E, width), word vectors (V, E), and how often each word stands there."""
        tables = torch.einsum("ve,few->wvf", vectors, kernel)
        shares = counts / counts.sum()
        mean = torch.einsum("v,wvf->wf", shares, tables)
        square = torch.einsum("v,wvf->wf", shares, tables.square())
        return cls(tables, mean, mean - _FAR * (square - mean.square()).clamp(min=0).sqrt())


@torch.inference_mode()
def negatives(
    network: TextCNN, texts: Sequence[list[int]], most: int, watch: Watch
) -> list[list[tuple[tuple[int, ...], int]]]:
    """Per filter at most so many n-grams, as vocabulary rows, with the slot of the bad word.

    Their ranking is by what the filter would say if that slot were as usual; filters of one
    word have none.
    """
    vectors = network.word_vectors()
    ids = torch.cat([torch.tensor(rows) for rows in texts])
    counts = torch.bincount(ids, minlength=len(vectors)).to(vectors.dtype)
    found: list[list[tuple[tuple[int, ...], int]]] = []
    wide = [width for width in network.widths if width > 1]
    for width, convolution in zip(network.widths, network.convolutions, strict=True):
        if width == 1:
            found += [[]] * convolution.out_channels
            continue
        done = wide.index(width)
        slots = _Slots.of(convolution.weight, vectors, counts)
        best = _best(
            slots,
            convolution.bias,
            texts,
            lambda share, done=done: watch((done + share) / len(wide)),
        )
        found += [_distinct(*one, most) for one in best]
    return found


def _best(
    slots: _Slots, bias: Tensor, texts: Sequence[list[int]], watch: Watch
) -> list[tuple[list[list[int]], list[int]]]:
    """Per filter the windows that would be strongest, strongest first, and their bad slots."""
    width, _, filters = slots.tables.shape
    value = torch.full((_KEPT, filters), -torch.inf)
    rows = torch.zeros(_KEPT, filters, width, dtype=torch.long)
    slot = torch.zeros(_KEPT, filters, dtype=torch.long)
    for ids, lengths in in_batches(texts, watch):
        would_be, place, bad = _candidates(slots, bias, ids, lengths)  # (B, F) each
        value, order = torch.cat([value, would_be]).topk(_KEPT, dim=0)
        slot = torch.cat([slot, bad]).gather(0, order)
        every = torch.cat([rows, windows(ids, place, width)])
        rows = every.gather(0, order[:, :, None].expand(-1, -1, width))
    real = value > -torch.inf
    return [(rows[real[:, f], f].tolist(), slot[real[:, f], f].tolist()) for f in range(filters)]


def _candidates(
    slots: _Slots, bias: Tensor, ids: Tensor, lengths: Tensor
) -> tuple[Tensor, Tensor, Tensor]:
    """Of each text and filter (B, F): the best value but for one slot, where, and which slot."""
    width = len(slots.tables)
    behind = functional.pad(ids, (0, width - 1))
    adds = [
        table[behind[:, slot : slot + ids.shape[1]]] for slot, table in enumerate(slots.tables)
    ]  # (B, T, F) each
    total = torch.stack(adds).sum(dim=0) + bias
    inside = torch.arange(ids.shape[1]) + width <= lengths[:, None]  # (B, T): no padding
    best = None
    for slot, add in enumerate(adds):
        low = (add < slots.far[slot]) & inside[:, :, None]
        would_be = (total - add + slots.mean[slot]).masked_fill(~low, -torch.inf)
        value, place = would_be.max(dim=1)
        bad = torch.full_like(place, slot)
        if best is None:
            best = (value, place, bad)
        else:
            better = value > best[0]
            pairs = zip((value, place, bad), best, strict=True)
            best = tuple(torch.where(better, new, old) for new, old in pairs)
    return best


def _distinct(
    rows: list[list[int]], slots: list[int], most: int
) -> list[tuple[tuple[int, ...], int]]:
    """The first of equal windows."""
    named: dict[tuple[int, ...], int] = {}
    for row, slot in zip(rows, slots, strict=True):
        named.setdefault(tuple(row), slot)
    return list(named.items())[:most]
