"""What a view of an explanation is, and what a person asks it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from textcls import plots
from textcls.artifacts import TrainedModel
from textcls.attribution import BASELINES
from textcls.ui.address import View
from textcls.ui.words import listed, percent, plain
from textcls.values import ModelCard, NgramLedger, Prediction, StateTrace, TokenAttribution

_SURE = 0.8  # a baseline this sure of a class is no neutral start


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
    the numbers of the text on screen. Where it does not fit a model, `lacking` says why, and the
    view named `instead` comes next to it.
    """

    title: str
    show: Callable[[Asked], Any]
    method: Callable[[Any], None]
    fits: Callable[[TrainedModel], bool] = lambda model: True
    lacking: str = ""
    instead: str = ""


def logit(explained: TokenAttribution | NgramLedger | StateTrace) -> str:
    """What F is, in words."""
    than = f" minus the logit of {explained.against}" if explained.against else ""
    return f"F is the logit of {explained.target}{than}"


def said_at_start(probabilities: dict[str, float], baseline: str) -> None:
    """What the model says at the baseline, and a warning where that is no neutral start."""
    shares = [f"{name} {percent(share)}" for name, share in probabilities.items()]
    st.caption(plain(f"At the baseline the model says {listed(shares)}. {start(baseline)}"))
    label, share = max(probabilities.items(), key=lambda item: item[1])
    if share > _SURE:
        st.warning(
            plain(
                f"The baseline is not neutral: the model is {percent(share)} sure of '{label}' "
                "before it has read a word. The scores say what the words add to that."
            ),
            icon=":material/balance:",
        )


def drawn(rows: int, nouns: str) -> str:
    """That a heat map does not show all of its rows, where that is so; with a blank in front."""
    if rows <= plots.MOST_ROWS:
        return ""
    return f" Drawn are the {plots.MOST_ROWS} of {rows} {nouns} that add most; the table has all."


def start(baseline: str) -> str:
    """What a baseline is, in a sentence."""
    known = BASELINES.get(baseline)
    return known.summary if known else ""
