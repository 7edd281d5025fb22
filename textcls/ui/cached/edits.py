"""Changed texts: held against the first, with words masked, and sought for that flip the class."""

from collections.abc import Callable

import streamlit as st

from textcls import comparison
from textcls.ui.cached.answers import predict
from textcls.ui.cached.base import HOUR, model, model_key
from textcls.values import FlipSearch, ModelCard, Prediction, Reduction, TextComparison


def compare_texts(
    card: ModelCard, first: str, second: str, *, target: str, against: str | None
) -> TextComparison:
    """What changes from one text to another, by the model's best method."""
    return _compare_texts(model_key(card), card, first, second, target, against)


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner="Explaining both texts")
def _compare_texts(
    key: str, _card: ModelCard, first: str, second: str, target: str, against: str | None
) -> TextComparison:
    trained = model(_card)
    return comparison.compare_texts(trained, first, second, target=target, against=against)


def mask(card: ModelCard, text: str, places: tuple[int, ...], *, how: str) -> Prediction:
    """The model's answer to a text without some of its tokens."""
    return _mask(model_key(card), card, text, places, how)


@st.cache_data(max_entries=512, ttl=HOUR, show_spinner=False)
def _mask(key: str, _card: ModelCard, text: str, places: tuple[int, ...], how: str) -> Prediction:
    return comparison.mask(model(_card), predict(_card, text), places, how=how)


def find_flips(
    card: ModelCard, text: str, *, target: str | None, kinds: str, most_edits: int
) -> FlipSearch:
    """The smallest changes that give a text the class `target`; None: any other class."""
    return _find_flips(model_key(card), card, text, target, kinds, most_edits)


@st.cache_data(max_entries=128, ttl=HOUR, show_spinner=False)
def _find_flips(
    key: str, _card: ModelCard, text: str, target: str | None, kinds: str, most_edits: int
) -> FlipSearch:
    with _Progress("Searching") as watch:
        return comparison.find_flips(
            model(_card),
            text,
            target=target,
            any_class=target is None,
            kinds=kinds,
            most_edits=most_edits,
            watch=watch,
        )


def reduce_text(card: ModelCard, text: str) -> Reduction:
    """The fewest words that keep the class of a text."""
    return _reduce_text(model_key(card), card, text)


@st.cache_data(max_entries=128, ttl=HOUR, show_spinner=False)
def _reduce_text(key: str, _card: ModelCard, text: str) -> Reduction:
    with _Progress("Leaving words out") as watch:
        return comparison.reduce_text(model(_card), text, watch=watch)


class _Progress:
    """A bar that fills with the texts tried, and is gone when the search is over.

    A choice made meanwhile ends the search: Streamlit stops the run where the bar is written to.
    """

    def __init__(self, doing: str) -> None:
        self._doing = doing

    def __enter__(self) -> Callable[[int, int], None]:
        self._bar = st.progress(0.0, text=self._doing)
        return self._watch

    def __exit__(self, *exception: object) -> None:
        self._bar.empty()

    def _watch(self, tries: int, most: int) -> None:
        self._bar.progress(tries / most, text=f"{self._doing}: {tries:,} of {most:,} tries")
