"""The Embeddings page: its parts by name; only the chosen one is computed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from textcls.ui import address
from textcls.ui.address import View
from textcls.ui.embeddings import bias, changed, learned, maps, near, sums

__all__ = ["PARTS", "Part", "choose"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: `show` draws it and returns what it drew, which `method` explains."""

    title: str
    show: Callable[[View], Any]
    method: Callable[[Any], None]


PARTS = {
    "neighbours": Part("Neighbours", near.show, near.method),
    "analogy": Part("Analogy", sums.show, sums.method),
    "map": Part("Map", maps.show, maps.method),
    "bias": Part("Bias probe", bias.show, bias.method),
    "changed": Part("What training changed", changed.show, changed.method),
    "learned": Part("How they are learned", learned.show, learned.method),
}


def choose(view: View) -> Part:
    """The part of the view, or the first."""
    chosen = view.part if view.part in PARTS else next(iter(PARTS))
    st.session_state["embeddings_part"] = chosen
    st.segmented_control(
        "Show",
        list(PARTS),
        key="embeddings_part",
        format_func=lambda name: PARTS[name].title,
        required=True,
        wrap=False,
        label_visibility="collapsed",
        on_change=lambda: address.change(part=st.session_state["embeddings_part"]),
    )
    return PARTS[chosen]
