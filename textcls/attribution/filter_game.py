"""The filters of a TextCNN before a text of which only some words are there."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from textcls.attribution.base import Question, baseline_vector
from textcls.attribution.lines import slot_products, windows
from textcls.models import TextCNN

_NUMBERS_AT_ONCE = 524_288  # as many as a core keeps close at hand


@dataclass(frozen=True, slots=True)
class FilterGame:
    """What each word adds at each slot of each filter, by width, in float64.

    A text with other words is other sums of these and other maxima: no convolution.
    """

    relu: bool
    bias: Tensor  # (): what F is while no filter is active
    weights: list[Tensor]  # (F,), float64
    starts: list[Tensor]  # (T, F): u_f at the baseline
    slots: list[Tensor]  # (T, k, F): how far each word moves it

    @classmethod
    def of(cls, network: TextCNN, question: Question, baseline: str) -> "FilterGame":
        size = network.embedding.embedding_dim
        text = question.embedded[0, :, :size]
        base = baseline_vector(network, question.embedded, baseline)[:size]
        weight, bias = network.head_rows()
        convolutions = network.convolutions
        return cls(
            relu=network.relu,
            bias=question.direction @ bias,
            weights=list((question.direction @ weight).split(convolutions[0].out_channels)),
            starts=[
                (windows(slot_products(one, base.expand_as(text))[None])[0] + one.bias)
                for one in convolutions
            ],
            slots=[slot_products(one, text - base) for one in convolutions],
        )

    def values(self, kept: Tensor) -> Tensor:
        """(S, T) which words are there -> (S,): F of each of these texts."""
        total = self.bias.repeat(len(kept))
        for weight, start, slots in zip(self.weights, self.starts, self.slots, strict=True):
            total += torch.cat(
                [
                    self._pooled(_windows_of(start, slots, some)) @ weight
                    for some in kept.split(max(_NUMBERS_AT_ONCE // start.numel(), 1))
                ]
            )
        return total

    def curves(self, orders: Tensor) -> Tensor:
        """(P, T) orders of the words -> (P, T + 1): F after each one joins, from none to all."""
        total = self.bias.repeat(len(orders), orders.shape[1] + 1)
        for weight, start, slots in zip(self.weights, self.starts, self.slots, strict=True):
            total += torch.cat(
                [
                    self._curves(some, weight, start, slots)
                    for some in orders.split(max(_NUMBERS_AT_ONCE // start.numel(), 1))
                ]
            )
        return total

    def _curves(self, orders: Tensor, weight: Tensor, start: Tensor, slots: Tensor) -> Tensor:
        """The part of one width: a word that joins moves the k windows it is in."""
        width = slots.shape[1]
        # In front stand places for windows that would start before the text, never the highest.
        u = functional.pad(start, (0, 0, width - 1, 0), value=-torch.inf)
        u = u.repeat(len(orders), 1, 1)  # (P, k - 1 + T, F)
        row, back = torch.arange(len(orders))[:, None], width - 1 - torch.arange(width)
        found = [self._pooled(u) @ weight]
        for word in orders.T:  # (P,)
            u[row, word[:, None] + back] += slots[word]
            found.append(self._pooled(u) @ weight)
        return torch.stack(found, dim=1)

    def _pooled(self, u: Tensor) -> Tensor:
        """(S, T, F) -> (S, F): each filter's best window."""
        z = u.amax(dim=1)
        return z.clamp(min=0) if self.relu else z


def _windows_of(start: Tensor, slots: Tensor, kept: Tensor) -> Tensor:
    """(T, F), (T, k, F), (S, T) -> (S, T, F): u_f of every window of every text."""
    u = start.repeat(len(kept), 1, 1)
    there = kept.to(u.dtype)[:, :, None]
    for slot in range(min(slots.shape[1], len(start))):
        u[:, : len(start) - slot] += there[:, slot:] * slots[slot:, slot]
    return u
