"""How far each step can still move a logit: the norm of dF / de_t.

By autograd, in float64, where the cell is gated. A plain cell multiplies the gradient at every
step by 1 - tanh^2, and saturated it leaves the range of floating-point numbers within a few
steps; there the chain rule is walked by hand, with the gradient as a vector times 10^k.

Hochreiter (1991); Bengio, Simard, Frasconi (1994), Learning Long-Term Dependencies with Gradient
Descent is Difficult.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import Question, ask
from textcls.attribution.states.account import LinearPiece, linear_piece
from textcls.attribution.states.looks import into_tanh
from textcls.attribution.states.walk import (
    CELLS,
    Pass,
    Walk,
    demand_states,
    head,
    read_by_head,
    steps_of,
    walk,
)
from textcls.values import MemoryCurve


def memory(
    model: TrainedModel, text: str, *, target: str | None = None, against: str | None = None
) -> MemoryCurve:
    """The size of the logit's gradient at every step, padding included where it is read.

    Raises UserError for a network that is not recurrent, a text without tokens, and an unknown
    class.
    """
    demand_states(model)
    question = ask(model, text, target, against)
    if CELLS[model.network.cell] == "RNN":
        norms = _by_hand(model.network, question)
    else:
        norms = _by_autograd(model.network, question)
    return MemoryCurve(question.prediction, question.target, question.against, tuple(norms))


def _by_autograd(network, question: Question) -> list[float | None]:
    embedded = steps_of(network, question.embedded).requires_grad_()
    logits = head(network, read_by_head(network, walk(network, embedded))[None])[0]
    (gradient,) = torch.autograd.grad(logits @ question.direction.double(), embedded)
    return [math.log10(norm) if norm else None for norm in gradient.norm(dim=1).tolist()]


# --- the chain rule of a plain cell, by hand -------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scaled:
    """Rows that may be too small for floating point: values = rows * exp(power of the row)."""

    rows: Tensor  # (S, N)
    powers: Tensor  # (S,); -inf where the row is zero

    def plus(self, other: "Scaled") -> "Scaled":
        """The sum, scaled like the greater of the two, row by row."""
        powers = torch.maximum(self.powers, other.powers)
        safe = powers.nan_to_num(neginf=0.0)
        rows = sum(each.rows * (each.powers - safe).exp()[:, None] for each in (self, other))
        return Scaled(rows, powers)

    def times(self, factors: Tensor, powers: Tensor | float = 0.0) -> "Scaled":
        """Rows times (S, N) factors * exp(powers), with the greatest component scaled to 1."""
        rows = self.rows * factors
        sizes = rows.abs().amax(dim=1)
        divisors = torch.where(sizes > 0, sizes, 1.0)
        return Scaled(rows / divisors[:, None], self.powers + powers + sizes.log())

    def columns(self, parts: int) -> list["Scaled"]:
        """The columns in even parts."""
        return [Scaled(rows, self.powers) for rows in self.rows.chunk(parts, dim=1)]


@torch.no_grad()
def _by_hand(network, question: Question) -> list[float | None]:
    taken = walk(network, steps_of(network, question.embedded))
    piece = linear_piece(network, taken.pooled(), question.direction)
    gradients = _at_the_top(taken, piece)
    for layer in reversed(taken.layers):
        arrived, *others = map(_through, layer, gradients)
        for other in others:
            arrived = arrived.plus(other)
        gradients = arrived.columns(len(layer))
    norms = (arrived.rows.norm(dim=1).log() + arrived.powers) / math.log(10)
    return [norm if math.isfinite(norm) else None for norm in norms.tolist()]


def _at_the_top(taken: Walk, piece: LinearPiece) -> list[Scaled]:
    """(S, H) each: the gradient of F by the states that are pooled, of each direction."""
    gradients = []
    for each, weights in zip(taken.top, piece.by_pass(taken), strict=True):
        rows = torch.zeros_like(each.states)
        if taken.pooling == "last":
            rows[-1 if each.direction == "forward" else 0] = weights
        elif taken.pooling == "mean":
            rows += weights / len(rows)
        else:
            rows.scatter_(0, each.states.argmax(dim=0)[None], weights[None])
        gradients.append(Scaled(rows, torch.where(rows.any(dim=1), 0.0, -torch.inf).double()))
    return gradients


def _through(each: Pass, gradient: Scaled) -> Scaled:
    """(S, H) by the states of a pass -> (S, X) by its inputs.

    From the step that was read last: delta_t = (1 - tanh^2) * (gradient_t + U^T delta_(t+1)).
    """
    slopes = _log_slope(into_tanh(each))  # (S, H)
    greatest = slopes.amax(dim=1)
    slopes = (slopes - greatest[:, None]).exp()
    steps = range(len(slopes))
    carried = Scaled(
        gradient.rows.new_zeros(1, gradient.rows.shape[1]), greatest.new_tensor([-torch.inf])
    )
    deltas = {}
    for step in reversed(steps) if each.direction == "forward" else steps:
        here = slice(step, step + 1)
        arrived = carried.plus(Scaled(gradient.rows[here], gradient.powers[here]))
        deltas[step] = arrived.times(slopes[here], greatest[here])
        carried = Scaled(deltas[step].rows @ each.weights.of_states, deltas[step].powers)
    rows = torch.cat([deltas[step].rows for step in steps])
    powers = torch.cat([deltas[step].powers for step in steps])
    return Scaled(rows @ each.weights.of_inputs, powers)


def _log_slope(into: Tensor) -> Tensor:
    """ln(1 - tanh(a)^2) = ln 4 - 2 |a| - 2 ln(1 + e^(-2 |a|)), where 1 - tanh^2 itself is 0."""
    size = 2 * into.abs()
    return math.log(4) - size - 2 * torch.log1p((-size).exp())
