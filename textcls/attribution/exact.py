"""Attributions without quadrature: in closed form where the network allows it.

A one-layer TextCNN is piecewise linear along the path of Integrated Gradients, and its pieces
can be walked; a linear model is its own explanation.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import (
    BASELINES,
    Question,
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
    walk = walk_path(model, text, target=target, against=against, baseline=baseline)
    scores = torch.zeros(walk.question.embedded.shape[1] + max(model.network.widths))
    scores = scores.double()
    for part in walk.parts:
        added = part.carried[:, :, None] * part.lines.slots  # (F, C, k)
        tokens = part.lines.first[:, :, None] + torch.arange(added.shape[2])
        scores.index_add_(0, tokens.flatten(), added.flatten())
    scores = scores[: walk.question.embedded.shape[1]]
    if isinstance(model.network, WideCNN):
        wide = model.network.wide
        scores = scores + wide.per_token(walk.bag)
    return attribution(
        model,
        walk.question,
        "exact-ig",
        baseline,
        scores,
        steps=None,
        base_logits=walk.base_logits,
    )


def is_linear(model: TrainedModel) -> bool:
    """Whether the logits are sums of weights."""
    return isinstance(model.network, Linear)


def is_one_layer_cnn(model: TrainedModel) -> bool:
    """Whether the network is a TextCNN, alone or beside a bag of n-grams."""
    return isinstance(model.network, TextCNN)


# --- the walk from the baseline to the text --------------------------------------------------


@dataclass(frozen=True, slots=True)
class WalkedFilters:
    """The filters of one width: their lines, and weight times share of the path of each (F, C)."""

    width: int
    weight: Tensor  # (F,): of each filter in the logit that is explained
    lines: Lines
    shares: Tensor  # (F, C)

    @property
    def carried(self) -> Tensor:
        """(F, C): what a rise of one adds to the logit."""
        return self.weight[:, None] * self.shares


@dataclass(frozen=True, slots=True)
class Walk:
    """A question, the network's answer to the baseline, and what every window did between."""

    question: Question
    base_logits: Tensor  # (K,)
    parts: tuple[WalkedFilters, ...]
    bag: Tensor | None  # (T, orders * K): what the n-grams of a bag beside the filters add


@torch.no_grad()
def walk_path(
    model: TrainedModel, text: str, *, target: str | None, against: str | None, baseline: str
) -> Walk:
    """The path from a baseline to a text through a one-layer TextCNN, in float64.

    The very lines whose envelope is walked give both ends of it, F(e) and F(b).
    """
    network = model.network
    seen = look_at(model, text)
    size = network.embedding.embedding_dim
    base = baseline_vector(network, seen.embedded, baseline)[:size]
    lines = lines_of(network, seen.embedded[0, :, :size], base)
    logits, base_logits = _answers(network, seen.embedded, seen.lengths, lines)
    question = about(model, seen, logits, target, against)
    weight = (question.direction @ network.head_rows()[0]).split(len(lines[0].start))
    parts = tuple(
        WalkedFilters(width, own, line, line.shares(floor=network.relu))
        for width, own, line in zip(network.widths, weight, lines, strict=True)
    )
    bag = None
    if isinstance(network, WideCNN):
        bag = network.wide.weigh(seen.embedded[:, :, size:], question.direction)[0]
    return Walk(question, base_logits, parts, bag)


def _answers(
    network: TextCNN, embedded: Tensor, lengths: Tensor, lines: list[Lines]
) -> Iterator[Tensor]:
    """(K,) logits of the text, and of the baseline."""
    weight, bias = network.head_rows()
    for at in (1.0, 0.0):
        z = torch.cat([line.highest(at, floor=network.relu) for line in lines])
        logits = weight @ z + bias
        if isinstance(network, WideCNN):
            bag = embedded[:, :, network.embedding.embedding_dim :]
            logits = logits + network.wide.classify(at * bag, lengths)[0]
        yield logits
