"""What the states themselves look like: hidden units, gates, saturation."""

from collections.abc import Iterator

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import ask
from textcls.attribution.states.walk import Pass, demand_states, steps_of, walk
from textcls.values import LayerGates, LayerSaturation, LayerStates

SATURATED = 0.99


def hidden_states(model: TrainedModel, text: str) -> tuple[LayerStates, ...]:
    """The hidden states of every layer and direction, from the bottom.

    Raises UserError for a network that is not recurrent and for a text without tokens.
    """
    return tuple(
        LayerStates(each.layer, each.direction, tuple(map(tuple, each.states.T.tolist())))
        for each in _passes(model, text)
    )


def gates(model: TrainedModel, text: str) -> tuple[LayerGates, ...]:
    """The mean over the units of every gate: z and r of a GRU, i, f and o of an LSTM.

    Empty for a plain RNN. Raises UserError as `hidden_states` does.
    """
    return tuple(
        LayerGates(
            each.layer,
            each.direction,
            {name: tuple(gate.mean(dim=1).tolist()) for name, gate in gates_of(each).items()},
        )
        for each in _passes(model, text)
        if each.cell != "RNN"
    )


def saturation(model: TrainedModel, text: str) -> tuple[LayerSaturation, ...]:
    """The share of units with |h| > 0.99 at every step. Raises UserError as `hidden_states`."""
    return tuple(
        LayerSaturation(
            each.layer,
            each.direction,
            tuple((each.states.abs() > SATURATED).double().mean(dim=1).tolist()),
            into_tanh(each).abs().mean().item() if each.cell == "RNN" else None,
        )
        for each in _passes(model, text)
    )


def gates_of(each: Pass) -> dict[str, Tensor]:
    """Every gate (S, H) of a pass, from its states: all steps at once."""
    from_inputs, from_states = _products(each)
    if each.cell == "LSTM":
        i, f, _, o = (from_inputs + from_states).sigmoid().chunk(4, dim=1)
        return {"i": i, "f": f, "o": o}
    # In torch's order: reset, update, candidate.
    r, z, _ = (from_inputs + from_states).sigmoid().chunk(3, dim=1)
    return {"z": z, "r": r}


def into_tanh(each: Pass) -> Tensor:
    """(S, H): W x_t + b + U h_(t-1) + c of a plain cell."""
    return torch.add(*_products(each))


def _products(each: Pass) -> tuple[Tensor, Tensor]:
    """(S, G H) each: what the inputs, and what the states before, bring to every step."""
    weights = each.weights
    return (
        each.inputs @ weights.of_inputs.T + weights.input_bias,
        each.before() @ weights.of_states.T + weights.state_bias,
    )


@torch.no_grad()
def _passes(model: TrainedModel, text: str) -> Iterator[Pass]:
    demand_states(model)
    embedded = ask(model, text, None, None).embedded
    taken = walk(model.network, steps_of(model.network, embedded))
    return (each for layer in taken.layers for each in layer)
