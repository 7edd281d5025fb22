"""Why the course's recurrent nets forget: theirs and the repaired one side by side."""

import streamlit as st

from textcls import forgetting, plots
from textcls.ui import address, cached
from textcls.ui.explain.base import Asked
from textcls.ui.words import plain
from textcls.values import ModelCard, Retention


def sentence(asked: Asked) -> None:
    """What the memory and the saturation of the chosen network say about this text."""
    st.markdown(plain(forgetting.what_it_keeps(_retention(asked, asked.card))))


def beside(asked: Asked) -> None:
    """Both networks on this text, where the chosen one has such a partner and a person wants it.

    The course's net is always shown beside the repaired one, unless that was switched off.
    """
    pair = forgetting.course_pair(asked.card, cached.catalogue().models.values())
    if pair is None:
        return
    course, repaired = pair
    st.subheader("As in the course, and repaired", anchor=False)
    usual = "on" if asked.card is course or asked.card == course else "off"
    chosen = asked.view.beside if asked.view.beside in ("on", "off") else usual
    st.session_state["beside"] = chosen == "on"
    other = repaired if asked.card == course else course
    st.toggle(
        plain(f"Show '{other.title}' ({other.name}) beside it"),
        key="beside",
        on_change=_changed,
        args=(usual,),
    )
    if chosen == "on":
        _draw(asked, course, repaired)


def _changed(usual: str) -> None:
    chosen = "on" if st.session_state["beside"] else "off"
    address.change(beside="" if chosen == usual else chosen)


def _draw(asked: Asked, course: ModelCard, repaired: ModelCard) -> None:
    found = {card.title: _retention(asked, card) for card in (course, repaired)}
    st.markdown(plain(forgetting.why_it_fails(*found.values())))
    figure = plots.two_memories(
        asked.prediction,
        {card.title: _memory(asked, card) for card in (course, repaired)},
        {card.title: cached.saturation(card, asked.text) for card in (course, repaired)},
    )
    alt = "Memory and saturation of the course's network and of the repaired one, over the tokens"
    st.plotly_chart(figure, key="two_memories", config=plots.STILL, alt=alt)


def _retention(asked: Asked, card: ModelCard) -> Retention:
    trace = cached.trace(card, asked.text, target=asked.target, against=asked.against)
    return forgetting.retention(trace, _memory(asked, card), cached.saturation(card, asked.text))


def _memory(asked: Asked, card: ModelCard):
    return cached.memory(card, asked.text, target=asked.target, against=asked.against)
