"""The n-gram ledgers of many texts at once: what each n-gram adds to the logit of every class.

The same sums as `attribution.ngram_ledger`, in batches and in single precision.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from textcls.models import Classifier, Linear, TextCNN, WideCNN
from textcls.studying.base import Watch, in_batches, windows


@torch.inference_mode()
def ledger_entries(
    network: Classifier, texts: Sequence[list[int]], watch: Watch
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Every entry of the texts' ledgers: per width, rows (N, width) and contributions (N, K)."""
    bag = network.wide if isinstance(network, WideCNN) else network
    widths = network.widths if isinstance(network, TextCNN) else ()
    orders = bag.orders if isinstance(bag, Linear) else 0
    found: list[list[tuple[Tensor, Tensor]]] = [[] for _ in range(max(orders, *widths, 0))]
    for ids, lengths in in_batches(texts, watch):
        embedded = network.embed(ids)
        added = [0.0] * len(found)
        if widths:
            deep = embedded[:, :, : network.embedding.embedding_dim]
            for width, parts in zip(widths, _picked(network, deep, lengths), strict=True):
                added[width - 1] = added[width - 1] + parts
        if orders:
            parts = embedded[:, :, embedded.shape[2] - bag.components :]
            for order, part in enumerate(parts.unflatten(2, (orders, -1)).unbind(dim=2)):
                added[order] = added[order] + part
        for width, contributions in enumerate(added, start=1):
            if isinstance(contributions, Tensor):
                found[width - 1].append(_entries(ids, contributions, width))
    return [
        (torch.cat([rows for rows, _ in part]).numpy(), torch.cat([c for _, c in part]).numpy())
        for part in found
        if part
    ]


def _picked(network: TextCNN, deep: Tensor, lengths: Tensor) -> list[Tensor]:
    """(B, T, E) -> per width (B, T, K): what the filters that pick the window at T add."""
    activations = network.activations(deep, lengths)
    features = network.pool(activations)  # (B, widths * F)
    weight = network.head_rows()[0].to(features.dtype)  # (K, widths * F)
    each = network.convolutions[0].out_channels
    parts = []
    for number, window in enumerate(activations):
        own = slice(number * each, (number + 1) * each)
        adds = features[:, own, None] * weight[:, own].T  # (B, F, K)
        place = window.argmax(dim=2)[:, :, None].expand_as(adds)
        empty = adds.new_zeros(len(deep), deep.shape[1], len(weight))
        parts.append(empty.scatter_add(1, place, adds))
    return parts


def _entries(ids: Tensor, contributions: Tensor, width: int) -> tuple[Tensor, Tensor]:
    """Windows that add anything to any class: rows (N, width) and contributions (N, K)."""
    text, first = (contributions != 0).any(dim=2).nonzero(as_tuple=True)
    rows = windows(ids, torch.arange(ids.shape[1]).expand_as(ids), width)[text, first]
    return rows.int(), contributions[text, first]
