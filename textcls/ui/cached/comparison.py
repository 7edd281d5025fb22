"""Several models on one text, computed once for all who look at the same."""

import streamlit as st

from textcls import comparison
from textcls.ui.cached.base import HOUR, model, model_key
from textcls.values import Comparison, ModelCard


def compare(cards: tuple[ModelCard, ...], text: str, *, target: str, against: str) -> Comparison:
    """Why each of the models gives the text `target` rather than `against`."""
    keys = tuple(model_key(card) for card in cards)
    return _compare(keys, cards, text, target, against)


@st.cache_data(max_entries=128, ttl=HOUR, show_spinner="Comparing")
def _compare(
    keys: tuple[str, ...], _cards: tuple[ModelCard, ...], text: str, target: str, against: str
) -> Comparison:
    models = [model(card) for card in _cards]
    return comparison.compare(models, text, target=target, against=against)
