"""Attributions by asking the network about changed texts."""

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import Question, ask, attribution, baseline_vector
from textcls.values import TokenAttribution

_TOKENS_AT_ONCE = 65_536


def occlusion(
    model: TrainedModel, text: str, *, target: str | None, against: str | None, baseline: str
) -> TokenAttribution:
    """What F loses when one token is replaced by the baseline: F(text) - F(text without it).

    Zeiler and Fergus (2014), arXiv 1311.2901, section 4.2. Each score is exact; their sum is
    not the whole change, for words that say the same replace each other.
    """
    question = ask(model, text, target, against)
    ids = torch.tensor([question.rows])
    value = question.prediction.value(question.target, question.against)
    each = max(_TOKENS_AT_ONCE // ids.shape[1], 1)
    without = [
        _without(model, question, baseline, places)
        for places in torch.arange(ids.shape[1]).split(each)
    ]
    return attribution(
        model, question, "occlusion", baseline, value - torch.cat(without).double(), steps=None
    )


@torch.no_grad()
def _without(model: TrainedModel, question: Question, baseline: str, places: Tensor) -> Tensor:
    """(S,) places -> (S,): F of the text with the token of each place replaced.

    The row of the token is taken out before embedding, so that n-grams through it vanish too.
    """
    network = model.network
    rows = torch.arange(len(places))
    ids = torch.tensor([question.rows]).repeat(len(places), 1)
    ids[rows, places] = 0
    embedded = network.embed(ids).to(question.embedded.dtype)
    embedded[rows, places] = baseline_vector(network, embedded, baseline)
    logits = network.classify(embedded, question.lengths.expand(len(places)))
    return logits @ question.direction
