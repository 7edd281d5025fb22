"""The n-gram ledger of a TextCNN: a logit as a bias and one sum per n-gram, exactly."""

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import Question, ask
from textcls.models import TextCNN
from textcls.registry import UserError
from textcls.values import Ngram, NgramLedger


def ngram_ledger(
    model: TrainedModel, text: str, *, target: str | None = None, against: str | None = None
) -> NgramLedger:
    """F = beta + sum_f W_f z_f, the filters f grouped by the n-gram that max-pooling picked.

    z_f belongs to the window at argmax_p u_f(p), the first of equals; a filter that ReLU
    silences adds 0 and is counted as inactive. Raises UserError for nets other than TextCNN.
    """
    network = model.network
    if not isinstance(network, TextCNN):
        raise UserError(
            f"'{model.card.name}' is a {model.card.recipe.architecture}, and only a textcnn is "
            "a sum over n-grams; use the method 'ig'"
        )
    question = ask(model, text, target, against)
    with torch.no_grad():
        activations = network.activations(question.embedded, question.lengths)
        z = network.pool(activations)[0].double()  # (F,)
        picked = torch.cat([window.argmax(dim=2) for window in activations], dim=1)[0]  # (F,)
        weight, bias = network.head_rows()  # (K, F), (K,)
        direction = question.direction.double()
        contributions = (direction @ weight.double()) * z  # (F,)
        beta = (direction @ bias.double()).item()
    active = z > 0 if network.relu else torch.ones_like(z, dtype=torch.bool)
    ngrams = _group(question, _widths(network, len(z)), picked, contributions, active)
    return NgramLedger(
        prediction=question.prediction,
        target=question.target,
        against=against,
        bias=beta,
        ngrams=ngrams,
        inactive=int((~active).sum()),
    )


def _widths(network: TextCNN, filters: int) -> list[int]:
    """The width of each filter, in the order of the pooled vector."""
    each = filters // len(network.widths)
    return [width for width in network.widths for _ in range(each)]


def _group(
    question: Question,
    widths: list[int],
    picked: Tensor,
    contributions: Tensor,
    active: Tensor,
) -> tuple[Ngram, ...]:
    """One entry a window, the strongest first."""
    filters_of: dict[tuple[int, int], list[int]] = {}
    for index in active.nonzero()[:, 0].tolist():
        filters_of.setdefault((int(picked[index]), widths[index]), []).append(index)
    ngrams = [
        _ngram(question, first, width, filters, contributions[filters].sum().item())
        for (first, width), filters in filters_of.items()
    ]
    return tuple(sorted(ngrams, key=lambda n: (-abs(n.contribution), n.first, n.width)))


def _ngram(
    question: Question, first: int, width: int, filters: list[int], contribution: float
) -> Ngram:
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
