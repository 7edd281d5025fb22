"""Integrated Gradients of many texts at once, for networks without a ledger."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from textcls.models import Classifier
from textcls.studying.base import Watch, in_batches

_STEPS = 32  # Gauss-Legendre; what they miss is measured and told


def word_scores(
    network: Classifier, texts: Sequence[list[int]], watch: Watch
) -> tuple[tuple[np.ndarray, np.ndarray], float]:
    """Every word of the texts, rows (N, 1) and scores (N, K), and the share left unexplained.

    Scores are Integrated Gradients of every class from the padding baseline, in logits; the
    share is sum |residual| / sum |F(text) - F(baseline)| over texts and classes.
    """
    rows, scores, missed, changed = [], [], 0.0, 0.0
    for ids, lengths in in_batches(texts, watch, tokens=16_384 // _STEPS):
        by_token, change = _integrated(network, ids, lengths)  # (B, T, K), (B, K)
        real = ids != 0
        rows.append(ids[real])
        scores.append(by_token[real])
        missed += (change - by_token.sum(dim=1)).abs().sum().item()
        changed += change.abs().sum().item()
    found = torch.cat(rows)[:, None].numpy(), torch.cat(scores).numpy()
    return found, missed / changed if changed else 0.0


def _integrated(network: Classifier, ids: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
    """(B, T) rows -> (B, T, K) scores, and how far the logits are from the baseline's (B, K)."""
    with torch.no_grad():
        text = network.embed(ids)
        base = torch.zeros_like(text)  # the padding vector is zero, and there is no n-gram
        change = network.classify(text, lengths) - network.classify(base, lengths)
    places, weights = np.polynomial.legendre.leggauss(_STEPS)
    places = torch.tensor((places + 1) / 2, dtype=text.dtype)
    weights = torch.tensor(weights / 2, dtype=text.dtype)
    path = places[:, None, None, None] * text  # (S, B, T, E)
    path = path.flatten(0, 1).requires_grad_()
    logits = network.classify(path, lengths.repeat(_STEPS)).sum(dim=0)
    scores = []
    for k, logit in enumerate(logits):
        last = k == len(logits) - 1
        (gradient,) = torch.autograd.grad(logit, path, retain_graph=not last)
        mean = torch.einsum("s,sbte->bte", weights, gradient.unflatten(0, (_STEPS, -1)))
        scores.append(torch.stack([network.per_token(one) for one in mean * text]))
    return torch.stack(scores, dim=2).detach(), change
