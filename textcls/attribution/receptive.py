"""The receptive fields of a net of several convolutions: which words its maxima can see."""

import torch

from textcls.artifacts import TrainedModel
from textcls.attribution.base import ask
from textcls.attribution.ngrams import Account, Window
from textcls.models import StrideCNN
from textcls.registry import UserError
from textcls.values import Match, NgramLedger


@torch.no_grad()
def receptive_fields(
    model: TrainedModel, text: str, *, target: str | None = None, against: str | None = None
) -> NgramLedger:
    """F as a sum over stretches of words: F = beta + sum_c W_c z_c, z_c the maximum of channel c.

    z_c is credited to all words that the place of that maximum, the first of equals, can see: an
    exact sum, but of what was made of a stretch, in which no word has a share of its own. The
    `bias` of a match is z_c. Raises UserError for nets of another kind.
    """
    network = model.network
    if not has_receptive_fields(model):
        raise UserError(
            f"'{model.card.name}' is a {model.card.recipe.architecture}; receptive fields are "
            "shown of nets with several layers of convolutions"
        )
    question = ask(model, text, target, against)
    best = network.features(question.embedded, question.lengths)[0].max(dim=1)
    weights = (question.direction @ network.head.weight).tolist()
    channels = zip(weights, best.values.tolist(), best.indices.tolist(), strict=True)
    last_word = len(question.rows) - 1
    matches: dict[Window, list[Match]] = {}
    for channel, (weight, z, position) in enumerate(channels):
        if z > 0:
            first, last = network.receptive_field(position)
            window = max(first, 0), min(last, last_word) - max(first, 0) + 1
            matches.setdefault(window, []).append(Match(channel, weight, 1.0, z, ()))
    silent = len(weights) - sum(map(len, matches.values()))
    return Account(question, network.head.bias, matches, {}, silent).ledger(model, None)


def has_receptive_fields(model: TrainedModel) -> bool:
    """Whether maxima over several layers of convolutions make the logits."""
    return isinstance(model.network, StrideCNN)
