"""Integrated Gradients of many texts at once, for networks without a ledger."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from textcls.models import Classifier
from textcls.studying.base import Watch, in_batches

_STEPS = 32  # of Gauss-Legendre on each piece of the path
_PIECES = 16  # for a text whose scores miss more than this share of its changes:
_MISSED = 0.01
_MOST_AGAIN = 12  # of such texts, those that miss most
_TOKENS_AT_ONCE = 16_384


def word_scores(
    network: Classifier, texts: Sequence[list[int]], watch: Watch
) -> tuple[tuple[np.ndarray, np.ndarray], float]:
    """Every word of the texts, rows (N, 1) and scores (N, K), and the share left unexplained.

    Scores are Integrated Gradients of every class from the padding baseline, in logits; the
    share is sum |residual| / sum |F(text) - F(baseline)| over texts and classes.
    """
    parts = [
        _Scored.of(network, ids, lengths, pieces=1)
        for ids, lengths in in_batches(texts, watch, tokens=_TOKENS_AT_ONCE // _STEPS)
    ]
    parts = [part.only(~part.beyond(_floor(parts))) for part in parts] + _finer(network, parts)
    rows = torch.cat([part.ids[part.ids != 0] for part in parts])[:, None].numpy()
    scores = torch.cat([part.scores[part.ids != 0] for part in parts]).numpy()
    missed = sum(part.missed.sum().item() for part in parts)
    changed = sum(part.changed.sum().item() for part in parts)
    return (rows, scores), missed / changed if changed else 0.0


def _floor(parts: list["_Scored"]) -> float:
    """What a text must miss, in logits, to be among the few that are read again."""
    missed = torch.cat([part.missed[part.beyond(0.0)] for part in parts])
    return missed.topk(_MOST_AGAIN).values[-1].item() if len(missed) > _MOST_AGAIN else 0.0


def _finer(network: Classifier, parts: list["_Scored"]) -> list["_Scored"]:
    """The texts that miss most, read again."""
    floor = _floor(parts)
    again = [row[row != 0].tolist() for part in parts for row in part.ids[part.beyond(floor)]]
    few = in_batches(again, lambda share: None, tokens=_TOKENS_AT_ONCE // (_STEPS * _PIECES))
    return [_Scored.of(network, ids, lengths, pieces=_PIECES) for ids, lengths in few]


@dataclass(frozen=True, slots=True)
class _Scored:
    """Texts (B, T) with scores (B, T, K); |residual| and |change| summed over classes (B,)."""

    ids: Tensor
    scores: Tensor
    missed: Tensor
    changed: Tensor

    @classmethod
    def of(cls, network: Classifier, ids: Tensor, lengths: Tensor, *, pieces: int) -> "_Scored":
        scores, change = _integrated(network, ids, lengths, pieces)
        missed = (change - scores.sum(dim=1)).abs().sum(dim=1)
        return cls(ids, scores, missed, change.abs().sum(dim=1))

    def beyond(self, floor: float) -> Tensor:
        """(B,) true where a text misses too much of its changes, and no less than `floor`."""
        return (self.missed > _MISSED * self.changed) & (self.missed >= floor)

    def only(self, texts: Tensor) -> "_Scored":
        """Those of the texts (B,) that are true."""
        return _Scored(self.ids[texts], self.scores[texts], self.missed[texts], self.changed[texts])


def _integrated(
    network: Classifier, ids: Tensor, lengths: Tensor, pieces: int
) -> tuple[Tensor, Tensor]:
    """(B, T) rows -> (B, T, K) scores, and how far the logits are from the baseline's (B, K)."""
    with torch.no_grad():
        text = network.embed(ids)
        base = torch.zeros_like(text)  # the padding vector is zero, and there is no n-gram
        change = network.classify(text, lengths) - network.classify(base, lengths)
    places, weights = _rule(pieces)  # (S,) each
    path = places[:, None, None, None] * text  # (S, B, T, E)
    path = path.flatten(0, 1).requires_grad_()
    logits = network.classify(path, lengths.repeat(len(places))).sum(dim=0)
    scores = []
    for k, logit in enumerate(logits):
        last = k == len(logits) - 1
        (gradient,) = torch.autograd.grad(logit, path, retain_graph=not last)
        mean = torch.einsum("s,sbte->bte", weights, gradient.unflatten(0, (len(places), -1)))
        scores.append(torch.stack([network.per_token(one) for one in mean * text]))
    return torch.stack(scores, dim=2).detach(), change


def _rule(pieces: int) -> tuple[Tensor, Tensor]:
    """Places in [0, 1] and their weights: the same rule on every one of equal pieces."""
    places, weights = np.polynomial.legendre.leggauss(_STEPS)
    every = (np.arange(pieces)[:, None] + (places + 1) / 2) / pieces
    shares = np.tile(weights / 2 / pieces, pieces)
    return torch.from_numpy(every.ravel()).float(), torch.from_numpy(shares).float()
