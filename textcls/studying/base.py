"""What all studies share: a sample of texts, read in batches, and numbers short enough to store."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.inference import batches, encode, pad

T = TypeVar("T")
Watch = Callable[[float], None]


def sample(texts: Sequence[T], most: int, *, seed: int = 0) -> list[T]:
    """At most so many of the texts, in their order; the same ones every time."""
    if len(texts) <= most:
        return list(texts)
    return [texts[row] for row in sorted(random.Random(seed).sample(range(len(texts)), most))]


def read(model: TrainedModel, texts: Sequence[str]) -> list[list[int]]:
    """The vocabulary rows of each text, of texts that have any."""
    return [rows for rows in (encode(model, text).rows for text in texts) if rows]


def in_batches(
    texts: Sequence[list[int]], watch: Watch, *, tokens: int = 16_384
) -> Iterator[tuple[Tensor, Tensor]]:
    """Texts as ids (B, T) and lengths (B,), of a like length; the watch is told how far it is."""
    done = 0
    for batch in batches([len(rows) for rows in texts], tokens):
        yield pad([texts[index] for index in batch])
        done += len(batch)
        watch(done / len(texts))


@torch.no_grad()
def windows(ids: Tensor, first: Tensor, width: int) -> Tensor:
    """(B, T) rows and (B, F) first tokens -> (B, F, width) rows, 0 behind the end."""
    behind = torch.nn.functional.pad(ids, (0, width - 1))
    places = first[:, :, None] + torch.arange(width)
    return behind[:, None].expand(-1, first.shape[1], -1).gather(2, places)


def rounded(number: float) -> float:
    """Four digits behind the point: what a page shows, and one more."""
    return round(float(number), 4)
