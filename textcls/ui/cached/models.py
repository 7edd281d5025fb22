"""What is stored beside a model, and two models on the same rows."""

import streamlit as st

from textcls import artifacts, comparison
from textcls.ui.cached.base import HOUR, model, model_key
from textcls.values import Agreement, Epoch, Layer, ModelCard


def history(card: ModelCard) -> tuple[Epoch, ...]:
    """The epochs of a model's training, in order."""
    return _history(model_key(card), card.name)


@st.cache_data(max_entries=128, ttl=HOUR, show_spinner=False)
def _history(key: str, name: str) -> tuple[Epoch, ...]:
    return artifacts.load_history(name, artifacts.models_folder())


def layers(card: ModelCard) -> tuple[Layer, ...]:
    """The arrays that training found, in the order of the network."""
    return _layers(model_key(card), card)


@st.cache_data(max_entries=128, ttl=HOUR, show_spinner=False)
def _layers(key: str, _card: ModelCard) -> tuple[Layer, ...]:
    return artifacts.layers(model(_card))


def agreement(first: ModelCard, second: ModelCard) -> Agreement:
    """Two models of one task on the same test rows. Raises UserError where the rows differ."""
    return _agreement((model_key(first), model_key(second)), (first.name, second.name))


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner="Comparing")
def _agreement(keys: tuple[str, str], names: tuple[str, str]) -> Agreement:
    folder = artifacts.models_folder()
    first, second = (artifacts.load_predictions(name, folder) for name in names)
    return comparison.agreement(first, second)
