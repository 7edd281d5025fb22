"""Whether an explanation can be believed."""

import streamlit as st

from textcls import trust
from textcls.ui.cached.answers import explain
from textcls.ui.cached.base import HOUR, model, model_key
from textcls.values import Faithfulness, ModelCard, Randomisation, TokenAttribution


def faithfulness(card: ModelCard, explained: TokenAttribution, *, removal: str) -> Faithfulness:
    """What taking out words in the order of an explanation does, beside random orders."""
    return _faithfulness(model_key(card), card, _question(explained), removal)


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner="Taking words out")
def _faithfulness(key: str, _card: ModelCard, question: dict, removal: str) -> Faithfulness:
    return trust.faithfulness(model(_card), explain(_card, **question), removal=removal)


def randomisation(card: ModelCard, explained: TokenAttribution) -> Randomisation:
    """What is left of an explanation when the network's weights are drawn anew."""
    return _randomisation(model_key(card), card, _question(explained))


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner="Drawing weights anew and explaining again")
def _randomisation(key: str, _card: ModelCard, question: dict) -> Randomisation:
    return trust.randomisation(model(_card), explain(_card, **question))


def _question(explained: TokenAttribution) -> dict:
    """What the explanation was asked: with it, `explain` gives it again."""
    return {
        "text": explained.prediction.text,
        "method": explained.method,
        "target": explained.target,
        "against": explained.against,
        "baseline": explained.baseline,
    }
