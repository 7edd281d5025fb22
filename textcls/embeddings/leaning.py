"""Which class a model gives a word that stands alone."""

from collections.abc import Sequence

from textcls.artifacts import TrainedModel
from textcls.inference import predict
from textcls.values import Leaning


def leanings(model: TrainedModel, words: Sequence[str]) -> tuple[Leaning, ...]:
    """Every word as a text of its own: its class, the probability of that, and if it is known."""
    return tuple(
        Leaning(
            word,
            answer.label,
            answer.probabilities[answer.label],
            answer.read > 0 and all(span.known for span in answer.tokens),
        )
        for word, answer in zip(words, predict(model, words), strict=True)
    )
