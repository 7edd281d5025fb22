"""Two to four models on one text: what each answers, and why, on one scale."""

import streamlit as st

from textcls import plots
from textcls.ui import cached, inputs
from textcls.ui.address import View
from textcls.ui.compare import choice


def show(view: View) -> None:
    """The answers side by side."""
    cards = choice.cards(view)
    text = inputs.ask_text(view, cards[0], verb="Compare")
    predictions = {card.name: cached.predict(card, text) for card in cards}
    names = choice.called(cards)
    figure = plots.side_by_side({names[name]: answer for name, answer in predictions.items()})
    st.plotly_chart(
        figure, key="side_by_side_chart", config=plots.STILL, alt="Class probabilities by model"
    )


def method(_shown: None) -> None:
    """What can be compared, and what cannot."""
    st.markdown("Every model reads the same text, in its own way.")
