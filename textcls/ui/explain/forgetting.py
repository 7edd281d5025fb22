"""Why the course's recurrent nets forget: theirs and the repaired one side by side."""

import streamlit as st

from textcls import forgetting, plots, printing
from textcls.ui import address, cached, export, numbers
from textcls.ui.explain import steps
from textcls.ui.explain.base import Asked
from textcls.ui.words import plain
from textcls.values import MemoryCurve, ModelCard, Retention

Pair = tuple[ModelCard, ModelCard]  # as in the course, and repaired


def sentence(asked: Asked) -> None:
    """What memory and saturation of the chosen network say, unless two are compared below."""
    if not _wanted(asked, _pair(asked)):
        st.markdown(plain(forgetting.what_it_keeps(_retention(asked, asked.card))))


def beside(asked: Asked) -> None:
    """The course's network and the repaired one on this text, where the chosen one is of a pair."""
    pair = _pair(asked)
    if pair is None:
        return
    course, repaired = pair
    other = repaired if asked.card == course else course
    st.subheader("As in the course, and repaired", anchor=False)
    st.session_state["beside"] = _wanted(asked, pair)
    st.toggle(
        plain(f"Show '{other.title}' ({other.name}) beside it"),
        key="beside",
        on_change=_changed,
        args=(_usual(asked, pair),),
    )
    if _wanted(asked, pair):
        _draw(asked, course, repaired)


def _pair(asked: Asked) -> Pair | None:
    return forgetting.course_pair(asked.card, cached.catalogue().models.values())


def _usual(asked: Asked, pair: Pair) -> str:
    """The course's network is shown beside the repaired one unless that is switched off."""
    return "on" if asked.card == pair[0] else "off"


def _wanted(asked: Asked, pair: Pair | None) -> bool:
    if pair is None:
        return False
    chosen = asked.view.beside if asked.view.beside in ("on", "off") else _usual(asked, pair)
    return chosen == "on"


def _changed(usual: str) -> None:
    chosen = "on" if st.session_state["beside"] else "off"
    address.change(beside="" if chosen == usual else chosen)


def _draw(asked: Asked, course: ModelCard, repaired: ModelCard) -> None:
    pair = (course, repaired)
    opening, *causes = forgetting.why_it_fails(*(_retention(asked, card) for card in pair))
    st.markdown("\n".join([f"**{plain(opening)}**", "", *(f"- {plain(each)}" for each in causes)]))
    curves = {card.title: _memory(asked, card) for card in pair}
    saturation = {
        card.title: forgetting.of_top_layer(cached.saturation(card, asked.text)) for card in pair
    }
    figure = plots.two_memories(asked.prediction, curves, saturation)
    alt = "Memory and saturation of the course's network and of the repaired one, over the tokens"
    st.plotly_chart(figure, key="two_memories", config=plots.STILL, alt=alt)
    rows = steps.pair_rows(asked.prediction, curves, saturation)
    document = export.as_json([_facts(asked, card) for card in pair])
    columns = dict.fromkeys(steps.number_columns(rows), numbers.NUMBER)
    numbers.table("The numbers of both, step by step", rows, document, columns=columns)


def _facts(asked: Asked, card: ModelCard) -> dict:
    trace = cached.trace(card, asked.text, target=asked.target, against=asked.against)
    looks = printing.Looks(_memory(asked, card), cached.saturation(card, asked.text))
    return printing.state_facts(card.name, trace, looks)


def _retention(asked: Asked, card: ModelCard) -> Retention:
    trace = cached.trace(card, asked.text, target=asked.target, against=asked.against)
    return forgetting.retention(trace, _memory(asked, card), cached.saturation(card, asked.text))


def _memory(asked: Asked, card: ModelCard) -> MemoryCurve:
    return cached.memory(card, asked.text, target=asked.target, against=asked.against)
