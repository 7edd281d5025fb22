"""What a view of an explanation is, and what a person asks it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from streamlit.delta_generator import DeltaGenerator

from textcls.artifacts import TrainedModel
from textcls.ui.address import View
from textcls.values import ModelCard, NgramLedger, Prediction, TokenAttribution


@dataclass(frozen=True, slots=True)
class Asked:
    """A text, a class, and the class it is held against; all names were looked up.

    `row` is where a view puts further choices of its own, beside those of the classes.
    """

    view: View
    card: ModelCard
    prediction: Prediction
    target: str
    against: str | None
    row: DeltaGenerator

    @property
    def text(self) -> str:
        """The text as typed."""
        return self.prediction.text


@dataclass(frozen=True, slots=True)
class ExplainView:
    """One way to look at an explanation, chosen by its title; only the chosen one is computed.

    `show` draws it and returns what it drew; `method` says below the page how that works, with
    the numbers of the text on screen.
    """

    title: str
    show: Callable[[Asked], Any]
    method: Callable[[Any], None]
    fits: Callable[[TrainedModel], bool] = lambda model: True


def logit(explained: TokenAttribution | NgramLedger) -> str:
    """What F is, in words."""
    than = f" minus the logit of {explained.against}" if explained.against else ""
    return f"F is the logit of {explained.target}{than}"
