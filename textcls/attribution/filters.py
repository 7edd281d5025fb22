"""One filter of a TextCNN in front of a text, or of an n-gram: every number that it makes."""

from collections.abc import Sequence

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import ask
from textcls.attribution.exact import is_one_layer_cnn
from textcls.registry import UserError
from textcls.text import PAD
from textcls.values import FilterMatch, FilterTrace


def filter_match(model: TrainedModel, number: int, words: Sequence[str]) -> FilterMatch:
    """What each word of an n-gram adds to the filter's activation: u = bias + sum of the slots.

    Words as the vocabulary has them; `<pad>` stands for a place behind the end of a text.
    """
    kernel, bias = _filter(model, number)
    # The vocabulary's own "<pad>" is row 0, and its "<unk>" row 1.
    rows = model.vocabulary.rows(words)
    vectors = model.network.word_vectors()[rows].double()  # (width, E)
    return FilterMatch(tuple(words), bias, tuple((vectors * kernel).sum(dim=1).tolist()))


@torch.no_grad()
def filter_trace(model: TrainedModel, text: str, number: int) -> FilterTrace:
    """What one filter makes of a text: u_f(p) at every word, its pick, and what the pick adds.

    Raises UserError for a text without tokens and for a filter that the model does not have.
    """
    kernel, _ = _filter(model, number)
    question = ask(model, text, None, None)
    network = model.network
    embedded = question.embedded[:, :, : network.embedding.embedding_dim]
    activations = network.activations(embedded, question.lengths)
    each = network.convolutions[0].out_channels
    own = activations[number // each][0, number % each]  # (T,)
    first = int(own.argmax())
    words = [token.text for token in question.prediction.tokens[first : first + len(kernel)]]
    z = network.pool(activations)[0, number]
    adds = network.head_rows()[0][:, number] * z
    return FilterTrace(
        prediction=question.prediction,
        number=number,
        activations=tuple(own.tolist()),
        first=first,
        match=filter_match(model, number, words + [PAD] * (len(kernel) - len(words))),
        silent=bool(network.relu and own[first] <= 0),
        contributions=dict(zip(model.card.labels, adds.tolist(), strict=True)),
    )


def check_filter(model: TrainedModel, number: int) -> None:
    """Raises UserError where the model has no filters, or none of that number."""
    if not is_one_layer_cnn(model):
        raise UserError(
            f"'{model.card.name}' is a {model.card.recipe.architecture} and has no single layer "
            "of filters to look at; a TextCNN has"
        )
    count = model.network.convolutions[0].out_channels * len(model.network.widths)
    if not 0 <= number < count:
        raise UserError(f"no filter {number}; '{model.card.name}' has the filters 0 to {count - 1}")


def _filter(model: TrainedModel, number: int) -> tuple[Tensor, float]:
    """The kernel (width, E) and the bias of a filter in float64."""
    check_filter(model, number)
    each = model.network.convolutions[0].out_channels
    convolution = model.network.convolutions[number // each]
    kernel, bias = convolution.weight[number % each], convolution.bias[number % each]
    return kernel.T.double(), bias.double().item()
