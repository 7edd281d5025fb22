"""Attributions without quadrature: in closed form where the network allows it.

A one-layer TextCNN is piecewise linear along the path of Integrated Gradients, and its pieces
can be walked; a linear model is its own explanation.
"""

import torch
from torch import Tensor
from torch.nn import functional

from textcls.artifacts import TrainedModel
from textcls.attribution.base import BASELINES, Question, ask, attribution, baseline_vector
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

    On the path b + a(e - b) every pre-activation is a straight line A + a D in a, so each
    filter's maximum is the upper envelope of lines. With m the share of [0, 1] on which a
    window carries the envelope, IG of the window is W m D, and IG of a token is the sum of
    W m <K[slot], e - b> over the windows that hold it. Their sum is F(e) - F(b) exactly.
    """
    question = ask(model, text, target, against)
    network = model.network
    size = network.embedding.embedding_dim
    base = baseline_vector(network, question.embedded, baseline)[:size]
    scores = _convolutional(network, question, question.embedded[0, :, :size], base)
    if isinstance(network, WideCNN):
        wide = network.wide
        bag = wide.weigh(question.embedded[:, :, size:], question.direction)[0]
        scores = scores + wide.per_token(bag)
    return attribution(model, question, "exact-ig", baseline, scores, steps=None)


def is_linear(model: TrainedModel) -> bool:
    """Whether the logits are sums of weights."""
    return isinstance(model.network, Linear)


def is_one_layer_cnn(model: TrainedModel) -> bool:
    """Whether the network is a TextCNN, alone or beside a bag of n-grams."""
    return isinstance(model.network, TextCNN)


@torch.no_grad()
def _convolutional(network: TextCNN, question: Question, embedded: Tensor, base: Tensor) -> Tensor:
    """(T, E) text, (E,) baseline -> (T,) scores in float64."""
    text, base = embedded.double(), base.double()
    weight = question.direction.double() @ network.head_rows()[0].double()  # (widths * F,)
    scores = torch.zeros(len(text), dtype=torch.float64)
    filters = iter(weight.split(network.convolutions[0].out_channels))
    for convolution in network.convolutions:
        kernel = convolution.weight.double()  # (F, E, k)
        change, start = _lines(kernel, convolution.bias.double(), text, base)
        slope = _windows(change)  # (F, T)
        share = envelope_shares(start, slope, floor=network.relu)  # (F, T)
        carried = share * next(filters)[:, None]
        for slot, slot_change in enumerate(change):  # (F, T) each
            end = len(text) - slot
            if end > 0:
                scores[slot:] += (carried[:, :end] * slot_change[:, slot:]).sum(dim=0)
    return scores


def _lines(kernel: Tensor, bias: Tensor, text: Tensor, base: Tensor) -> tuple[Tensor, Tensor]:
    """What each slot's product changes along the path (k, F, T), and u_f(p) at its start (F, T)."""
    change = torch.einsum("fek,te->kft", kernel, text - base)
    at_base = torch.einsum("fek,e->kf", kernel, base)[:, :, None].expand_as(change)
    return change, bias[:, None] + _windows(at_base)


def _windows(slots: Tensor) -> Tensor:
    """(k, F, T) products of slot and token -> (F, T): their sum over the window from each token."""
    total = slots[0].clone()
    for slot in range(1, len(slots)):
        end = max(total.shape[1] - slot, 0)
        total[:, :end] += slots[slot][:, slot:]
    return total


def envelope_shares(start: Tensor, slope: Tensor, *, floor: bool) -> Tensor:
    """(F, T) lines start + a * slope -> (F, T): the share of a in [0, 1] each is the highest.

    With `floor` the constant line 0 takes its share too, which is not returned. Ties go to the
    steeper line. All rows are walked at once, a breakpoint a pass.
    """
    if floor:
        start = functional.pad(start, (0, 1))
        slope = functional.pad(slope, (0, 1))
    best = start.amax(dim=1, keepdim=True)
    current = slope.masked_fill(start < best, -torch.inf).argmax(dim=1, keepdim=True)
    shares = torch.zeros_like(start)
    at = torch.zeros_like(best)
    while bool((at < 1).any()):
        rise = slope - slope.gather(1, current)
        gap = start.gather(1, current) - start
        meets = torch.where(rise > 0, gap / rise, torch.inf).maximum(at)
        until = meets.amin(dim=1, keepdim=True)
        steepest = slope.masked_fill(meets > until, -torch.inf).argmax(dim=1, keepdim=True)
        shares.scatter_add_(1, current, until.clamp(max=1) - at)
        at = until.clamp(max=1)
        current = torch.where(until < 1, steepest, current)
    return shares[:, :-1] if floor else shares
