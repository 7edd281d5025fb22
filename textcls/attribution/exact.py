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
    Look,
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
    walk = walk_path(model, text, baseline)
    question = about(model, walk.look, walk.logits, target, against)
    scores = question.direction @ scores_of_classes(model, walk)
    end = {"base_logits": walk.base_logits}
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
    shares: Tensor  # (F, C)


@dataclass(frozen=True, slots=True)
class Walk:
    """What every window did between a baseline and a text, and the answers to both, (K,) each."""

    look: Look
    logits: Tensor
    base_logits: Tensor
    parts: tuple[WalkedFilters, ...]


@torch.no_grad()
def walk_path(model: TrainedModel, text: str, baseline: str) -> Walk:
    """The path from a baseline to a text through a one-layer TextCNN, in float64.

    The very lines whose envelope is walked give both ends of it, F(e) and F(b).
    """
    network, look = model.network, look_at(model, text)
    size = network.embedding.embedding_dim
    base = baseline_vector(network, look.embedded, baseline)[:size]
    lines = lines_of(network, look.embedded[0, :, :size], base)
    weight, bias = network.head_rows()
    answers = []
    for at in (1.0, 0.0):
        z = torch.cat([line.highest(at, floor=network.relu) for line in lines])
        answers.append(weight @ z + bias)
        if isinstance(network, WideCNN):
            bag = at * look.embedded[:, :, size:]
            answers[-1] += network.wide.classify(bag, look.lengths)[0]
    parts = tuple(
        WalkedFilters(width, own, line, line.shares(floor=network.relu))
        for width, own, line in zip(
            network.widths, weight.split(len(lines[0].start), dim=1), lines, strict=True
        )
    )
    return Walk(look, *answers, parts)


@torch.no_grad()
def scores_of_classes(model: TrainedModel, walk: Walk) -> Tensor:
    """(K, T): Integrated Gradients of every token for every class."""
    network, length = model.network, walk.look.embedded.shape[1]
    classes = len(walk.logits)
    behind = max(network.widths) - 1  # where windows reach, and add nothing
    scores = torch.zeros(classes, length + behind, dtype=torch.float64)
    for part in walk.parts:
        rise = (part.shares[:, :, None] * part.lines.slots).flatten(1)  # (F, C * k)
        tokens = part.lines.first[:, :, None] + torch.arange(part.width)
        added = part.weight[:, :, None] * rise  # (K, F, C * k)
        scores.index_add_(1, tokens.flatten(), added.flatten(1))
    scores = scores[:, :length]
    if isinstance(network, WideCNN):
        bag = walk.look.embedded[:, :, network.embedding.embedding_dim :]
        weighed = [network.wide.weigh(bag, one)[0] for one in torch.eye(classes).double()]
        scores += torch.stack([network.wide.per_token(one) for one in weighed])
    return scores
