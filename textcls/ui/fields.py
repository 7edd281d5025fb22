"""Choices that are fields of the view: shown as the view has them, and taken over into it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from textcls.ui import address


def segments(
    label: str,
    names: Mapping[str, str],
    chosen: str,
    *,
    field: str,
    usual: str | None = None,
    key: str | None = None,
    labelled: bool = True,
    also: Mapping[str, str] | None = None,
) -> str:
    """One of a few names side by side: `chosen` if it is among them, else the usual one.

    `names` are titles by what enters the field of the view. A `usual` one that is named enters as
    nothing, so that it can follow the text; otherwise it is the first. Fields in `also` change
    with it.
    """
    key, chosen = _begin(names, chosen, usual, key or field)
    st.segmented_control(
        label,
        list(names),
        key=key,
        format_func=names.__getitem__,
        required=True,
        wrap=False,
        label_visibility="visible" if labelled else "collapsed",
        on_change=_take_over,
        args=(field, key, usual, also or {}),
    )
    return chosen


def select(
    label: str,
    names: Mapping[str, str],
    chosen: str,
    *,
    field: str,
    usual: str | None = None,
    key: str | None = None,
    also: Mapping[str, str] | None = None,
    **looks: Any,
) -> str:
    """The same as a box that opens, for many names or long ones; `looks` go to the widget."""
    key, chosen = _begin(names, chosen, usual, key or field)
    st.selectbox(
        label,
        list(names),
        key=key,
        format_func=names.__getitem__,
        on_change=_take_over,
        args=(field, key, usual, also or {}),
        **looks,
    )
    return chosen


def _begin(names: Mapping[str, str], chosen: str, usual: str | None, key: str) -> tuple[str, str]:
    if chosen not in names:
        chosen = next(iter(names)) if usual is None else usual
    st.session_state[key] = chosen
    return key, chosen


def _take_over(field: str, key: str, usual: str | None, also: Mapping[str, str]) -> None:
    value = st.session_state[key]
    address.change(**{field: "" if value == usual else value}, **also)
