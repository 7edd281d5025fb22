"""What the states of a recurrent network do, step by step.

A step is a token, or padding behind the text where the network reads on into it. Rows of steps
are in the order of the text, whichever way a direction reads it.
"""

from dataclasses import dataclass
from typing import Literal

from textcls.values.answers import Prediction

# log10 of the smallest number above zero of float32, in which networks are trained: 2^-149.
FLOAT32_ENDS = -44.85

Direction = Literal["forward", "backward"]
Way = Literal["forward", "backward", "word", "n-grams"]


@dataclass(frozen=True, slots=True)
class StateTrace:
    """A logit as a sum over steps: value = bias + sum of all steps + residual.

    `steps` holds a row for each direction, and what goes through the word itself and the n-grams
    of a bag where a network has those. `active` counts the units that are on, of all units,
    in a layer with ReLU between the states and the head, or filters; None where there are none.
    `curve` is each class's probability after each token, with the text cut there.
    """

    prediction: Prediction
    target: str
    against: str | None
    cell: str
    pooling: Literal["last", "mean", "max", "windows"]
    bias: float
    steps: dict[Way, tuple[float, ...]]
    active: tuple[int, int] | None
    curve: dict[str, tuple[float, ...]]

    @property
    def contributions(self) -> tuple[float, ...]:
        """What each step adds to the logit, all rows together."""
        return tuple(map(sum, zip(*self.steps.values(), strict=True)))

    @property
    def padding(self) -> int:
        """Steps of padding that are read behind the text."""
        return len(self.contributions) - len(self.prediction.tokens)

    @property
    def value(self) -> float:
        """The logit, or the difference of two logits, that the steps account for."""
        return self.prediction.value(self.target, self.against)

    @property
    def residual(self) -> float:
        """Rounding of the floating-point sums, in logits."""
        return self.value - self.bias - sum(self.contributions)


@dataclass(frozen=True, slots=True)
class LayerStates:
    """The hidden states of one layer in one direction: a row for each unit, over the steps."""

    layer: int
    direction: Direction
    units: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class LayerGates:
    """The gates of one layer in one direction by name: their mean over the units, each step."""

    layer: int
    direction: Direction
    gates: dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class LayerSaturation:
    """The share of a layer's units with |h| > 0.99, each step.

    `drive` is the mean size of what goes into the tanh of a plain cell; None for gated cells.
    """

    layer: int
    direction: Direction
    shares: tuple[float, ...]
    drive: float | None


@dataclass(frozen=True, slots=True)
class MemoryCurve:
    """How far each step can still move a logit: log10 of the norm of dF / de_t.

    A logarithm, for in a saturated network the norm is smaller than any floating-point number;
    None where it is exactly zero.
    """

    prediction: Prediction
    target: str
    against: str | None
    log_norms: tuple[float | None, ...]

    @property
    def padding(self) -> int:
        """Steps of padding that are read behind the text."""
        return len(self.log_norms) - len(self.prediction.tokens)


@dataclass(frozen=True, slots=True)
class Retention:
    """What of a text still reaches a network's answer; logarithms are to the base 10.

    `tokens` of the text's `total` are read, and `padding` steps behind them.
    `first`, `last` and `strongest` are the gradient's sizes at the first word, the last, and
    whichever step has the greatest. `saturated` is the mean share of saturated units of the top
    layer over the steps, `full_from` the step (from 1) from which on all of them are. `swing` is
    how far the probability of the class goes up and down over the prefixes of the text.
    """

    tokens: int
    total: int
    padding: int
    saturated: float
    full_from: int | None
    drive: float | None
    first: float | None
    last: float | None
    strongest: float | None
    swing: float
