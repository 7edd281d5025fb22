"""Explanations by name; all signed, in logits, with what they leave unexplained."""

from collections.abc import Callable
from dataclasses import dataclass

from textcls.artifacts import TrainedModel
from textcls.attribution.base import BASELINES
from textcls.attribution.gradients import integrated_gradients
from textcls.attribution.ngrams import ngram_ledger
from textcls.models import TextCNN
from textcls.registry import Registry
from textcls.values import TokenAttribution

__all__ = ["BASELINES", "METHODS", "Method", "explain", "has_ngrams", "methods_for", "ngram_ledger"]


@dataclass(frozen=True, slots=True)
class Method:
    """A way to give every token its share: what it says, its formula in LaTeX, and its source."""

    title: str
    summary: str
    formula: str
    reference: str
    attribute: Callable[..., TokenAttribution]
    fits: Callable[[TrainedModel], bool] = lambda model: True


METHODS: Registry[Method] = Registry(
    "attribution method",
    {
        "ig": Method(
            title="Integrated Gradients",
            summary=(
                "The text fades in from a baseline without information; every word is credited "
                "with what the logit gains from it on the way. The gains add up to the whole "
                "change, but for a residual that is measured and shown."
            ),
            formula=(
                r"\mathrm{IG}_i = (e_i - b_i)\cdot\int_0^1 "
                r"\frac{\partial F(b + \alpha\,(e - b))}{\partial e_i}\,d\alpha"
                r"\qquad \sum_i \mathrm{IG}_i = F(e) - F(b)"
            ),
            reference="Sundararajan, Taly, Yan (2017), Axiomatic Attribution for Deep Networks",
            attribute=integrated_gradients,
        ),
    },
)


def explain(
    model: TrainedModel,
    text: str,
    *,
    method: str = "ig",
    target: str | None = None,
    against: str | None = None,
    baseline: str = "pad",
) -> TokenAttribution:
    """Why `model` gives `text` the class `target` (the predicted one), rather than `against`.

    Raises UserError for a text without tokens, an unknown name, or a method that does not fit.
    """
    return METHODS[method].attribute(
        model, text, target=target, against=against, baseline=baseline
    )


def methods_for(model: TrainedModel) -> tuple[str, ...]:
    """The methods that fit this network, the best first."""
    return tuple(name for name, method in METHODS.items() if method.fits(model))


def has_ngrams(model: TrainedModel) -> bool:
    """Whether the model's logits are a sum over n-grams."""
    return isinstance(model.network, TextCNN)
