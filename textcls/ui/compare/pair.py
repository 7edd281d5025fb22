"""Two texts to hold against each other: one stays, the other is edited."""

from collections.abc import Callable

import streamlit as st

from textcls.ui import address, inputs
from textcls.ui.address import LONGEST_LINK, LONGEST_TEXT, View
from textcls.values import ModelCard

_MOST_UNDONE = 50


def ask(view: View, card: ModelCard) -> tuple[str, str]:
    """The text that stays and the edited one; while there is no edit, they are the same.

    Ends the page while there is no text.
    """
    left, right = st.columns(2, gap="medium", vertical_alignment="bottom")
    with left:
        st.markdown("**First text**")
        first = inputs.ask_text(view, card, verb="Pin")
    with right:
        second = view.edited or first
        st.markdown("**Second text**")
        _box(first, second)
        if len(second) > LONGEST_LINK:
            st.caption(f"The link does not carry texts of more than {LONGEST_LINK:,} characters.")
    return first, second


def _box(first: str, second: str) -> None:
    # Only where it differs: what is typed but not sent yet must survive another widget's run.
    if st.session_state.get("second_box") != second:
        st.session_state["second_box"] = second
    with st.form("second_form", border=False):
        st.text_area(
            "Second text",
            key="second_box",
            height=112,
            placeholder="The text after your edit",
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("Compare", type="primary", on_click=_sent)
            _tool("Undo", "undo", _undo, off=not _undone())
            _tool("Reset", "restart_alt", _reset, off=first == second)
            _tool("Swap", "swap_horiz", _swap, off=first == second)


def _tool(label: str, icon: str, act: Callable[[], None], *, off: bool) -> None:
    icon = f":material/{icon}:"
    st.form_submit_button(label, icon=icon, on_click=act, disabled=off, type="tertiary")


def _sent() -> None:
    view, text = address.remembered(), (st.session_state["second_box"] or "")[:LONGEST_TEXT]
    edited = "" if text == view.text else text
    if edited != view.edited:
        _change(edited=edited)


def _reset() -> None:
    _change(edited="")


def _swap() -> None:
    view = address.remembered()
    _change(text=view.edited or view.text, edited=view.text, target="", against="")


def _change(**choices: str) -> None:
    view = address.remembered()
    _undone().append((view.text, view.edited))
    del _undone()[:-_MOST_UNDONE]
    address.change(masked="", **choices)


def _undone() -> list[tuple[str, str]]:
    """The pairs of texts before the last edits, the oldest first."""
    return st.session_state.setdefault("pairs_before", [])


def _undo() -> None:
    if _undone():
        text, edited = _undone().pop()
        address.change(text=text, edited=edited, masked="")
