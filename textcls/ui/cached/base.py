"""The models, shared by all visitors, and the key under which values of a model are kept."""

import gc
from pathlib import Path

import streamlit as st
import torch

from textcls import artifacts, attribution
from textcls.artifacts import Catalogue, TrainedModel
from textcls.values import ModelCard

HOUR = 3600

# One thread a visitor: torch's own threads cost more than they bring at this size.
torch.set_num_threads(1)


def catalogue() -> Catalogue:
    """The models of the artifacts folder, looked at again when a file in it changes."""
    folder = artifacts.models_folder()
    # As text: Streamlit takes 20 times as long over the key when it is a tuple of tuples.
    return _catalogue(str(folder), str(artifacts.stamp(folder)))


@st.cache_resource(max_entries=4, show_spinner=False)
def _catalogue(folder: str, stamp: str) -> Catalogue:
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
    """Once a process: import what explaining and showing import, and take all of it out of the way
    of the garbage collection that Streamlit asks for after every run."""
    # A click may start a run while the one before still imports this for its table, and Plotly
    # looks into the half of it that is there.
    import pandas  # noqa: F401

    attribution.explain(_model, "warm up", method="ig")  # fits every network, needs all imports
    gc.collect()
    gc.freeze()


def model_key(card: ModelCard) -> str:
    """What a cache keys a model's values on: a model that is trained again has another."""
    return f"{artifacts.models_folder()}/{card.name}/{card.fingerprint}"
