"""A bag of n-grams before a text of which only some words are there."""

import torch
from torch import Tensor

from textcls.attribution.base import Question
from textcls.models import Linear

_TOKENS_AT_ONCE = 65_536


class BagGame:
    """An n-gram is there as soon as all of its words are; absent words bring none."""

    def __init__(self, bag: Linear, question: Question) -> None:
        self.bag = bag
        self.rows = torch.tensor(question.rows)
        self.direction = question.direction
        self.bias = question.direction @ bag.bias.to(question.direction.dtype)

    def values(self, kept: Tensor) -> Tensor:
        """(S, T) which words are there -> (S,): F of each of these texts."""
        answers = []
        for some in kept.split(max(_TOKENS_AT_ONCE // len(self.rows), 1)):
            parts = self.bag.embed(torch.where(some, self.rows, 0)).to(self.direction.dtype)
            answers.append(self.bag.weigh(parts, self.direction).sum(dim=(1, 2)))
        return self.bias + torch.cat(answers)

    def curves(self, orders: Tensor) -> Tensor:
        """(P, T) orders of the words -> (P, T + 1): F after each one joins, from none to all."""
        feature, when = self._occurrences(orders.argsort(dim=1))
        if not len(feature):
            return self.bias.repeat(len(orders), orders.shape[1] + 1)
        # Sorted by feature and then by time, the c-th of a block is the c-th of it to come.
        by_time = (feature * orders.shape[1] + when).argsort(dim=1)
        feature, when = feature.sort().values, when.gather(1, by_time)
        _, counts = feature.unique_consecutive(return_counts=True)
        number = torch.cat([torch.arange(1, count + 1) for count in counts.tolist()])
        bag, scale = self.bag, self.bag.scale[feature].double()
        first = (number == 1).double()
        value = scale * (first if bag.binary else 1.0) * self._weights(feature)
        total = _running_sum(when, value, orders.shape[1])
        if bag.normalise:
            # c occurrences have a square of (c scale)^2, the c-th of them adds (2 c - 1) scale^2.
            square = scale.square() * (first if bag.binary else 2 * number - 1)
            norm = _running_sum(when, square, orders.shape[1]).sqrt()
            total = total / norm.clamp(min=1e-12)
        return self.bias + total

    def _weights(self, features: Tensor) -> Tensor:
        """(N,) -> (N,): what a value of one adds to F."""
        words = len(self.bag.embedding.weight)
        table = self.bag.embedding.weight[features.clamp(max=words - 1)]
        if self.bag.orders > 1:
            hashed = self.bag.ngrams.weight[(features - words).clamp(min=0)]
            table = torch.where((features < words)[:, None], table, hashed)
        return table.double() @ self.direction.double()

    def _occurrences(self, joined: Tensor) -> tuple[Tensor, Tensor]:
        """(P, T) when each word joins -> the features of the n-grams (N,), and when each (P, N)."""
        features = self.bag.features(self.rows[None])[0]  # (T, orders)
        times = [joined]
        for order in range(1, features.shape[1]):
            times.append(torch.maximum(times[-1], joined.roll(-order, dims=1)))
        there = features != 0
        return features[there], torch.stack(times, dim=2)[:, there]


def _running_sum(when: Tensor, added: Tensor, length: int) -> Tensor:
    """(P, N) times and (N,) numbers -> (P, length + 1): their sum before each time, and at last."""
    total = torch.zeros(len(when), length + 1, dtype=torch.float64)
    return total.scatter_add_(1, when + 1, added.expand(when.shape)).cumsum(dim=1)
