"""Attributions without quadrature: in closed form where the network allows it.

A one-layer TextCNN is piecewise linear along the path of Integrated Gradients, and its pieces
can be walked; a linear model is its own explanation.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import (
    BASELINES,
    about,
    ask,
    attribution,
    baseline_vector,
    look_at,
)
from textcls.attribution.lines import Lines, lines_of
from textcls.models import Linear, TextCNN, WideCNN
from textcls.values import TokenAttribution


def weights(
    model: TrainedModel, text: str, *, target: str | None, against: str | None, baseline: str
) -> TokenAttribution:
    """Weight times value of every n-gram, shared evenly among its words.

    F(baseline) is the bias: what the model says without a word, which is every baseline here.
    """
    question = ask(model, text, target, against)
    scores = model.network.per_token(model.network.weigh(question.embedded, question.direction)[0])
    BASELINES[baseline]  # the sentence for a name that is not there
    return attribution(model, question, "weights", "pad", scores, steps=None)


def exact_integrated_gradients(
    model: TrainedModel, text: str, *, target: str | None, against: str | None, baseline: str
) -> TokenAttribution:
    """Integrated Gradients of a one-layer TextCNN, its integral solved and not sampled.

    With m the share of the path on which a window is its filter's maximum and D how far the
    filter rises there, IG of the window is W m D, and IG of a token is the sum of
    W m <K[slot], e - b> over the windows that hold it. Their sum is F(e) - F(b) exactly.
    """
    look = look_at(model, text)
    walk = walk_paths(model.network, look.embedded, look.lengths, baseline)
    question = about(model, look, walk.logits[0], target, against)
    scores = question.direction @ scores_of_classes(model.network, walk)[0]
    end = {"base_logits": walk.base_logits[0]}
    return attribution(model, question, "exact-ig", baseline, scores, steps=None, **end)


def is_linear(model: TrainedModel) -> bool:
    """Whether the logits are sums of weights."""
    return isinstance(model.network, Linear)


def is_one_layer_cnn(model: TrainedModel) -> bool:
    """Whether the network is a TextCNN, alone or beside a bag of n-grams."""
    return isinstance(model.network, TextCNN)


# --- the walk from the baseline to the text --------------------------------------------------


@dataclass(frozen=True, slots=True)
class WalkedFilters:
    """The filters of one width, and the share of the path on which each line is the highest."""

    width: int
    weight: Tensor  # (K, F)
    lines: Lines
    shares: Tensor  # (B, F, C)


@dataclass(frozen=True, slots=True)
class Walk:
    """What every window did between a baseline and B texts of one length."""

    embedded: Tensor  # (B, T, E)
    logits: Tensor  # (B, K) of the texts
    base_logits: Tensor  # (B, K) of the baseline
    parts: tuple[WalkedFilters, ...]


@torch.no_grad()
def walk_paths(network: TextCNN, embedded: Tensor, lengths: Tensor, baseline: str) -> Walk:
    """The path from a baseline to texts (B, T, E) without padding, in float64.

    The very lines whose envelope is walked give both ends of it, F(e) and F(b).
    """
    size = network.embedding.embedding_dim
    base = baseline_vector(network, embedded, baseline)[:size]
    lines = lines_of(network, embedded[:, :, :size], base)
    weight, bias = network.head_rows()
    ends = []
    for at in (1.0, 0.0):
        z = torch.cat([line.highest(at, floor=network.relu) for line in lines], dim=1)
        ends.append(z @ weight.T + bias)
        if isinstance(network, WideCNN):
            ends[-1] += network.wide.classify(at * embedded[:, :, size:], lengths)
    filters = weight.split(network.convolutions[0].out_channels, dim=1)
    parts = tuple(
        WalkedFilters(width, own, line, line.shares(floor=network.relu))
        for width, own, line in zip(network.widths, filters, lines, strict=True)
    )
    return Walk(embedded, *ends, parts)


@torch.no_grad()
def scores_of_classes(network: TextCNN, walk: Walk) -> Tensor:
    """(B, K, T): Integrated Gradients of every token for every class."""
    (texts, classes), length = walk.logits.shape, walk.embedded.shape[1]
    behind = max(network.widths) - 1  # where windows reach, and add nothing
    scores = torch.zeros(texts, classes, length + behind, dtype=torch.float64)
    for part in walk.parts:
        rise = part.shares[..., None] * part.lines.slots  # (B, F, C, k)
        added = part.weight[:, :, None] * rise.flatten(2)[:, None]  # (B, K, F, C * k)
        tokens = part.lines.first[..., None] + torch.arange(part.width)
        tokens = tokens.flatten(1)[:, None].expand(-1, classes, -1)
        scores.scatter_add_(2, tokens, added.flatten(2))
    if isinstance(network, WideCNN):
        scores[:, :, :length] += _scores_of_bag(network, walk)
    return scores[:, :, :length]


def _scores_of_bag(network: WideCNN, walk: Walk) -> Tensor:
    """(B, K, T): the n-grams of the bag, shared among their words."""
    classes = torch.eye(walk.logits.shape[1], dtype=torch.float64)
    parts = walk.embedded[:, :, network.embedding.embedding_dim :]
    weighed = [network.wide.weigh(parts, one) for one in classes]  # (B, T, orders * K) each
    return torch.stack(
        [torch.stack([network.wide.per_token(text) for text in one]) for one in weighed], dim=1
    )
