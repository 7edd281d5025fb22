"""What a model answers to a text, and why."""

import streamlit as st

from textcls import attribution, inference
from textcls.ui.cached.base import HOUR, model, model_key
from textcls.values import ActivationMap, ModelCard, NgramLedger, Prediction, TokenAttribution


def predict(card: ModelCard, text: str) -> Prediction:
    """The model's answer to a text."""
    return _predict(model_key(card), card, text)


@st.cache_data(max_entries=512, ttl=HOUR, show_spinner=False)
def _predict(key: str, _card: ModelCard, text: str) -> Prediction:
    return inference.predict(model(_card), [text])[0]


def explain(
    card: ModelCard,
    text: str,
    *,
    method: str,
    target: str,
    against: str | None = None,
    baseline: str = "pad",
) -> TokenAttribution:
    """What each token adds to the logit of `target`, or to its lead over `against`."""
    return _explain(model_key(card), card, text, method, target, against, baseline)


@st.cache_data(max_entries=512, ttl=HOUR, show_spinner="Explaining")
def _explain(
    key: str,
    _card: ModelCard,
    text: str,
    method: str,
    target: str,
    against: str | None,
    baseline: str,
) -> TokenAttribution:
    return attribution.explain(
        model(_card), text, method=method, target=target, against=against, baseline=baseline
    )


def ledger(
    card: ModelCard,
    text: str,
    *,
    target: str,
    against: str | None = None,
    baseline: str | None = None,
) -> NgramLedger:
    """What each n-gram adds to the logit of `target`, or to its lead over `against`."""
    return _ledger(model_key(card), card, text, target, against, baseline)


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner="Explaining")
def _ledger(
    key: str,
    _card: ModelCard,
    text: str,
    target: str,
    against: str | None,
    baseline: str | None,
) -> NgramLedger:
    return attribution.ngram_ledger(
        model(_card), text, target=target, against=against, baseline=baseline
    )


def activation_map(
    card: ModelCard, text: str, width: int, *, target: str, against: str | None = None
) -> ActivationMap:
    """What the filters of one width find at every place of the text."""
    return _activation_map(model_key(card), card, text, width, target, against)


@st.cache_data(max_entries=64, ttl=HOUR, show_spinner="Looking at the filters")
def _activation_map(
    key: str, _card: ModelCard, text: str, width: int, target: str, against: str | None
) -> ActivationMap:
    return attribution.activation_map(model(_card), text, width, target=target, against=against)


def receptive_fields(
    card: ModelCard, text: str, *, target: str, against: str | None = None
) -> NgramLedger:
    """What the stretches of words that a net of several convolutions sees add to the logit."""
    return _receptive_fields(model_key(card), card, text, target, against)


@st.cache_data(max_entries=64, ttl=HOUR, show_spinner="Following the maxima")
def _receptive_fields(
    key: str, _card: ModelCard, text: str, target: str, against: str | None
) -> NgramLedger:
    return attribution.receptive_fields(model(_card), text, target=target, against=against)
