"""Trained models made of a network at hand, and texts to study them over."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.conftest import sentences
from textcls.artifacts import TrainedModel
from textcls.data import Rows, Splits
from textcls.models import Classifier

LABELS = ("low", "middle", "high")


@pytest.fixture
def model_of(tiny_textcnn) -> Callable[[Classifier], TrainedModel]:
    """A function from a network of three classes to a model that reads the tiny vocabulary."""

    def make(network: Classifier) -> TrainedModel:
        card = replace(tiny_textcnn.card, name="made", labels=LABELS)
        return TrainedModel(card, tiny_textcnn.vocabulary, network.eval().requires_grad_(False))

    return make


@pytest.fixture(scope="session")
def splits() -> Splits:
    """Sixty sentences to study filters over, and as many of few words to study phrases over."""
    draw = random.Random(6)
    few = tuple(" ".join(draw.choices(["great", "boring", "plot"], k=5)) for _ in range(60))
    return Splits(sentences(60, seed=3), sentences(2, seed=4), Rows(few, (0, 1) * 30))


def unwatched(share: float) -> None:
    """A watch that nobody looks at."""
