"""The exact account of a logit over the steps of a recurrent network, and the prefix curve.

With the pooled state v, F = beta + <w, v>, and v is a sum over steps: of the changes of the
state from h_0 = 0 where the last state is read, of the states / S where their mean is, and of
what each unit gives at the step of its maximum where that is. A layer with ReLU between v and
the head makes F linear in v on the piece this text is on: w is the product of the head with the
units that are on, and their biases belong to beta. For an RCNN see `windows`.
"""

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import Question, ask
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
from textcls.attribution.states.windows import Account, bag_account, window_account
from textcls.inference import logits
from textcls.models.base import linear
from textcls.models.rcnn import RCNN
from textcls.models.recurrent import Recurrent
from textcls.models.wide import Wide
from textcls.values import StateTrace


@torch.no_grad()
def state_trace(
    model: TrainedModel, text: str, *, target: str | None = None, against: str | None = None
) -> StateTrace:
    """When the state moved towards `target` (the predicted class), rather than `against`.

    It tells when the state moved, not what caused it. The answer is computed in float64, and is
    the model's own but for the rounding of float32. Raises UserError for a network that is not
    recurrent, a text without tokens, and an unknown class.
    """
    demand_states(model)
    question, network = ask(model, text, target, against), model.network
    taken = walk(network, steps_of(network, question.embedded))
    account = window_account if isinstance(network, RCNN) else _state_account
    bias, steps, active = account(network, taken, question.direction.double())
    row = head(network, read_by_head(network, taken)[None])[0]
    if isinstance(network, Wide):
        bag = bag_account(network, question)
        row, bias, steps = row + bag.logits, bias + bag.bias, steps | {"n-grams": bag.steps}
    return StateTrace(
        prediction=_answer(question, row, model.card.labels),
        target=question.target,
        against=question.against,
        cell=CELLS[network.cell],
        pooling=taken.pooling,
        bias=bias,
        steps={way: tuple(shares.tolist()) for way, shares in steps.items()},
        active=active,
        curve=_curve(model, question, taken),
    )


@dataclass(frozen=True, slots=True)
class LinearPiece:
    """F = bias + <weights, pooled state>, on the piece of the head that this text is on."""

    weights: Tensor  # (directions * H,)
    bias: float
    active: tuple[int, int] | None

    def by_pass(self, taken: Walk) -> tuple[Tensor, ...]:
        """The weights (H,) of each direction."""
        return self.weights.chunk(len(taken.top))


def linear_piece(network, pooled: Tensor, direction: Tensor) -> LinearPiece:
    """The head at this pooled state (directions * H,), for the classes of `direction` (K,)."""
    direction = direction.double()
    weights, bias = direction @ network.head.weight.double(), direction @ network.head.bias.double()
    between = getattr(network, "fully_connected", None)
    if between is None:
        return LinearPiece(weights, bias.item(), None)
    on = linear(between, pooled) > 0
    weights = weights * on
    bias = bias + weights @ between.bias.double()
    active = (int(on.sum()), len(on))
    return LinearPiece(weights @ between.weight.double(), bias.item(), active)


def _state_account(network, taken: Walk, direction: Tensor) -> Account:
    """The account of a network whose head reads pooled states, by direction."""
    piece = linear_piece(network, taken.pooled(), direction)
    steps = {
        each.direction: _shares(each, weights, taken.pooling)
        for each, weights in zip(taken.top, piece.by_pass(taken), strict=True)
    }
    return Account(piece.bias, steps, piece.active)


def _shares(each: Pass, weights: Tensor, pooling: str) -> Tensor:
    """(S,) in logits: what each step of one direction adds to <weights, pooled state>."""
    if pooling == "last":
        return (each.states - each.before()) @ weights
    if pooling == "mean":
        return each.states @ weights / len(each.states)
    best, places = each.states.max(dim=0)  # of equals the first
    return each.states.new_zeros(len(each.states)).index_add(0, places, best * weights)


def _answer(question: Question, row: Tensor, labels: tuple[str, ...]):
    """The prediction with the logits of float64."""
    return replace(
        question.prediction,
        logits=dict(zip(labels, row.tolist(), strict=True)),
        probabilities=dict(zip(labels, row.softmax(0).tolist(), strict=True)),
    )


# --- the prefix curve ------------------------------------------------------------------------


def _curve(model: TrainedModel, question: Question, taken: Walk) -> dict[str, tuple[float, ...]]:
    rows = _of_prefixes(model, question, taken).double().softmax(dim=1)
    columns = rows.T.tolist()
    return {label: tuple(c) for label, c in zip(model.card.labels, columns, strict=True)}


def _of_prefixes(model: TrainedModel, question: Question, taken: Walk) -> Tensor:
    """(T, K): the logits of the text cut after each token.

    A network that only reads forwards, up to the end, has met its prefixes on the way. Others
    are asked again for each, all in one batch: what comes later, or the padding, is part of
    the answer.
    """
    network = model.network
    if not isinstance(network, Recurrent) or len(taken.top) > 1:
        return logits(model, [question.rows[: end + 1] for end in range(len(question.rows))])
    states = taken.top[0].states
    if taken.pooling == "mean":
        states = states.cumsum(dim=0) / torch.arange(1, len(states) + 1)[:, None]
    elif taken.pooling == "max":
        states = states.cummax(dim=0).values
    return head(network, states)
