"""Trained models made of a network at hand, beside the tiny words and card."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from torch import Tensor, nn

from tests.networks import small_network
from textcls.artifacts import TrainedModel
from textcls.models import Classifier

LABELS = ("low", "middle", "high")

# One of each sort; the course's RNN is left out, whose answer hardly depends on the text.
KINDS = (
    "linear",
    "linear, binary",
    "textcnn",
    "textcnn, no relu",
    "textcnn, two layers",
    "widecnn",
    "widercnn",
    "stridecnn",
    "gru-course",
    "rnn, 1 layers, 1 directions, last",
    "gru, 2 layers, 2 directions, mean",
    "lstm, 1 layers, 2 directions, last",
)


@pytest.fixture
def model_of(tiny_textcnn) -> Callable[[Classifier], TrainedModel]:
    """A function from a network of three classes to a model that reads the tiny vocabulary."""

    def make(network: Classifier) -> TrainedModel:
        card = replace(tiny_textcnn.card, name="made", labels=LABELS)
        return TrainedModel(card, tiny_textcnn.vocabulary, network.eval().requires_grad_(False))

    return make


@pytest.fixture(params=KINDS)
def any_model(request, model_of, tiny_textcnn) -> TrainedModel:
    """A model with a small random network of each of the kinds."""
    network = small_network(request.param, words=len(tiny_textcnn.vocabulary))
    # Small as they start, word vectors would hardly bend the logits.
    network.embedding.weight.mul_(20.0)
    return model_of(network)


class Cubic(Classifier):
    """F = (1, -2, 0) (s_1 + ... + s_T)^3 with s_t the sum of token t's embedding: a curve.

    From zero, IG_t = s_t S^2 with S the sum of all s: every token's share depends on all others.
    """

    def __init__(self, words: int) -> None:
        super().__init__(words, 4)
        nn.init.normal_(self.embedding.weight)
        self.embedding.weight.data[0] = 0.0

    def classify(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        cube = embedded.sum(dim=(1, 2)) ** 3
        return cube[:, None] * embedded.new_tensor([1.0, -2.0, 0.0])


@pytest.fixture
def cubic(model_of, tiny_textcnn) -> TrainedModel:
    return model_of(Cubic(len(tiny_textcnn.vocabulary)))
