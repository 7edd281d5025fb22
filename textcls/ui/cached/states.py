"""What the states of recurrent networks do over a text."""

import streamlit as st

from textcls.attribution import states
from textcls.ui.cached.base import HOUR, model, model_key
from textcls.values import (
    LayerGates,
    LayerSaturation,
    LayerStates,
    MemoryCurve,
    ModelCard,
    StateTrace,
)


def trace(card: ModelCard, text: str, *, target: str, against: str | None) -> StateTrace:
    """What each step adds to the logit of `target`, or to its lead over `against`."""
    return _trace(model_key(card), card, text, target, against)


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner="Following the states")
def _trace(key: str, _card: ModelCard, text: str, target: str, against: str | None) -> StateTrace:
    return states.state_trace(model(_card), text, target=target, against=against)


def memory(card: ModelCard, text: str, *, target: str, against: str | None) -> MemoryCurve:
    """How far each step can still move that logit."""
    return _memory(model_key(card), card, text, target, against)


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner="Following the states")
def _memory(key: str, _card: ModelCard, text: str, target: str, against: str | None) -> MemoryCurve:
    return states.memory(model(_card), text, target=target, against=against)


def saturation(card: ModelCard, text: str) -> tuple[LayerSaturation, ...]:
    """The share of saturated units of every layer."""
    return _saturation(model_key(card), card, text)


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner=False)
def _saturation(key: str, _card: ModelCard, text: str) -> tuple[LayerSaturation, ...]:
    return states.saturation(model(_card), text)


def gates(card: ModelCard, text: str) -> tuple[LayerGates, ...]:
    """The mean gates of every layer; empty where the cell has none."""
    return _gates(model_key(card), card, text)


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner=False)
def _gates(key: str, _card: ModelCard, text: str) -> tuple[LayerGates, ...]:
    return states.gates(model(_card), text)


def hidden_states(card: ModelCard, text: str) -> tuple[LayerStates, ...]:
    """The hidden states of every layer."""
    return _hidden_states(model_key(card), card, text)


@st.cache_data(max_entries=32, ttl=HOUR, show_spinner=False)
def _hidden_states(key: str, _card: ModelCard, text: str) -> tuple[LayerStates, ...]:
    return states.hidden_states(model(_card), text)
