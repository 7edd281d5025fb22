"""States, gates and saturation against cells that are written out step by step."""

import math

import pytest
import torch

from tests.attribution.states.conftest import PLAIN, TEXTS
from textcls.attribution.states import gates, hidden_states, saturation

TEXT = TEXTS[12]
ONE_LAYER = {"rnn": "rnn, 1 layers, 1 directions, last"} | {
    cell: f"{cell}, 1 layers, 1 directions, last" for cell in ("gru", "lstm")
}


def written_out(model) -> dict[str, list[torch.Tensor]]:
    """Every state and gate of a network of one layer, from the formulas, step by step."""
    network = model.network
    w, u = network.states.weight_ih_l0, network.states.weight_hh_l0
    b, c = network.states.bias_ih_l0, network.states.bias_hh_l0
    state = memory = torch.zeros(u.shape[1])
    seen: dict[str, list[torch.Tensor]] = {"h": []}
    for inputs in network.embed(torch.tensor(model.vocabulary.rows(TEXT.split()))):
        x, h = w @ inputs + b, u @ state + c
        if len(w) == len(state):
            here, state = {}, torch.tanh(x + h)
        elif len(w) == 3 * len(state):
            (x_r, x_z, x_n), (h_r, h_z, h_n) = x.chunk(3), h.chunk(3)
            here = {"r": torch.sigmoid(x_r + h_r), "z": torch.sigmoid(x_z + h_z)}
            new = torch.tanh(x_n + here["r"] * h_n)
            state = (1 - here["z"]) * new + here["z"] * state
        else:
            i, f, g, o = (x + h).chunk(4)
            here = {"i": i.sigmoid(), "f": f.sigmoid(), "o": o.sigmoid()}
            memory = here["f"] * memory + here["i"] * torch.tanh(g)
            state = here["o"] * torch.tanh(memory)
        for name, value in (here | {"h": state}).items():
            seen.setdefault(name, []).append(value)
    return seen


@pytest.mark.parametrize("kind", ONE_LAYER.values(), ids=ONE_LAYER.keys())
def test_states_and_gates_are_those_of_the_formulas(recurrent, kind):
    model = recurrent(kind)
    seen = written_out(model)
    (layer,) = hidden_states(model, TEXT)
    found = torch.tensor(layer.units).T  # (S, H)
    assert torch.allclose(found, torch.stack(seen.pop("h")), atol=1e-5)
    by_name = {name: series for each in gates(model, TEXT) for name, series in each.gates.items()}
    means = {name: [gate.mean().item() for gate in values] for name, values in seen.items()}
    assert by_name.keys() == means.keys()
    for name, series in by_name.items():
        assert series == pytest.approx(means[name], abs=1e-5)


@pytest.mark.parametrize("kind", PLAIN)
def test_the_top_layer_holds_what_torch_gives_for_an_unpadded_text(recurrent, kind):
    model = recurrent(kind)
    ids = torch.tensor([model.vocabulary.rows(TEXT.split())])
    outputs, _ = model.network.states(model.network.embed(ids))
    layers = hidden_states(model, TEXT)
    top = [each for each in layers if each.layer == model.network.states.num_layers]
    found = torch.cat([torch.tensor(each.units).T for each in top], dim=1)
    assert torch.allclose(found, outputs[0], atol=1e-5)
    assert len(layers) == model.network.states.num_layers * len(top)
    assert [each.direction for each in top] == ["forward", "backward"][: len(top)]


def test_a_plain_cell_has_no_gates_and_a_mean_input(recurrent):
    model = recurrent("rnn-course")
    assert gates(model, TEXT) == ()
    (layer,) = saturation(model, TEXT)
    before = torch.atanh(torch.tensor(hidden_states(model, TEXT)[0].units)).abs().mean()
    assert layer.drive == pytest.approx(before.item(), rel=1e-6)
    assert saturation(recurrent(ONE_LAYER["gru"]), TEXT)[0].drive is None


def test_saturation_counts_the_units_beyond_099(recurrent):
    """Biases of atanh(0.98) and atanh(0.995), and nothing else: two of five units are beyond."""
    model = recurrent("rnn-course")
    for parameter in model.network.states.parameters():
        parameter.zero_()
    values = torch.tensor([0.98, 0.995, -0.995, 0.0, -0.98], dtype=torch.float64)
    model.network.states.bias_ih_l0.copy_(torch.atanh(values))
    (layer,) = saturation(model, TEXT)
    assert layer.shares == pytest.approx([0.4] * 40)
    assert layer.drive == pytest.approx(torch.atanh(values).abs().mean().item(), rel=1e-6)
    assert math.isclose(hidden_states(model, TEXT)[0].units[1][0], 0.995, rel_tol=1e-6)


@pytest.mark.parametrize("length", TEXTS)
def test_every_look_has_a_value_for_every_token(recurrent, length):
    model = recurrent("lstm, 2 layers, 2 directions, last")
    for each in hidden_states(model, TEXTS[length]):
        assert {len(unit) for unit in each.units} == {length}
    for each in gates(model, TEXTS[length]):
        assert {len(series) for series in each.gates.values()} == {length}
    assert {len(each.shares) for each in saturation(model, TEXTS[length])} == {length}
