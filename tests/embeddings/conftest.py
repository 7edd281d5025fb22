"""Small spaces of random vectors, and one of FastText."""

import numpy as np
import pytest

from tests.conftest import sentences
from textcls import embeddings, vectors
from textcls.embeddings import Space
from textcls.values import VectorCard

WORDS = tuple("king queen man woman boy girl doctor nurse red green blue paris rome".split())


def random_space(words: tuple[str, ...] = WORDS, size: int = 6, *, seed: int = 0) -> Space:
    """Vectors that lie off the origin, so that centring them would change every neighbour."""
    matrix = np.random.default_rng(seed).normal(1.5, 1, (len(words), size)).astype(np.float32)
    card = VectorCard("made", "Made", "nothing", "given", size, len(words), {}, 0.0)
    counts = np.arange(10 * len(words), 0, -10)
    return embeddings.of_vectors(vectors.WordVectors(card, words, matrix, counts))


@pytest.fixture(scope="session")
def space() -> Space:
    return random_space()


@pytest.fixture(scope="session")
def subwords() -> Space:
    """FastText on the made sentences, with buckets for unknown words."""
    texts = [text.split() for text in sentences(200, seed=0).texts]
    settings = {"size": 8, "epochs": 5, "workers": 1, "buckets": 500}
    made = vectors.train(texts, name="ft", source="made", method="fasttext", **settings)
    return embeddings.of_vectors(made)
