"""Attributions by sampling: what words bring in random company. Seeded: the same every time."""

import itertools
import math

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import ask, attribution
from textcls.attribution.games import gains_of, values_of
from textcls.models import Linear, TextCNN
from textcls.values import TokenAttribution

_ALL_ORDERS = 120  # of five words: no more than this are not sampled but gone through
_FEWEST_ORDERS, _MOST_ORDERS = 8, 256
_CHANGED_TEXTS, _KERNEL_WIDTH, _RIDGE = 1_000, 0.25, 1.0


def shapley(
    model: TrainedModel, text: str, *, target: str | None, against: str | None, baseline: str
) -> TokenAttribution:
    """What a word brings when the words join in a random order, in the mean over orders.

    Strumbelj and Kononenko (2010); Castro et al. (2009) for the sampling. Every order is taken
    forwards and backwards (Mitchell et al. 2022, arXiv 2104.12199), and a standard error is that
    of the mean over such pairs. Of up to five words all orders are gone through. Each order's
    gains sum to F(text) - F(baseline), and so do their means.
    """
    question = ask(model, text, target, against)
    length = len(question.rows)
    orders = _orders(length, _affordable(model, length))
    gains = gains_of(model.network, question, baseline, orders)
    exact = math.factorial(length) == len(orders)
    return attribution(
        model,
        question,
        "shapley",
        baseline,
        gains.mean(dim=0),
        steps=None if exact else len(orders),
        samples="orders of the words",
        errors=None if exact else tuple(_standard_errors(gains).tolist()),
    )


def lime(
    model: TrainedModel, text: str, *, target: str | None, against: str | None, baseline: str
) -> TokenAttribution:
    """The weights of a linear model of F near the text: one feature a place, there or not.

    Ribeiro, Singh, Guestrin (2016), arXiv 1602.04938, with their kernel, ridge and way of drawing:
    a random number of words is taken out, at random. Unlike theirs, a word that stands twice is
    two features, and taken out means replaced by the baseline.
    """
    question = ask(model, text, target, against)
    kept = _changed_texts(len(question.rows))
    values = values_of(model.network, question, baseline, kept)
    weights, fit = _local_line(kept.double(), values)
    return attribution(
        model,
        question,
        "lime",
        baseline,
        weights,
        steps=len(kept),
        samples="changed texts",
        fit=fit,
    )


# --- orders ----------------------------------------------------------------------------------


def _affordable(model: TrainedModel, length: int) -> int:
    """How many orders take about a second: a bag and filters are summed up, other nets run."""
    if isinstance(model.network, Linear):
        return _MOST_ORDERS
    if isinstance(model.network, TextCNN):
        return int(1e9 // (model.network.head_rows()[0].shape[1] * length**2))
    return int(3e5 // length**2)


def _orders(length: int, affordable: int) -> Tensor:
    """(P, T): all orders of a few words, else pairs of a random one and its reverse."""
    if math.factorial(length) <= _ALL_ORDERS:
        return torch.tensor(list(itertools.permutations(range(length))))
    pairs = min(max(affordable, _FEWEST_ORDERS), _MOST_ORDERS) // 2
    chance = torch.Generator().manual_seed(0)
    there = torch.rand(pairs, length, generator=chance).argsort(dim=1)
    return torch.stack([there, there.flip(1)], dim=1).flatten(0, 1)


def _standard_errors(gains: Tensor) -> Tensor:
    """(P, T) gains, an order and its reverse in turn -> (T,): of the mean over pairs."""
    pairs = gains.unflatten(0, (-1, 2)).mean(dim=1)
    return pairs.std(dim=0) / math.sqrt(len(pairs))


# --- changed texts ---------------------------------------------------------------------------


def _changed_texts(length: int) -> Tensor:
    """(S, T) which words are there: in the first text all, in each other a random part."""
    chance = torch.Generator().manual_seed(0)
    absent = torch.randint(1, length + 1, (_CHANGED_TEXTS, 1), generator=chance)
    absent[0] = 0
    place = torch.rand(_CHANGED_TEXTS, length, generator=chance).argsort(dim=1).argsort(dim=1)
    return place >= absent


def _local_line(kept: Tensor, values: Tensor) -> tuple[Tensor, float]:
    """(S, T), (S,) -> (T,) weights of the line that fits best near the text, and its R^2."""
    distance = 1 - kept.mean(dim=1).sqrt()  # of the cosine, between a part and the whole
    kernel = torch.exp(-(distance**2) / _KERNEL_WIDTH**2).sqrt()
    near = kernel / kernel.sum()
    x, y = kept - near @ kept, values - near @ values
    spread_of_words = x.T @ (kernel[:, None] * x) + _RIDGE * torch.eye(x.shape[1], dtype=x.dtype)
    weights = torch.linalg.solve(spread_of_words, x.T @ (kernel * y))
    spread = (near @ y.square()).item()
    missed = (near @ (y - x @ weights).square()).item()
    return weights, 1 - missed / spread if spread > 0 else 1.0
