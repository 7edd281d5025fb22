"""Texts in batches of a like length, and what a network makes of them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from textcls.inference import pad
from textcls.models import Classifier

_POOL = 100  # batches whose texts are sorted by length together


@dataclass(frozen=True, slots=True)
class Encoded:
    """Texts as embedding rows, side by side with their labels."""

    rows: list[Tensor]
    labels: Tensor


def bucketed(lengths: Sequence[int], size: int, shuffle: random.Random) -> list[list[int]]:
    """Every index once, in batches of texts of a like length, the batches in random order."""
    order = list(range(len(lengths)))
    shuffle.shuffle(order)
    batches = []
    for start in range(0, len(order), size * _POOL):
        pool = sorted(order[start : start + size * _POOL], key=lengths.__getitem__)
        batches += [pool[i : i + size] for i in range(0, len(pool), size)]
    shuffle.shuffle(batches)
    return batches


@torch.inference_mode()
def evaluate(network: Classifier, part: Encoded, *, batch_size: int = 256) -> tuple[float, float]:
    """Mean cross-entropy in nats and accuracy, without smoothing or class weights."""
    network.eval()
    order = sorted(range(len(part.rows)), key=lambda row: len(part.rows[row]))
    loss_sum, right = 0.0, 0
    for start in range(0, len(order), batch_size):
        batch = order[start : start + batch_size]
        logits = network(*pad([part.rows[row] for row in batch]))
        labels = part.labels[batch]
        loss_sum += functional.cross_entropy(logits, labels, reduction="sum").item()
        right += int((logits.argmax(dim=1) == labels).sum())
    return loss_sum / len(order), right / len(order)


def drop_words(ids: Tensor, rate: float) -> Tensor:
    """Each word becomes `<unk>` with this probability; padding stays padding."""
    if not rate:
        return ids
    dropped = (torch.rand(ids.shape) < rate) & (ids != 0)
    return ids.masked_fill(dropped, 1)
