"""Comparisons worth making: a question sets the models and the text."""

from collections.abc import Mapping

import streamlit as st

from textcls.comparison import READY, Ready
from textcls.ui import address, cached
from textcls.ui.address import View
from textcls.ui.compare import choice
from textcls.ui.words import plain
from textcls.values import Comparison, ModelCard


def offer(view: View) -> Ready | None:
    """The questions that the models there are can answer; the one that is being asked."""
    models = cached.catalogue().models
    offered = {name: one for name, one in READY.items() if len(one.there(models)) > 1}
    if not offered:
        return None
    asked = next((name for name, one in offered.items() if _is_asked(one, view, models)), None)
    st.session_state["ready"] = asked
    st.pills(
        "Questions to begin with",
        list(offered),
        key="ready",
        format_func=lambda name: offered[name].question,
        on_change=_ask,
        args=(offered,),
    )
    return offered[asked] if asked else None


def found(ready: Ready, compared: Comparison, cards: tuple[ModelCard, ...]) -> str:
    """What to look at, and what the numbers of the models compared say; the latter returned."""
    answers = [[cached.predict(card, text) for card in cards] for text in ready.texts]
    made = ready.made(cards) if ready.made else ""
    finding = ready.finding(compared, answers)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(ready.question)}** {plain(f'{ready.look} {made}')}")
        st.markdown(plain(finding))
        there = ready.there(cached.catalogue().models)
        missing = [name for name in ready.models if name not in there]
        if missing:
            st.caption(plain(f"Not here, so not compared: {', '.join(missing)}."))
    return finding


def _is_asked(ready: Ready, view: View, models: Mapping[str, ModelCard]) -> bool:
    return choice.joined(ready.there(models)) == view.models


def _ask(offered: Mapping[str, Ready]) -> None:
    name = st.session_state["ready"]
    if name is None:
        return
    ready = offered[name]
    names = ready.there(cached.catalogue().models)
    address.change(
        models=choice.joined(names), model=names[0], text=ready.texts[0], target="", against=""
    )
