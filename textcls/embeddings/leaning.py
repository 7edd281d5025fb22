"""Which class a model gives a word that stands alone."""

from collections.abc import Sequence

from textcls.artifacts import TrainedModel
from textcls.inference import predict
from textcls.values import Leaning


def leanings(model: TrainedModel, words: Sequence[str]) -> tuple[Leaning, ...]:
    """Every word as a text of its own: its class and the probability of that."""
    answers = predict(model, words)
    return tuple(
        Leaning(word, answer.label, answer.probabilities[answer.label])
        for word, answer in zip(words, answers, strict=True)
    )
