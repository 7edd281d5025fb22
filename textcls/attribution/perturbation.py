"""Attributions by asking the network about texts with one word less."""

import torch

from textcls.artifacts import TrainedModel
from textcls.attribution.base import ask, attribution
from textcls.attribution.games import values_of
from textcls.values import TokenAttribution


def occlusion(
    model: TrainedModel, text: str, *, target: str | None, against: str | None, baseline: str
) -> TokenAttribution:
    """What F loses when one token is replaced by the baseline: F(text) - F(text without it).

    Zeiler and Fergus (2014), arXiv 1311.2901, section 4.2. Each score is exact; their sum is
    not the whole change, for words that say the same replace each other.
    """
    question = ask(model, text, target, against)
    kept = ~torch.eye(question.embedded.shape[1], dtype=torch.bool)
    without = values_of(model.network, question, baseline, kept)
    value = question.prediction.value(question.target, question.against)
    return attribution(model, question, "occlusion", baseline, value - without, steps=None)
