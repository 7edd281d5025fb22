"""Random recurrent networks of every cell, depth, direction, pooling and head."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import torch

from tests.networks import BAG, NETWORKS
from textcls.artifacts import TrainedModel
from textcls.models import ARCHITECTURES

TEXTS = {
    1: "great",
    2: "great unheard",
    12: "the film was great but its ending was boring and awful with",
    500: "the film was great but " * 100,
}

PLAIN = {
    name: (architecture, {key: value for key, value in options.items() if key != "size"})
    for name, (architecture, options) in NETWORKS.items()
    if architecture in ("rnn", "gru", "lstm")
}
WITH_LAYER = {
    f"{name}, layer before the head": (architecture, options | {"fully_connected": 5})
    for name, (architecture, options) in PLAIN.items()
    if "2 layers, 2 directions" in name or "lstm, 1 layers, 1 directions" in name
}
COURSE = {name: (name, {"hidden": 5, "steps": 40}) for name in ("rnn-course", "gru-course")}
_FILTERS = {"hidden": 4, "filters": 5, "widths": (1, 3)}
WINDOWS = {"rcnn": ("rcnn", _FILTERS), "widercnn": ("widercnn", _FILTERS | {"wide": BAG})}
KINDS = PLAIN | WITH_LAYER | COURSE | WINDOWS


@pytest.fixture
def recurrent(model_of) -> Callable[..., TrainedModel]:
    """A function from a kind of `KINDS` to a model that reads up to 600 tokens."""

    def make(kind: str, *, seed: int = 0, classes: int = 3, **other) -> TrainedModel:
        architecture, options = KINDS[kind]
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            words = len(model_of(torch.nn.Identity()).vocabulary)
            network = ARCHITECTURES[architecture](words, classes, size=6, **(options | other))
            # Small as they start, word vectors would hardly bend the states.
            with torch.no_grad():
                network.embedding.weight.mul_(10.0)
        model = model_of(network)
        recipe = model.card.recipe
        recipe = replace(
            recipe, architecture=architecture, reading=replace(recipe.reading, max_tokens=600)
        )
        labels = ("low", "middle", "high")[:classes]
        return replace(model, card=replace(model.card, recipe=recipe, labels=labels))

    return make


@pytest.fixture(params=KINDS)
def any_recurrent(request, recurrent) -> TrainedModel:
    """A model of each kind in turn."""
    return recurrent(request.param)
