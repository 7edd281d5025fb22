"""The filters of a TextCNN on the way from a baseline to a text: straight lines, and their maximum.

On the path b + a (e - b) with a in [0, 1] the pre-activation of a filter at a window is the line
start + a * slope, so the filter's maximum is the upper envelope of such lines.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from textcls.models import TextCNN


@dataclass(frozen=True, slots=True)
class Lines:
    """Of each of the F filters of width k the C <= k lines that may be the highest somewhere.

    B texts of one length. The baseline is the same word at every place. So all windows that lie
    within the text start alike, and only the steepest of them, the first of equals, can ever be
    the highest; each window that reaches behind the end starts at a height of its own.
    """

    first: Tensor  # (B, F, C): the token that each window starts at, ascending
    start: Tensor  # (B, F, C): u_f of the baseline
    slope: Tensor  # (B, F, C): how u_f changes from the baseline to the text
    slots: Tensor  # (B, F, C, k): what each word adds to the slope, 0 behind the end

    def highest(self, at: float, *, floor: bool) -> Tensor:
        """(B, F): z_f at a place of the path."""
        z = (self.start + at * self.slope).amax(dim=-1)
        return z.clamp(min=0) if floor else z

    def shares(self, *, floor: bool) -> Tensor:
        """(B, F, C): the share of the path on which each line is the highest."""
        return envelope_shares(self.start, self.slope, floor=floor)


def lines_of(network: TextCNN, texts: Tensor, base: Tensor) -> list[Lines]:
    """(B, T, E) texts and (E,) baseline -> the lines of each width's filters, in float64."""
    texts, base = texts.double(), base.double()
    return [_lines(convolution, texts - base, base) for convolution in network.convolutions]


def _lines(convolution: nn.Conv1d, change: Tensor, base: Tensor) -> Lines:
    slots = slot_products(convolution, change)  # (B, T, k, F)
    at_base = slot_products(convolution, base)  # (k, F)
    slopes = windows(slots)  # (B, T, F)
    texts, length, width, filters = slots.shape
    inside = max(length - width + 1, 0)
    first = torch.arange(inside, length)[:, None].expand(texts, -1, filters)
    words = torch.arange(length - inside, 0, -1)  # in each window behind those inside
    if inside:
        steepest = slopes[:, :inside].max(dim=1, keepdim=True).indices
        first = torch.cat([steepest, first], dim=1)  # (B, C, F)
        words = torch.cat([torch.tensor([width]), words])
    start = convolution.bias.double() + at_base.cumsum(dim=0)[words - 1]  # (C, F)
    return Lines(
        first.mT, start.expand(first.shape).mT, slopes.gather(1, first).mT, _pick(slots, first)
    )


def slot_products(convolution: nn.Conv1d, words: Tensor) -> Tensor:
    """(..., E) -> (..., k, F): <K_f[slot], word> of every word at every slot, as precise."""
    filters, _, width = convolution.weight.shape
    kernel = convolution.weight.to(words.dtype).permute(1, 2, 0).flatten(start_dim=1)
    return (words @ kernel).unflatten(-1, (width, filters))


def windows(slots: Tensor) -> Tensor:
    """(B, T, k, F) products of token and slot -> (B, T, F): their sum from each token on."""
    total = slots[:, :, 0].clone()
    length = total.shape[1]
    for slot in range(1, min(slots.shape[2], length)):
        total[:, : length - slot] += slots[:, slot:, slot]
    return total


def _pick(slots: Tensor, first: Tensor) -> Tensor:
    """(B, T, k, F) products, (B, C, F) windows -> (B, F, C, k): the products in each window."""
    width = slots.shape[2]
    padded = functional.pad(slots, (0, 0, 0, 0, 0, width - 1))  # (B, T + k - 1, k, F)
    picked = [padded[:, :, slot].gather(1, first + slot) for slot in range(width)]
    return torch.stack(picked, dim=3).transpose(1, 2)


def envelope_shares(start: Tensor, slope: Tensor, *, floor: bool) -> Tensor:
    """(..., C) lines start + a * slope -> (..., C): the share of a in [0, 1] each is the highest.

    With `floor` the constant line 0 takes its share too, which is not returned. Ties go to the
    steeper line. All rows are walked at once, a breakpoint a pass.
    """
    if floor:
        start = functional.pad(start, (0, 1))
        slope = functional.pad(slope, (0, 1))
    best = start.amax(dim=-1, keepdim=True)
    current = slope.masked_fill(start < best, -torch.inf).argmax(dim=-1, keepdim=True)
    shares = torch.zeros_like(start)
    at = torch.zeros_like(best)
    while bool((at < 1).any()):
        rise = slope - slope.gather(-1, current)
        gap = start.gather(-1, current) - start
        meets = torch.where(rise > 0, gap / rise, torch.inf).maximum(at)
        until = meets.amin(dim=-1, keepdim=True)
        steepest = slope.masked_fill(meets > until, -torch.inf).argmax(dim=-1, keepdim=True)
        shares.scatter_add_(-1, current, until.clamp(max=1) - at)
        at = until.clamp(max=1)
        current = torch.where(until < 1, steepest, current)
    return shares[..., :-1] if floor else shares
