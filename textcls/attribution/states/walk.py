"""A recurrent network run once more over one text, in float64 and layer by layer.

The network itself is only read: its weights are copied into float64, and torch's own kernels
for one layer and one direction run on the copies. The course's nets, whose cells are written
out under torch's names, run the same way.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from textcls.artifacts import TrainedModel
from textcls.models.base import linear
from textcls.models.cells import GRUCell, RNNCell
from textcls.models.course import CourseRecurrent
from textcls.models.rcnn import RCNN, features
from textcls.models.recurrent import Recurrent
from textcls.models.textcnn import slide
from textcls.registry import UserError
from textcls.values import Direction

CELLS = {
    nn.RNN: "RNN",
    RNNCell: "RNN",
    nn.GRU: "GRU",
    GRUCell: "GRU",
    nn.LSTM: "LSTM",
}
_KERNELS = {"RNN": torch.rnn_tanh, "GRU": torch.gru, "LSTM": torch.lstm}


def has_states(model: TrainedModel) -> bool:
    """Whether the network is recurrent."""
    return isinstance(model.network, Recurrent | CourseRecurrent | RCNN)


def has_gates(model: TrainedModel) -> bool:
    """Whether its cell is a gated one."""
    return has_states(model) and CELLS[model.network.cell] != "RNN"


def demand_states(model: TrainedModel) -> None:
    """Raises UserError for a network that has no states over time."""
    if not has_states(model):
        raise UserError(
            f"'{model.card.name}' is a {model.card.recipe.architecture}, which has no states over "
            "time; only recurrent networks have"
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """One layer in one direction, in float64: gates x H rows."""

    of_inputs: Tensor  # (G H, X)
    of_states: Tensor  # (G H, H)
    input_bias: Tensor  # (G H,)
    state_bias: Tensor  # (G H,)

    def all(self) -> list[Tensor]:
        return [self.of_inputs, self.of_states, self.input_bias, self.state_bias]


@dataclass(frozen=True, slots=True)
class Pass:
    """One layer in one direction over S steps; rows in the order of the text."""

    cell: str
    layer: int
    direction: Direction
    weights: Weights
    inputs: Tensor  # (S, X)
    states: Tensor  # (S, H)

    def before(self) -> Tensor:
        """(S, H): the state that each step started from; zero at the first it reads."""
        blank = torch.zeros_like(self.states[:1])
        if self.direction == "forward":
            return torch.cat([blank, self.states[:-1]])
        return torch.cat([self.states[1:], blank])


@dataclass(frozen=True, slots=True)
class Walk:
    """All passes over one text, the layers from the bottom; the last layer is pooled."""

    layers: tuple[tuple[Pass, ...], ...]
    pooling: str

    @property
    def top(self) -> tuple[Pass, ...]:
        """The passes whose states are pooled."""
        return self.layers[-1]

    def pooled(self) -> Tensor:
        """(directions * H,) as the network pools them."""
        return torch.cat([_pool(each, self.pooling) for each in self.top])


def walk(network: Recurrent | CourseRecurrent | RCNN, embedded: Tensor) -> Walk:
    """(S, E) of one text, as `steps_of` gives them -> every state on the way."""
    inputs, layers = embedded, []
    for layer in range(getattr(network.states, "num_layers", 1)):
        passes = [_run(network, layer, way, inputs) for way in _directions(network)]
        inputs = torch.cat([each.states for each in passes], dim=1)
        layers.append(tuple(passes))
    return Walk(tuple(layers), getattr(network, "pooling", "last"))


def steps_of(network: Recurrent | CourseRecurrent | RCNN, embedded: Tensor) -> Tensor:
    """(1, T, E) of a text -> (S, E) in float64: the padding too, where the network reads it."""
    behind = getattr(network, "steps", embedded.shape[1]) - embedded.shape[1]
    words = embedded[0, :, : network.embedding.embedding_dim].double()
    return functional.pad(words, (0, 0, 0, behind))


def read_by_head(network: Recurrent | CourseRecurrent | RCNN, taken: Walk) -> Tensor:
    """The vector that the head reads of one text: pooled states, and best windows of an RCNN."""
    if not isinstance(network, RCNN):
        return taken.pooled()
    mean = torch.cat([each.states.mean(dim=0) for each in taken.top])
    return features(mean[None], windows_of(network, taken))[0]


def windows_of(network: RCNN, taken: Walk) -> list[Tensor]:
    """Per width (1, F, S): every filter at every window."""
    columns = columns_of(taken)[None]
    return slide(network.convolutions, columns, torch.tensor([columns.shape[1]]))


def columns_of(taken: Walk) -> Tensor:
    """(S, 2 H + E): what the filters of an RCNN slide over, forward, backward, word."""
    return torch.cat([*(each.states for each in taken.top), taken.top[0].inputs], dim=1)


def head(network: Recurrent | CourseRecurrent | RCNN, read: Tensor) -> Tensor:
    """(N, R) of what the head reads -> (N, K) logits, in its precision; without a bag beside."""
    between = getattr(network, "fully_connected", None)
    if between is not None:
        read = linear(between, read).relu()
    return linear(network.head, read)


def _run(network, layer: int, direction: Direction, inputs: Tensor) -> Pass:
    cell, weights = CELLS[network.cell], _weights(network.states, layer, direction)
    blank = inputs.new_zeros(1, 1, weights.of_states.shape[1])
    start = (blank, blank) if cell == "LSTM" else blank
    # One layer, biases, no dropout, not training, one direction, the batch first.
    options = (weights.all(), True, 1, 0.0, False, False, True)
    states = _KERNELS[cell](_in_order(inputs, direction)[None], start, *options)[0][0]
    return Pass(cell, layer + 1, direction, weights, inputs, _in_order(states, direction))


def _in_order(rows: Tensor, direction: Direction) -> Tensor:
    return rows if direction == "forward" else rows.flip(0)


def _weights(cell: nn.Module, layer: int, direction: Direction) -> Weights:
    end = f"l{layer}" + ("_reverse" if direction == "backward" else "")
    names = (f"weight_ih_{end}", f"weight_hh_{end}", f"bias_ih_{end}", f"bias_hh_{end}")
    return Weights(*(getattr(cell, name).detach().double() for name in names))


def _directions(network: nn.Module) -> tuple[Direction, ...]:
    both = getattr(network.states, "bidirectional", False)
    return ("forward", "backward") if both else ("forward",)


def _pool(each: Pass, pooling: str) -> Tensor:
    if pooling == "last":
        return each.states[-1 if each.direction == "forward" else 0]
    return each.states.mean(dim=0) if pooling == "mean" else each.states.amax(dim=0)
