"""Models of three classes with small random networks, and of one task with other readings."""

from dataclasses import replace

import pytest
import torch

from tests.conftest import sentences
from tests.networks import small_network
from textcls import comparison, inference
from textcls.artifacts import TrainedModel
from textcls.models import Linear
from textcls.values import Comparison

TEXT = "The film (a story) was wonderful, the plot was not boring: zyxqv!"

LABELS = ("low", "middle", "high")

KINDS = (
    "linear",
    "textcnn",
    "widecnn",
    "widercnn",
    "stridecnn",
    "gru, 1 layers, 1 directions, last",
    "lstm, 2 layers, 2 directions, max",
)


@pytest.fixture
def random_model(tiny_textcnn):
    """A function from the kind of a network to a model, the same every time."""

    def make(kind: str) -> TrainedModel:
        network = small_network(kind, words=len(tiny_textcnn.vocabulary))
        # Small as they start, word vectors would hardly bend the logits.
        network.embedding.weight.mul_(20.0)
        card = replace(tiny_textcnn.card, name="made", labels=LABELS)
        model = TrainedModel(card, tiny_textcnn.vocabulary, network)
        _balance(model)
        return model

    return make


def _balance(model: TrainedModel) -> None:
    """Shift the logits so that each class is called now and then, and texts can be flipped."""
    answers = inference.predict(model, sentences(200, seed=3).texts)
    logits = torch.tensor([list(answer.logits.values()) for answer in answers])
    last = model.network if isinstance(model.network, Linear) else model.network.head
    last.bias.sub_(logits.mean(dim=0))


@pytest.fixture(params=KINDS)
def any_model(request, random_model) -> TrainedModel:
    """A model of each kind in turn."""
    return random_model(request.param)


@pytest.fixture(scope="session")
def terse(tiny_gru) -> TrainedModel:
    """The tiny GRU, reading neither stop words nor signs nor what is in parentheses."""
    recipe = tiny_gru.card.recipe
    reading = replace(recipe.reading, stop_words=False, punctuation=False, parentheses=False)
    card = replace(tiny_gru.card, name="terse", recipe=replace(recipe, reading=reading))
    return replace(tiny_gru, card=card)


@pytest.fixture(scope="session")
def compared(tiny_textcnn, tiny_gru, terse) -> Comparison:
    return comparison.compare([tiny_textcnn, tiny_gru, terse], TEXT)
