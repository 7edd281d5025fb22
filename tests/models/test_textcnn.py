"""A TextCNN against its formula, written out window by window."""

import pytest
import torch

from textcls.models import TextCNN


def made(**options) -> TextCNN:
    torch.manual_seed(2)
    network = TextCNN(20, 3, **{"size": 5, "filters": 4, "widths": (1, 2, 4), **options})
    return network.eval().requires_grad_(False)


def by_hand(network: TextCNN, embedded: torch.Tensor) -> torch.Tensor:
    """(T, E) -> (K,): every window a slice, every filter a sum of products."""
    features = []
    for width, convolution in zip(network.widths, network.convolutions, strict=True):
        padded = torch.cat([embedded, torch.zeros(width - 1, embedded.shape[1])])
        for kernel, bias in zip(convolution.weight, convolution.bias, strict=True):
            windows = [padded[p : p + width].T for p in range(len(embedded))]
            best = max((kernel * window).sum() + bias for window in windows)
            features.append(best.clamp(min=0) if network.relu else best)
    vector = torch.stack(features)
    if network.hidden is not None:
        vector = network.hidden.weight @ vector + network.hidden.bias
    return network.head.weight @ vector + network.head.bias


@pytest.mark.parametrize("options", [{}, {"relu": False}, {"hidden": 6}, {"widths": (5, 2)}])
@pytest.mark.parametrize("length", [1, 3, 11])
def test_logits_are_those_of_the_formula(options, length):
    network = made(**options)
    ids = torch.arange(1, length + 1)
    logits = network(ids[None], torch.tensor([length]))[0]
    assert torch.allclose(logits, by_hand(network, network.embedding.weight[ids]), atol=1e-5)


def test_a_window_starts_at_every_token_and_nowhere_else():
    network = made()
    ids = torch.tensor([[3, 4, 0, 0], [5, 6, 7, 8]])
    windows = network.activations(network.embed(ids), torch.tensor([2, 4]))
    assert [tuple(window.shape) for window in windows] == [(2, 4, 4)] * 3
    assert all(window[0, :, 2:].isneginf().all() for window in windows)
    assert all(window[1].isfinite().all() for window in windows)


@pytest.mark.parametrize("hidden", [None, 6])
def test_the_head_is_one_linear_layer_whatever_its_parts(hidden):
    network = made(hidden=hidden)
    ids, lengths = torch.tensor([[3, 4, 9]]), torch.tensor([3])
    z = network.pool(network.activations(network.embed(ids), lengths))
    weight, bias = network.head_rows()
    folded = z.double() @ weight.double().T + bias.double()
    assert torch.allclose(folded, network(ids, lengths).double(), atol=1e-5)


def test_the_gradient_of_equal_windows_goes_to_the_first():
    network = made()
    ids, lengths = torch.tensor([[3, 4, 5, 6, 3, 4, 5, 6, 3, 4, 5, 6]]), torch.tensor([12])
    embedded = network.embed(ids).requires_grad_()
    network.classify(embedded, lengths)[0, 0].backward()
    of_each_round = embedded.grad[0].abs().sum(dim=1).reshape(3, 4).sum(dim=1)
    assert of_each_round[0] > 0
    assert of_each_round[1] < of_each_round[0]


def test_dropout_acts_in_training_alone():
    network = made(dropout=0.5, embedding_dropout=0.5)
    ids, lengths = torch.tensor([[3, 4, 9]]), torch.tensor([3])
    assert torch.equal(network(ids, lengths), network(ids, lengths))
    network.train()
    assert not torch.equal(network(ids, lengths), network(ids, lengths))
