"""Every cache of the app: the models, and the values that were computed with them.

Models are shared by all visitors and never written on; values are copied out. Keys hold the
fingerprint of the weights, so a model that is trained again is a new one.
"""

import gc
from pathlib import Path

import streamlit as st
import torch

from textcls import artifacts, attribution, comparison, inference
from textcls.artifacts import Catalogue, TrainedModel
from textcls.values import (
    Agreement,
    Epoch,
    Layer,
    ModelCard,
    NgramLedger,
    Prediction,
    TokenAttribution,
)

_HOUR = 3600

# One thread a visitor: torch's own threads cost more than they bring at this size.
torch.set_num_threads(1)


def catalogue() -> Catalogue:
    """The models of the artifacts folder, looked at again when a file in it changes."""
    folder = artifacts.models_folder()
    return _catalogue(str(folder), artifacts.stamp(folder))


@st.cache_resource(max_entries=4, show_spinner=False)
def _catalogue(folder: str, stamp: tuple) -> Catalogue:
    return artifacts.scan(Path(folder))


def model(card: ModelCard) -> TrainedModel:
    """The trained model of a card. Raises UserError where its files are damaged."""
    return _model(card.name, str(artifacts.models_folder()), card.fingerprint)


@st.cache_resource(max_entries=32, show_spinner="Loading the model")
def _model(name: str, folder: str, fingerprint: str) -> TrainedModel:
    loaded = artifacts.load(name, Path(folder))
    _warm_up(loaded)
    return loaded


@st.cache_resource(max_entries=1, show_spinner=False)
def _warm_up(_model: TrainedModel) -> None:
    """Once a process: import what explaining imports, and take all of it out of the way of the
    garbage collection that Streamlit asks for after every run."""
    attribution.explain(_model, "warm up", method="ig")  # fits every network, needs all imports
    gc.collect()
    gc.freeze()


def predict(card: ModelCard, text: str) -> Prediction:
    """The model's answer to a text."""
    return _predict(_key(card), card, text)


@st.cache_data(max_entries=512, ttl=_HOUR, show_spinner=False)
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
    return _explain(_key(card), card, text, method, target, against, baseline)


@st.cache_data(max_entries=512, ttl=_HOUR, show_spinner="Explaining")
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


def ledger(card: ModelCard, text: str, *, target: str, against: str | None = None) -> NgramLedger:
    """What each n-gram adds to the logit of `target`, or to its lead over `against`."""
    return _ledger(_key(card), card, text, target, against)


@st.cache_data(max_entries=256, ttl=_HOUR, show_spinner="Explaining")
def _ledger(key: str, _card: ModelCard, text: str, target: str, against: str | None) -> NgramLedger:
    return attribution.ngram_ledger(model(_card), text, target=target, against=against)


def history(card: ModelCard) -> tuple[Epoch, ...]:
    """The epochs of a model's training, in order."""
    return _history(_key(card), card.name)


@st.cache_data(max_entries=128, ttl=_HOUR, show_spinner=False)
def _history(key: str, name: str) -> tuple[Epoch, ...]:
    return artifacts.load_history(name, artifacts.models_folder())


def layers(card: ModelCard) -> tuple[Layer, ...]:
    """The arrays that training found, in the order of the network."""
    return _layers(_key(card), card)


@st.cache_data(max_entries=128, ttl=_HOUR, show_spinner=False)
def _layers(key: str, _card: ModelCard) -> tuple[Layer, ...]:
    return artifacts.layers(model(_card))


def agreement(first: ModelCard, second: ModelCard) -> Agreement:
    """Two models of one task on the same test rows. Raises UserError where the rows differ."""
    return _agreement((_key(first), _key(second)), (first.name, second.name))


@st.cache_data(max_entries=256, ttl=_HOUR, show_spinner="Comparing")
def _agreement(keys: tuple[str, str], names: tuple[str, str]) -> Agreement:
    folder = artifacts.models_folder()
    first, second = (artifacts.load_predictions(name, folder) for name in names)
    return comparison.agreement(first, second)


def _key(card: ModelCard) -> str:
    return f"{artifacts.models_folder()}/{card.name}/{card.fingerprint}"
