"""What is stored of a model's studies, and one filter in front of a text."""

import streamlit as st

from textcls import artifacts, attribution, studies
from textcls.ui.cached.base import HOUR, model, model_key
from textcls.values import FilterMatch, FilterStudy, FilterTrace, ModelCard, PhraseStudy


def filter_study(card: ModelCard) -> FilterStudy:
    """What every filter looks for. Raises UserError, with the command that finds out."""
    return _study(model_key(card), _stamp("filters", card), "filters", card)


def phrase_study(card: ModelCard) -> PhraseStudy:
    """Which phrases speak for each class. Raises UserError, with the command that finds out."""
    return _study(model_key(card), _stamp("phrases", card), "phrases", card)


@st.cache_data(max_entries=64, ttl=HOUR, show_spinner=False)
def _study(key: str, stamp: int, name: str, _card: ModelCard):
    return studies.load(name, _card, artifacts.models_folder())


def _stamp(name: str, card: ModelCard) -> int:
    """When the study was written; 0 before that."""
    path = studies.path_of(name, card.name, artifacts.models_folder())
    return path.stat().st_mtime_ns if path.is_file() else 0


def filter_matches(
    card: ModelCard, number: int, ngrams: tuple[str, ...]
) -> tuple[FilterMatch, ...]:
    """What each word of each n-gram adds to a filter's activation."""
    return _filter_matches(model_key(card), card, number, ngrams)


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner=False)
def _filter_matches(key: str, _card: ModelCard, number: int, ngrams: tuple[str, ...]):
    trained = model(_card)
    return tuple(attribution.filter_match(trained, number, ngram.split(" ")) for ngram in ngrams)


def filter_trace(card: ModelCard, text: str, number: int) -> FilterTrace:
    """What a filter makes of a text."""
    return _filter_trace(model_key(card), card, text, number)


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner=False)
def _filter_trace(key: str, _card: ModelCard, text: str, number: int) -> FilterTrace:
    return attribution.filter_trace(model(_card), text, number)
