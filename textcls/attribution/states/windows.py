"""The exact account of an RCNN's logit over its steps, and that of the bag beside it.

The head reads the mean state and each filter's best window, cut at 0. On the piece this text is
on, where the best windows and the filters above 0 are known, F = beta + sum over steps: a window's
answer is a sum over its words of <K, (forward state, backward state, word vector)>, so a step's
share comes in three parts. The biases of the filters that are on belong to beta.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from textcls.attribution.base import Question
from textcls.attribution.states.walk import Walk, columns_of, windows_of
from textcls.models.rcnn import RCNN
from textcls.models.wide import Wide


class Account(NamedTuple):
    """F = bias + all steps, and how many units or filters are on, of how many."""

    bias: float
    steps: dict[str, Tensor]  # (S,) each, by what a step speaks through
    active: tuple[int, int] | None


def window_account(network: RCNN, taken: Walk, direction: Tensor) -> Account:
    """The account of an RCNN for the classes of `direction` (K,), without a bag beside it."""
    columns = columns_of(taken)
    weights, bias = direction @ network.head.weight.double(), direction @ network.head.bias.double()
    both = 2 * network.states.hidden_size
    shares = torch.zeros_like(columns)
    shares[:, :both] = columns[:, :both] * weights[:both] / len(columns)
    on, filters = 0, weights[both:].chunk(len(network.convolutions))
    for convolution, windows, heads in zip(
        network.convolutions, windows_of(network, taken), filters, strict=True
    ):
        best, places = windows[0].max(dim=1)  # of equals the first
        active = heads * (best > 0)
        bias = bias + active @ convolution.bias.double()
        shares += _of_filters(convolution, columns, places, active)
        on += int((best > 0).sum())
    forward, backward, word = shares.split([both // 2, both // 2, columns.shape[1] - both], dim=1)
    ways = {"forward": forward, "backward": backward, "word": word}
    steps = {way: part.sum(dim=1) for way, part in ways.items()}
    return Account(bias.item(), steps, (on, sum(map(len, filters))))


def _of_filters(convolution: nn.Conv1d, columns: Tensor, places: Tensor, active: Tensor) -> Tensor:
    """(S, C): what each component of each step adds through the best windows of the filters."""
    kernel, width = convolution.weight.double(), convolution.kernel_size[0]
    behind = functional.pad(columns, (0, 0, 0, width - 1))
    shares = torch.zeros_like(behind)
    for slot in range(width):
        rows = behind[places + slot] * kernel[:, :, slot] * active[:, None]
        shares.index_add_(0, places + slot, rows)
    return shares[: len(columns)]


class Bag(NamedTuple):
    """What a linear model beside a net adds."""

    logits: Tensor  # (K,)
    bias: float
    steps: Tensor  # (T,): an n-gram is shared evenly among its words


def bag_account(network: Wide, question: Question) -> Bag:
    """The bag's part of the logits, and of the question over the words."""
    parts = question.embedded[:, :, network.embedding.embedding_dim :].double()
    direction = question.direction.double()
    return Bag(
        network.wide.classify(parts, question.lengths)[0],
        (direction @ network.wide.bias.double()).item(),
        network.wide.per_token(network.wide.weigh(parts, direction)[0]),
    )
