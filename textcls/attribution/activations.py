"""Every filter of one width over the whole text: what it finds, and what it keeps."""

import torch

from textcls.artifacts import TrainedModel
from textcls.attribution.base import ask
from textcls.attribution.exact import is_one_layer_cnn
from textcls.attribution.lines import slot_products, windows
from textcls.registry import UserError
from textcls.values import ActivationMap


@torch.no_grad()
def activation_map(
    model: TrainedModel,
    text: str,
    width: int,
    *,
    target: str | None = None,
    against: str | None = None,
) -> ActivationMap:
    """u_f(p) of the filters of a width at every window, the filter that adds most first.

    Raises UserError for a network without a single layer of filters and for a width it lacks.
    """
    network = model.network
    if not is_one_layer_cnn(model):
        raise UserError(
            f"'{model.card.name}' is a {model.card.recipe.architecture} and has no single layer "
            "of filters to look at; a TextCNN has"
        )
    if width not in network.widths:
        raise UserError(
            f"'{model.card.name}' has no filters of width {width}, only of {network.widths}"
        )
    question = ask(model, text, target, against)
    place = network.widths.index(width)
    convolution = network.convolutions[place]
    filters = convolution.out_channels
    embedded = question.embedded[:, :, : network.embedding.embedding_dim]
    u = windows(slot_products(convolution, embedded))[0] + convolution.bias  # (T, F)
    best = u.max(dim=0)
    z = best.values.clamp(min=0) if network.relu else best.values
    weight = (question.direction @ network.head_rows()[0]).split(filters)[place]
    adds = weight * z
    order = adds.abs().sort(descending=True, stable=True).indices.tolist()
    return ActivationMap(
        prediction=question.prediction,
        target=question.target,
        against=question.against,
        width=width,
        filters=tuple(place * filters + own for own in order),
        activations=tuple(tuple(u[:, own].tolist()) for own in order),
        picked=tuple(_picked(best.indices, z, order, floor=network.relu)),
        contributions=tuple(adds[order].tolist()),
        floor=network.relu,
    )


def _picked(places: torch.Tensor, z: torch.Tensor, order: list[int], *, floor: bool):
    """The window that each filter keeps, None where ReLU silences it."""
    for own in order:
        yield places[own].item() if z[own] > 0 or not floor else None
