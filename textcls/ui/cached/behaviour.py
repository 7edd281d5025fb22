"""What a model does with the behaviour tests of its task."""

import streamlit as st

from textcls import comparison
from textcls.ui.cached.base import HOUR, model, model_key
from textcls.values import BehaviourOutcome, ModelCard


def behaviour(card: ModelCard) -> tuple[BehaviourOutcome, ...]:
    """The outcome of every test of the model's task. Raises UserError for other classes."""
    return _behaviour(model_key(card), card)


@st.cache_data(max_entries=128, ttl=HOUR, show_spinner=False)
def _behaviour(key: str, _card: ModelCard) -> tuple[BehaviourOutcome, ...]:
    return comparison.behave(model(_card), comparison.behaviour_tests(_card.task))
