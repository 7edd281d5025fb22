"""Words as points of a space: the spaces, shared by all visitors, and what was asked of them."""

import gc
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from textcls import artifacts, embeddings, vectors
from textcls.embeddings import Space, Start
from textcls.registry import UserError
from textcls.ui.cached.base import HOUR, catalogue, model, model_key
from textcls.values import (
    Analogy,
    BiasTest,
    Leaning,
    ModelCard,
    Neighbours,
    Shifts,
    Term,
    VectorCatalogue,
    WordLesson,
    WordLists,
    WordMap,
)


def vector_sets() -> VectorCatalogue:
    """The stored sets of vectors, looked at again when a file of theirs changes."""
    folder = artifacts.models_folder() / "vectors"
    return _vector_sets(str(folder), str(artifacts.stamp(folder)))


@st.cache_data(max_entries=4, ttl=HOUR, show_spinner=False)
def _vector_sets(folder: str, stamp: str) -> VectorCatalogue:
    return vectors.stored(Path(folder))


def spaces() -> dict[str, str]:
    """The title of every space by its name: the stored sets, then the models that have one."""
    titles = {name: card.title for name, card in vector_sets().sets.items()}
    for name, card in catalogue().models.items():
        if embeddings.has_space(card):
            titles.setdefault(name, f"{card.title}, {card.data.title}: its own embedding layer")
    return titles


def space(name: str) -> Space:
    """A space of `spaces`. Raises UserError where its files are damaged."""
    return _space(_key(name), name)


@st.cache_resource(max_entries=16, show_spinner="Loading the vectors")
def _space(key: str, name: str) -> Space:
    if name not in vector_sets().sets:
        return embeddings.of_model(model(catalogue().models[name]))
    folder = artifacts.models_folder() / "vectors"
    loaded = embeddings.of_vectors(vectors.read_stored(name, folder))
    _settle()
    return loaded


@st.cache_resource(max_entries=1, show_spinner=False)
def _settle() -> None:
    """Once a process: as for the first model, all that is there now out of the way of the garbage
    collection after every run, with what the tables of this page import."""
    import pandas  # noqa: F401

    gc.collect()
    gc.freeze()


def neighbours(name: str, word: str, *, count: int = 10) -> Neighbours:
    """The words of a space that are nearest to one."""
    return _neighbours(_key(name), name, word, count)


@st.cache_data(max_entries=1024, ttl=HOUR, show_spinner=False)
def _neighbours(key: str, name: str, word: str, count: int) -> Neighbours:
    return embeddings.neighbours(space(name), word, count=count)


def analogy(name: str, terms: Sequence[Term]) -> Analogy:
    """The words of a space that are nearest to a sum of words."""
    return _analogy(_key(name), name, tuple(terms))


@st.cache_data(max_entries=512, ttl=HOUR, show_spinner=False)
def _analogy(key: str, name: str, terms: tuple[Term, ...]) -> Analogy:
    return embeddings.analogy(space(name), terms)


def association_test(name: str, lists: WordLists) -> BiasTest:
    """Which of two lists of words lies nearer to which of two others."""
    return _association_test(_key(name), name, lists)


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner=False)
def _association_test(key: str, name: str, lists: WordLists) -> BiasTest:
    return embeddings.association_test(space(name), lists)


def word_map(name: str, words: Sequence[str], *, dimensions: int) -> WordMap:
    """The words in the directions in which they scatter most."""
    return _word_map(_key(name), name, tuple(words), dimensions)


@st.cache_data(max_entries=128, ttl=HOUR, show_spinner=False)
def _word_map(key: str, name: str, words: tuple[str, ...], dimensions: int) -> WordMap:
    return embeddings.principal(space(name), words, dimensions=dimensions)


def word_map_round(name: str, words: Sequence[str], number: int, *, dimensions: int) -> WordMap:
    """The words after so many rounds of t-SNE; the rounds before it are kept too."""
    return _word_map_round(_key(name), name, tuple(words), number, dimensions)


@st.cache_data(max_entries=128, ttl=HOUR, show_spinner=False)
def _word_map_round(
    key: str, name: str, words: tuple[str, ...], number: int, dimensions: int
) -> WordMap:
    before = _word_map_round(key, name, words, number - 1, dimensions) if number > 1 else None
    return embeddings.one_more_round(space(name), words, before, dimensions=dimensions)


def word_map_along(name: str, words: Sequence[str], axes: Sequence[tuple[str, str]]) -> WordMap:
    """The words along axes of a person's own."""
    return _word_map_along(_key(name), name, tuple(words), tuple(axes))


@st.cache_data(max_entries=128, ttl=HOUR, show_spinner=False)
def _word_map_along(
    key: str, name: str, words: tuple[str, ...], axes: tuple[tuple[str, str], ...]
) -> WordMap:
    return embeddings.along(space(name), words, axes)


def leanings(card: ModelCard, words: Sequence[str]) -> dict[str, Leaning]:
    """The class that a model gives each word alone."""
    return _leanings(model_key(card), card, tuple(words))


@st.cache_data(max_entries=128, ttl=HOUR, show_spinner=False)
def _leanings(key: str, _card: ModelCard, words: tuple[str, ...]) -> dict[str, Leaning]:
    return {one.word: one for one in embeddings.leanings(model(_card), words)}


def shifts(card: ModelCard) -> Shifts:
    """What training did to each word of a model that began with vectors."""
    return _shifts(model_key(card), _key_of_start(card), card)


@st.cache_resource(max_entries=16, ttl=HOUR, show_spinner="Comparing before and after")
def _shifts(key: str, start: str, _card: ModelCard) -> Shifts:
    return embeddings.shifts(started(_card), space(_card.name))


def started(card: ModelCard) -> Start:
    """The words of a model before it was trained. Raises UserError where that is not at hand."""
    return _started(model_key(card), _key_of_start(card), card)


@st.cache_resource(max_entries=8, ttl=HOUR, show_spinner="Going back to the start")
def _started(key: str, start: str, _card: ModelCard) -> Start:
    return embeddings.started(model(_card), artifacts.models_folder())


def before_and_after(card: ModelCard, word: str) -> tuple[Neighbours, Neighbours]:
    """The nearest words of a word before a model was trained, and after."""
    return _before_and_after(model_key(card), _key_of_start(card), card, word)


@st.cache_data(max_entries=256, ttl=HOUR, show_spinner=False)
def _before_and_after(
    key: str, start: str, _card: ModelCard, word: str
) -> tuple[Neighbours, Neighbours]:
    spaces = started(_card).space, space(_card.name)
    return tuple(embeddings.neighbours(one, word) for one in spaces)


def lesson(name: str, words: Sequence[str], window: int) -> WordLesson:
    """What a sentence gives to learn word vectors from."""
    return _lesson(_key(name), name, tuple(words), window)


@st.cache_data(max_entries=128, ttl=HOUR, show_spinner=False)
def _lesson(key: str, name: str, words: tuple[str, ...], window: int) -> WordLesson:
    return embeddings.lesson(space(name), words, window)


def _key_of_start(card: ModelCard) -> str:
    """Of the sets that a model began with; the files may lie elsewhere than in the folder."""
    parts = (card.recipe.vectors or "").split("+")
    return " ".join(_key(part) for part in parts if part in vector_sets().sets)


def _key(name: str) -> str:
    """What a cache keys the values of a space on: one that is made again has another."""
    if name in vector_sets().sets:
        folder = artifacts.models_folder() / "vectors"
        files = [entry for entry in artifacts.stamp(folder) if entry[0].startswith(f"{name}/")]
        return f"{folder}{files}"
    if name not in catalogue().models:
        raise UserError(vectors.unknown(name, vector_sets()))
    return model_key(catalogue().models[name])
