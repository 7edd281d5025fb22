"""Weights that are not learned batch by batch: scikit-learn's solver finds them to the end."""

import numpy as np
import torch
from scipy import optimize, sparse
from sklearn.svm import LinearSVC
from torch.nn import functional

from textcls.inference import pad
from textcls.models import Linear, Wide
from textcls.values import Training


def solve(
    network: Linear, texts: list[torch.Tensor], labels: torch.Tensor, options: Training
) -> None:
    """Set scale, weights and bias of `network` from texts as embedding rows.

    A linear support vector machine, one class against the rest, with `options.ridge` / 2 times
    the squared weights beside the summed squared hinge loss.
    """
    counts = _matrix(network, texts)
    scale = _bayes(counts, labels.numpy()) if network.binary else _inverse_frequency(counts)
    network.scale.copy_(torch.from_numpy(scale))
    solver = LinearSVC(C=1 / options.ridge, random_state=options.seed)
    solver.fit(_matrix(network, texts), labels.numpy())
    weight, bias = solver.coef_, solver.intercept_
    if len(weight) == 1:  # two classes are one row there, and two logits here
        weight, bias = np.vstack([-weight, weight]) / 2, np.concatenate([-bias, bias]) / 2
    table = torch.from_numpy(weight.T.astype(np.float32))
    words = network.embedding.num_embeddings
    with torch.no_grad():
        network.embedding.weight.copy_(table[:words])
        network.ngrams.weight.copy_(table[words:])
        network.bias.copy_(torch.from_numpy(bias.astype(np.float32)))


def _matrix(network: Linear, texts: list[torch.Tensor]) -> sparse.csr_matrix:
    """(N, features): the values of every text, as `network` computes them now."""
    rows, columns, values = [], [], []
    for start in range(0, len(texts), 256):
        features = network.features(pad(texts[start : start + 256])[0])
        where = features.nonzero()[:, 0]
        rows.append((where + start).numpy())
        columns.append(features[features != 0].numpy())
        values.append(network.values(features)[features != 0].detach().numpy())
    shape = (len(texts), len(network.scale))
    parts = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    return sparse.csr_matrix(parts, shape=shape)  # the occurrences of an n-gram are summed


def _inverse_frequency(values: sparse.csr_matrix) -> np.ndarray:
    """ln((1 + N) / (1 + texts with the n-gram)) + 1."""
    texts_with = np.bincount(values.indices, minlength=values.shape[1])
    return (np.log((1 + values.shape[0]) / (1 + texts_with)) + 1).astype(np.float32)


def _bayes(values: sparse.csr_matrix, labels: np.ndarray) -> np.ndarray:
    """The log ratio of an n-gram's smoothed share of the texts of class 1 to that of class 0."""
    shares = []
    for label in (0, 1):
        texts_with = np.bincount(values[labels == label].indices, minlength=values.shape[1]) + 1.0
        shares.append(texts_with / texts_with.sum())
    return np.log(shares[1] / shares[0]).astype(np.float32)


@torch.no_grad()
def temper(network: Linear, texts: list[torch.Tensor], labels: torch.Tensor) -> None:
    """Scale the logits so that the probabilities have the lowest cross-entropy on other texts."""
    parts = [network(*pad(texts[start : start + 64])) for start in range(0, len(texts), 64)]
    logits = torch.cat(parts).double()

    def loss(factor: np.ndarray) -> float:
        return functional.cross_entropy(float(factor[0]) * logits, labels).item()

    factor = optimize.minimize(loss, np.ones(1), method="Nelder-Mead").x[0]
    for parameter in network.parameters():
        parameter.mul_(factor)


@torch.no_grad()
def mix(network: Wide, texts: list[torch.Tensor], labels: torch.Tensor) -> None:
    """Weight the two parts of a wide net so that their sum has the lowest cross-entropy."""
    parts = [_parts(network, texts[start : start + 64]) for start in range(0, len(texts), 64)]
    deep, wide = (torch.cat(logits).double() for logits in zip(*parts, strict=True))

    def loss(factors: np.ndarray) -> float:
        summed = float(factors[0]) * deep + float(factors[1]) * wide
        return functional.cross_entropy(summed, labels).item()

    network.mix(*optimize.minimize(loss, np.ones(2), method="Nelder-Mead").x.tolist())


def _parts(network: Wide, texts: list[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """The logits (B, K) of the net and of the bag."""
    ids, lengths = pad(texts)
    deep = network.deep(network.embedding(ids), lengths)
    return deep, network.wide.classify(network.wide.embed(ids), lengths)
