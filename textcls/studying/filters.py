"""What the filters of a TextCNN look for, told by what they pick in many texts.

Jacovi, Sar Shalom, Goldberg (2018), Understanding Convolutional Neural Networks for Text
Classification, arXiv 1809.08037.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import torch

from textcls.artifacts import TrainedModel
from textcls.data import Splits
from textcls.models import TextCNN
from textcls.studying.base import Watch, in_batches, read, rounded, sample, windows
from textcls.studying.negatives import negatives
from textcls.values import FilterFacts, FilterStudy

_TEXTS = 3_000
_PURITY = 0.75  # of the picks at and above a filter's threshold
_BINS, _TOP, _NEGATIVE = 10, 6, 3


def filter_study(model: TrainedModel, splits: Splits, watch: Watch) -> FilterStudy:
    """Every filter of a TextCNN over a fixed sample of the training part."""
    texts = read(model, sample(splits.train.texts, _TEXTS))
    picks = _picks(model.network, texts, lambda share: watch(share / 2))
    bad = negatives(model.network, texts, _NEGATIVE, lambda share: watch((1 + share) / 2))
    labels = model.card.labels
    return FilterStudy(
        part="train",
        texts=len(texts),
        rows=len(splits.train),
        called={label: int((picks.called == k).sum()) for k, label in enumerate(labels)},
        filters=tuple(
            _facts(model, picks, number, negative) for number, negative in enumerate(bad)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Picks:
    """What every filter picked in every text, in the order of reading, and how it was called."""

    values: np.ndarray  # (N, widths * F): max_p u_f(p), before ReLU
    words: list[np.ndarray]  # per width (N, F, width): vocabulary rows, 0 behind the end
    called: np.ndarray  # (N,): the class the model gives the text


@torch.inference_mode()
def _picks(network: TextCNN, texts: list[list[int]], watch: Watch) -> _Picks:
    values, words, called = [], [[] for _ in network.widths], []
    for ids, lengths in in_batches(texts, watch):
        embedded = network.embed(ids)
        called.append(network.classify(embedded, lengths).argmax(dim=1))
        deep = embedded[:, :, : network.embedding.embedding_dim]
        best = [window.max(dim=2) for window in network.activations(deep, lengths)]
        values.append(torch.cat([pick.values for pick in best], dim=1))
        for width, pick, found in zip(network.widths, best, words, strict=True):
            found.append(windows(ids, pick.indices, width).int())
    return _Picks(
        torch.cat(values).numpy(),
        [torch.cat(found).numpy() for found in words],
        torch.cat(called).numpy(),
    )


def _facts(
    model: TrainedModel, picks: _Picks, number: int, negative: list[tuple[tuple[int, ...], int]]
) -> FilterFacts:
    network, each = model.network, model.network.convolutions[0].out_channels
    weights = network.head_rows()[0][:, number]
    speaks_for = int(weights.argmax())
    values = picks.values[:, number]
    active = values > 0 if network.relu else np.ones(len(values), dtype=bool)
    words = picks.words[number // each][:, number % each][active]  # (A, width)
    values, own = values[active], (picks.called == speaks_for)[active]
    threshold, above, pure_above = purest(values, own)
    low, high = (values.min(), values.max()) if len(values) else (0.0, 1.0)
    counts = [
        np.histogram(part, bins=_BINS, range=(low, high))[0] for part in (values[own], values[~own])
    ]
    return FilterFacts(
        number=number,
        width=network.widths[number // each],
        label=model.card.labels[speaks_for],
        weights=tuple(map(rounded, weights)),
        padded=int((words[:, -1] == 0).sum()),
        threshold=None if threshold is None else rounded(threshold),
        above=above,
        pure_above=pure_above,
        low=rounded(low),
        high=rounded(high),
        own=tuple(map(int, counts[0])),
        others=tuple(map(int, counts[1])),
        top=_top(model, values, words),
        negative={_named(model, row): slot for row, slot in negative},
    )


def purest(values: np.ndarray, own: np.ndarray) -> tuple[float | None, int, int]:
    """The lowest threshold at and above which 75 % of the picks are own; how many, how many own.

    No threshold and 0 picks where there is none.
    """
    order = np.argsort(-values, kind="stable")
    values, pure = values[order], np.cumsum(own[order])
    # A threshold lets all picks of the same activation in, or none.
    last = np.append(values[:-1] > values[1:], True)[: len(values)]
    [good] = np.nonzero(last & (pure >= _PURITY * np.arange(1, len(values) + 1)))
    if not len(good):
        return None, 0, 0
    return float(values[good[-1]]), int(good[-1]) + 1, int(pure[good[-1]])


def _top(model: TrainedModel, values: np.ndarray, words: np.ndarray) -> dict[str, int]:
    """The n-grams of the highest activations, the highest first, and how often each is picked."""
    rows = list(map(tuple, words.tolist()))
    counts = Counter(rows)
    ranked = dict.fromkeys(rows[index] for index in np.argsort(-values, kind="stable"))
    return {_named(model, row): counts[row] for row in list(ranked)[:_TOP]}


def _named(model: TrainedModel, rows: tuple[int, ...]) -> str:
    return " ".join(model.vocabulary.words[row] for row in rows)
