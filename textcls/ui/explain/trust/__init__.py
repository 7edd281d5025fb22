"""Can an explanation be believed? Four tests; only the chosen one is run."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from textcls.ui import cached, fields
from textcls.ui.address import View
from textcls.ui.explain import choices
from textcls.ui.explain.base import Asked
from textcls.ui.explain.trust import erasure, methods, network, texts
from textcls.values import TokenAttribution

__all__ = ["CHECKS", "Check", "method", "show"]


@dataclass(frozen=True, slots=True)
class Check:
    """One test of an explanation: `show` runs and draws it, `method` explains what it drew."""

    title: str
    question: str
    show: Callable[[Asked, TokenAttribution], Any]
    method: Callable[[Any], None]


CHECKS = {
    "erasure": Check(
        "Take words out",
        "Does the answer change more without the words that the explanation puts first than "
        "without words drawn by lot?",
        erasure.show,
        erasure.method,
    ),
    "methods": Check(
        "Ask other methods",
        "Do other methods put the words in the same order?",
        methods.show,
        methods.method,
    ),
    "network": Check(
        "Forget the training",
        "Is the explanation still the same when the network has forgotten what it learned? Then "
        "it never spoke of the network.",
        network.show,
        network.method,
    ),
    "texts": Check(
        "Over many texts",
        "What holds on one text may be luck: the same tests over texts that the model was not "
        "trained on.",
        texts.show,
        texts.method,
    ),
}


def show(asked: Asked) -> tuple[Check, Any]:
    """The chosen test of the explanation that the choices above ask for."""
    with asked.row:
        method, baseline = choices.method(asked.view, asked.card)
    explained = cached.explain(
        asked.card,
        asked.text,
        method=method,
        target=asked.target,
        against=asked.against,
        baseline=baseline,
    )
    check = _choose(asked.view)
    st.caption(check.question)
    return check, check.show(asked, explained)


def method(shown: tuple[Check, Any]) -> None:
    """How the test on screen works, with its numbers."""
    check, value = shown
    check.method(value)


def _choose(view: View) -> Check:
    titles = {name: check.title for name, check in CHECKS.items()}
    return CHECKS[fields.segments("Test", titles, view.check, field="check", labelled=False)]
