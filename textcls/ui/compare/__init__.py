"""The Compare page: its parts by name; only the chosen one is computed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from textcls.ui import address
from textcls.ui.address import View
from textcls.ui.compare import behaviour, flips, models, texts

__all__ = [
    "PARTS",
    "Part",
    "choose",
]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: `show` ends the page where there is nothing to compare yet.

    What it returns, the numbers on screen, is what `method` explains below it.
    """

    title: str
    show: Callable[[View], Any]
    method: Callable[[Any], None]


PARTS = {
    "models": Part("Models", models.show, models.method),
    "texts": Part("Texts", texts.show, texts.method),
    "flips": Part("What would flip it", flips.show, flips.method),
    "behaviour": Part("Behaviour", behaviour.show, behaviour.method),
}


def choose(view: View) -> Part:
    """The part of the view, or the first."""
    chosen = view.part if view.part in PARTS else next(iter(PARTS))
    st.session_state["compared"] = chosen
    st.segmented_control(
        "Compare",
        list(PARTS),
        key="compared",
        format_func=lambda name: PARTS[name].title,
        required=True,
        wrap=False,
        label_visibility="collapsed",
        on_change=lambda: address.change(part=st.session_state["compared"]),
    )
    return PARTS[chosen]
