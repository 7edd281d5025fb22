"""Explanations by name; all signed, in logits, with what they leave unexplained."""

from textcls.artifacts import TrainedModel
from textcls.attribution.activations import activation_map
from textcls.attribution.base import BASELINES, RUNNER_UP
from textcls.attribution.exact import is_one_layer_cnn
from textcls.attribution.filters import check_filter, filter_match, filter_trace
from textcls.attribution.methods import METHODS, Method
from textcls.attribution.ngrams import has_ngrams, ngram_ledger
from textcls.attribution.receptive import has_receptive_fields, receptive_fields
from textcls.registry import UserError
from textcls.values import TokenAttribution

__all__ = [
    "BASELINES",
    "METHODS",
    "RUNNER_UP",
    "Method",
    "activation_map",
    "check_filter",
    "explain",
    "filter_match",
    "filter_trace",
    "has_ngrams",
    "has_receptive_fields",
    "is_one_layer_cnn",
    "methods_for",
    "ngram_ledger",
    "receptive_fields",
]


def explain(
    model: TrainedModel,
    text: str,
    *,
    method: str | None = None,
    target: str | None = None,
    against: str | None = None,
    baseline: str = "pad",
) -> TokenAttribution:
    """Why `model` gives `text` the class `target` (the predicted one), rather than `against`.

    Without a method, by the best that fits the network. `against` may be "runner-up", the class
    with the highest logit but for the target. Raises UserError for a text without
    tokens, an unknown name, or a method that does not fit.
    """
    chosen = METHODS[methods_for(model)[0] if method is None else method]
    if not chosen.fits(model):
        raise UserError(
            f"the method '{method}' does not fit '{model.card.name}', which is a "
            f"{model.card.recipe.architecture}; there are: {', '.join(methods_for(model))}"
        )
    return chosen.attribute(model, text, target=target, against=against, baseline=baseline)


def methods_for(model: TrainedModel) -> tuple[str, ...]:
    """The methods that fit this network, the best first."""
    return tuple(name for name, method in METHODS.items() if method.fits(model))
