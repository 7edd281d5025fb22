"""F of a text of which only some words are there, the others replaced by a baseline.

What occlusion, Shapley values and LIME ask of a network. Filters and bags of n-grams are not
run anew for each of them: what every word brings is computed once, and only summed up again.
"""

from typing import Protocol

import torch
from torch import Tensor

from textcls.attribution.bag_game import BagGame
from textcls.attribution.base import Question, baseline_vector
from textcls.attribution.filter_game import FilterGame
from textcls.models import Classifier, Linear, TextCNN, WideCNN

_TOKENS_AT_ONCE = 65_536


class Game(Protocol):
    """A network before a text and a baseline; everything it answers is F, in float64."""

    def values(self, kept: Tensor) -> Tensor:
        """(S, T) which words are there -> (S,): F of each of these texts."""

    def curves(self, orders: Tensor) -> Tensor:
        """(P, T) orders of the words -> (P, T + 1): F after each one joins, from none to all."""


@torch.no_grad()
def values_of(network: Classifier, question: Question, baseline: str, kept: Tensor) -> Tensor:
    """(S, T) which words are there -> (S,): F of each of these texts."""
    return sum(game.values(kept) for game in _games(network, question, baseline))


@torch.no_grad()
def gains_of(network: Classifier, question: Question, baseline: str, orders: Tensor) -> Tensor:
    """(P, T) orders of the words -> (P, T): what F gains when each joins those before it.

    Columns stand in the order of the text; every row sums to F(text) - F(baseline).
    """
    curves = sum(game.curves(orders) for game in _games(network, question, baseline))
    return torch.zeros(orders.shape, dtype=torch.float64).scatter_(1, orders, curves.diff(dim=1))


def _games(network: Classifier, question: Question, baseline: str) -> list[Game]:
    """The parts whose sum is F."""
    if isinstance(network, TextCNN):
        deep = FilterGame.of(network, question, baseline)
        wide = [BagGame(network.wide, question)] if isinstance(network, WideCNN) else []
        return [deep, *wide]
    if isinstance(network, Linear):
        return [BagGame(network, question)]
    return [_AnswerGame(network, question, baseline)]


class _AnswerGame:
    """Any network, asked about every text."""

    def __init__(self, network: Classifier, question: Question, baseline: str) -> None:
        self.network, self.question, self.baseline = network, question, baseline

    def values(self, kept: Tensor) -> Tensor:
        rows, direction = torch.tensor(self.question.rows), self.question.direction
        answers = []
        for some in kept.split(max(_TOKENS_AT_ONCE // len(rows), 1)):
            embedded = self.network.embed(torch.where(some, rows, 0)).to(direction.dtype)
            vector = baseline_vector(self.network, embedded, self.baseline)
            embedded = torch.where(some[:, :, None], embedded, vector)
            lengths = self.question.lengths.expand(len(some))
            answers.append((self.network.classify(embedded, lengths) @ direction).double())
        return torch.cat(answers)

    def curves(self, orders: Tensor) -> Tensor:
        length = orders.shape[1]
        place = orders.argsort(dim=1)  # of each word in each order
        kept = place[:, None, :] < torch.arange(length + 1)[:, None]  # (P, T + 1, T)
        return self.values(kept.flatten(0, 1)).view(-1, length + 1)
