"""The n-gram ledger: a logit as its start and one sum per n-gram, exactly."""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import BASELINES, Question, about, ask, look_at
from textcls.attribution.exact import Walk, WalkedFilters, walk_paths
from textcls.models import Linear, TextCNN, WideCNN
from textcls.registry import UserError
from textcls.values import Match, Ngram, NgramLedger

Window = tuple[int, int]  # the first token and the width


def ngram_ledger(
    model: TrainedModel,
    text: str,
    *,
    target: str | None = None,
    against: str | None = None,
    baseline: str | None = None,
) -> NgramLedger:
    """F as a sum over n-grams, from the bias of the head or from a baseline.

    From the bias: F = beta + sum_f W_f z_f, and z_f belongs to the window at argmax_p u_f(p),
    the first of equals; a filter that ReLU silences adds 0 and is counted as inactive. From a
    baseline: F(e) = F(b) + sum W_f m_f(p) D_f(p), the windows of exact Integrated Gradients. In a
    linear model every n-gram adds its value times its weight. Raises UserError for nets that are
    no sum over n-grams.
    """
    if not has_ngrams(model):
        raise UserError(
            f"'{model.card.name}' is a {model.card.recipe.architecture}, whose logits are no sum "
            "over n-grams; use the method 'ig'"
        )
    asked = {"target": target, "against": against}
    if baseline is not None:
        BASELINES[baseline]  # the sentence for a name that is not there
    if isinstance(model.network, TextCNN):
        look = look_at(model, text)
        walk = walk_paths(model.network, look.embedded, look.lengths, baseline or "zero")
        question = about(model, look, walk.logits[0], **asked)
        account = _of_filters(model.network, question, walk, from_bias=baseline is None)
    else:
        account = _of_bag(model.network, ask(model, text, **asked))
    return account.ledger(model, baseline)


def has_ngrams(model: TrainedModel) -> bool:
    """Whether the model's logits are a sum over n-grams."""
    return isinstance(model.network, (TextCNN, Linear))


@dataclass(frozen=True, slots=True)
class Account:
    """A question with what each window adds: through filters, and through a bag of n-grams."""

    question: Question
    start: Tensor  # (K,) logits before any n-gram is counted
    matches: dict[Window, list[Match]]
    bag: dict[Window, float]
    inactive: int

    def ledger(self, model: TrainedModel, baseline: str | None) -> NgramLedger:
        question = self.question
        shares = self.start.double().softmax(0).tolist()
        return NgramLedger(
            question.prediction,
            question.target,
            question.against,
            bias=(question.direction @ self.start.to(question.direction.dtype)).item(),
            ngrams=self._strongest_first(),
            inactive=self.inactive,
            baseline=baseline,
            start_probabilities=dict(zip(model.card.labels, shares, strict=True)),
        )

    def _strongest_first(self) -> tuple[Ngram, ...]:
        found = [
            _ngram(self.question, window, self.matches.get(window, []), self.bag.get(window, 0.0))
            for window in self.matches | self.bag
        ]
        return tuple(sorted(found, key=lambda n: (-abs(n.contribution), n.first, n.width)))


def _ngram(question: Question, window: Window, matches: list[Match], bag: float) -> Ngram:
    first, width = window
    real = question.prediction.tokens[first : first + width]
    return Ngram(
        text=" ".join(token.text for token in real),
        start=real[0].start,
        end=real[-1].end,
        first=first,
        width=width,
        padding=width - len(real),
        contribution=sum(match.contribution for match in matches) + bag,
        matches=tuple(sorted(matches, key=lambda match: -abs(match.contribution))),
    )


# --- filters ---------------------------------------------------------------------------------


@torch.no_grad()
def _of_filters(network: TextCNN, question: Question, walk: Walk, *, from_bias: bool) -> Account:
    """Every filter at its best window, or at all windows that it rose along."""
    matches: dict[Window, list[Match]] = {}
    active, numbered = set(), 0
    for part, convolution in zip(walk.parts, network.convolutions, strict=True):
        if from_bias:
            shares, bias = _at_best(part, floor=network.relu), convolution.bias.tolist()
        else:
            shares, bias = part.shares, [0.0] * part.shares.shape[1]
        weight = (question.direction @ part.weight).tolist()
        for match, first in _matches(part, shares[0], numbered, weight, bias):
            matches.setdefault((first, part.width), []).append(match)
            active.add(match.filter)
        numbered += len(bias)
    start = _biases(network) if from_bias else walk.base_logits[0]
    bag = _bag_windows(network.wide, question) if isinstance(network, WideCNN) else {}
    return Account(question, start, matches, bag, numbered - len(active))


def _matches(
    part: WalkedFilters, shares: Tensor, numbered: int, weights: list[float], bias: list[float]
) -> Iterator[tuple[Match, int]]:
    """Each filter at each window that it has a share of, and the token that one starts at."""
    filters, places = shares.nonzero(as_tuple=True)
    first = part.lines.first[0]
    columns = (filters, shares[filters, places], first[filters, places])
    slots = part.lines.slots[0, filters, places].tolist()
    rows = zip(*(column.tolist() for column in columns), slots, strict=True)
    length = first.max().item() + 1
    for own, share, first, added in rows:
        real = tuple(added[: length - first])
        yield Match(numbered + own, weights[own], share, bias[own], real), first


def _at_best(part: WalkedFilters, *, floor: bool) -> Tensor:
    """(B, F, C): 1 at each filter's best window, the first of equals; 0 where it is silent."""
    u = part.lines.start + part.lines.slope
    best, place = u.max(dim=2, keepdim=True)
    found = torch.ones_like(best) if not floor else (best > 0).to(u.dtype)
    return torch.zeros_like(u).scatter_(2, place, found)


def _biases(network: TextCNN) -> Tensor:
    """(K,): what the logits are while no filter and no n-gram is active."""
    bias = network.head_rows()[1]
    return bias + network.wide.bias.double() if isinstance(network, WideCNN) else bias


# --- a bag of n-grams ------------------------------------------------------------------------


def _of_bag(bag: Linear, question: Question) -> Account:
    return Account(question, bag.bias, {}, _bag_windows(bag, question), inactive=0)


@torch.no_grad()
def _bag_windows(bag: Linear, question: Question) -> dict[Window, float]:
    """What the n-gram of each window adds; the bag's own components are the last of a word's."""
    parts = question.embedded[:, :, question.embedded.shape[2] - bag.components :]
    by_order = bag.per_ngram(bag.weigh(parts, question.direction)[0])  # (T, orders)
    places = by_order.nonzero().tolist()
    values = by_order[by_order != 0].tolist()
    return {(first, order + 1): v for (first, order), v in zip(places, values, strict=True)}
