"""The n-gram ledger: a logit as a bias and one sum per n-gram, exactly."""

import torch

from textcls.artifacts import TrainedModel
from textcls.attribution.base import Question, ask
from textcls.models import Linear, TextCNN, WideCNN
from textcls.registry import UserError
from textcls.values import Ngram, NgramLedger


class _Entries:
    """Contributions and filters by window: the first token and the width."""

    def __init__(self) -> None:
        self.contribution: dict[tuple[int, int], float] = {}
        self.filters: dict[tuple[int, int], list[int]] = {}

    def add(self, window: tuple[int, int], contribution: float, *filters: int) -> None:
        self.contribution[window] = self.contribution.get(window, 0.0) + contribution
        self.filters.setdefault(window, []).extend(filters)

    def strongest_first(self, question: Question) -> tuple[Ngram, ...]:
        windows = sorted(self.contribution, key=lambda w: (-abs(self.contribution[w]), w))
        return tuple(
            _ngram(question, window, self.contribution[window], self.filters[window])
            for window in windows
        )


def ngram_ledger(
    model: TrainedModel, text: str, *, target: str | None = None, against: str | None = None
) -> NgramLedger:
    """F = beta + sum_f W_f z_f, the filters f grouped by the n-gram that max-pooling picked.

    z_f belongs to the window at argmax_p u_f(p), the first of equals; a filter that ReLU
    silences adds 0 and is counted as inactive. In a linear model every n-gram adds its value
    times its weight. Raises UserError for nets that are no sum over n-grams.
    """
    if not has_ngrams(model):
        raise UserError(
            f"'{model.card.name}' is a {model.card.recipe.architecture}, whose logits are no sum "
            "over n-grams; use the method 'ig'"
        )
    network, entries = model.network, _Entries()
    question = ask(model, text, target, against)
    bias, inactive = 0.0, 0
    if isinstance(network, TextCNN):
        bias, inactive = _filters(network, question, entries)
    bag = network.wide if isinstance(network, WideCNN) else network
    if isinstance(bag, Linear):
        bias += _bag(bag, question, entries)
    ngrams = entries.strongest_first(question)
    return NgramLedger(question.prediction, question.target, against, bias, ngrams, inactive)


def has_ngrams(model: TrainedModel) -> bool:
    """Whether the model's logits are a sum over n-grams."""
    return isinstance(model.network, (TextCNN, Linear))


@torch.no_grad()
def _filters(network: TextCNN, question: Question, entries: _Entries) -> tuple[float, int]:
    """Enter every active filter's window; the bias, and how many filters are silent."""
    embedded = question.embedded[:, :, : network.embedding.embedding_dim]
    activations = network.activations(embedded, question.lengths)
    z = network.pool(activations)[0]  # (widths * F,)
    picked = torch.cat([window.argmax(dim=2)[0] for window in activations]).tolist()
    weight, bias = network.head_rows()
    contributions = ((question.direction @ weight) * z).tolist()
    each = network.convolutions[0].out_channels
    silent = (z <= 0).tolist() if network.relu else [False] * len(z)
    for index, contribution in enumerate(contributions):
        if not silent[index]:
            entries.add((picked[index], network.widths[index // each]), contribution, index)
    return (question.direction @ bias).item(), sum(silent)


@torch.no_grad()
def _bag(bag: Linear, question: Question, entries: _Entries) -> float:
    """Enter every n-gram of the bag; its bias."""
    parts = question.embedded[:, :, question.embedded.shape[2] - bag.components :]
    by_order = bag.per_ngram(bag.weigh(parts, question.direction)[0])  # (T, orders)
    for first, order in by_order.nonzero().tolist():
        entries.add((first, order + 1), by_order[first, order].item())
    return (question.direction @ bag.bias.to(question.direction.dtype)).item()


def _ngram(
    question: Question, window: tuple[int, int], contribution: float, filters: list[int]
) -> Ngram:
    first, width = window
    real = question.prediction.tokens[first : first + width]
    return Ngram(
        text=" ".join(token.text for token in real),
        start=real[0].start,
        end=real[-1].end,
        first=first,
        width=width,
        padding=width - len(real),
        contribution=contribution,
        filters=tuple(filters),
    )
