"""The memory curve is the size of the gradient, where floating point still holds it and beyond."""

import math

import pytest
import torch

from tests.attribution.states.conftest import KINDS, TEXTS
from textcls.attribution.states import memory

TEXT = TEXTS[12]


def by_autograd(model, direction) -> list[float]:
    """Norms of the network's own gradient by the word vectors, in float32."""
    network = model.network
    ids = torch.tensor([model.vocabulary.rows(TEXT.split())])
    embedded = network.embed(ids).requires_grad_()
    value = network.classify(embedded, torch.tensor([ids.shape[1]]))[0] @ torch.tensor(direction)
    (gradient,) = torch.autograd.grad(value, embedded)
    return gradient[0, :, : network.embedding.embedding_dim].norm(dim=1).tolist()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "rnn-course"])
def test_the_curve_is_the_size_of_the_networks_own_gradient(recurrent, kind):
    model = recurrent(kind)
    found = memory(model, TEXT, target="low", against="high").log_norms[: len(TEXT.split())]
    for mine, own in zip(found, by_autograd(model, [1.0, 0.0, -1.0]), strict=True):
        assert (10**mine if mine is not None else 0.0) == pytest.approx(own, rel=1e-3, abs=1e-7)


def test_of_a_saturated_cell_it_goes_on_below_what_floating_point_holds(recurrent):
    """One unit, h = tanh(20 h + 30): every step back multiplies by 20 (1 - tanh(50)^2)."""
    model = recurrent("rnn-course")
    network = model.network
    for parameter in (*network.states.parameters(), network.head.weight):
        parameter.zero_()
    network.states.weight_ih_l0[0, 0] = 1.0
    network.states.weight_hh_l0[0, 0] = 20.0
    network.states.bias_ih_l0[0] = 30.0
    network.head.weight[0, 0] = 1.0
    network.embedding.weight.zero_()
    curve = memory(model, "great film was", target="low").log_norms
    slope = math.log10(4) - 100 / math.log(10)  # 1 - tanh(50)^2
    first = math.log10(4) - 60 / math.log(10)  # of the first step, where h_0 = 0
    steps = len(curve)
    expected = [(slope + math.log10(20)) * (steps - 1 - step) + slope for step in range(steps)]
    expected[0] += first - slope
    assert curve == pytest.approx(expected, rel=1e-9)
    assert curve[0] < -1500


def test_a_gradient_of_exactly_zero_is_said_to_be_none(recurrent):
    for kind in ("rnn, 1 layers, 1 directions, last", "lstm, 1 layers, 2 directions, mean"):
        model = recurrent(kind)
        model.network.head.weight.zero_()
        assert set(memory(model, TEXT).log_norms) == {None}


def test_padding_that_is_read_has_its_own_place_on_the_curve(recurrent):
    curve = memory(recurrent("gru-course"), TEXT)
    assert len(curve.log_norms) == 40
    assert curve.padding == 40 - len(TEXT.split())


@pytest.mark.parametrize("length", TEXTS)
def test_short_and_long_texts_have_a_value_for_every_token(recurrent, length):
    for kind in ("rnn, 2 layers, 2 directions, max", "gru, 2 layers, 2 directions, last"):
        assert len(memory(recurrent(kind), TEXTS[length]).log_norms) == len(TEXTS[length].split())
