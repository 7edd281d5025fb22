"""Explanations by name; all signed, in logits, with what they leave unexplained."""

from collections.abc import Callable
from dataclasses import dataclass

from textcls.artifacts import TrainedModel
from textcls.attribution.base import BASELINES
from textcls.attribution.exact import (
    exact_integrated_gradients,
    is_linear,
    is_one_layer_cnn,
    weights,
)
from textcls.attribution.gradients import gradient_x_input, integrated_gradients
from textcls.attribution.ngrams import has_ngrams, ngram_ledger
from textcls.attribution.perturbation import occlusion
from textcls.registry import Registry, UserError
from textcls.values import TokenAttribution

__all__ = ["BASELINES", "METHODS", "Method", "explain", "has_ngrams", "methods_for", "ngram_ledger"]


@dataclass(frozen=True, slots=True)
class Method:
    """A way to give every token its share: what it says, its formula in LaTeX, and its source.

    `baselines`: whether the choice of a baseline changes anything.
    """

    title: str
    summary: str
    formula: str
    reference: str
    attribute: Callable[..., TokenAttribution]
    fits: Callable[[TrainedModel], bool] = lambda model: True
    baselines: bool = True


METHODS: Registry[Method] = Registry(
    "attribution method",
    {
        "weights": Method(
            title="Weights",
            summary=(
                "The model is a sum: every word, pair and triple adds its weight times its value. "
                "What a pair adds is shared evenly between its words. Nothing is estimated."
            ),
            formula=r"F = \beta + \sum_g v_g\,w_g \qquad s_t = \sum_{g \ni t} \frac{v_g\,w_g}{|g|}",
            reference="Wang, Manning (2012), Baselines and Bigrams",
            attribute=weights,
            fits=is_linear,
            baselines=False,
        ),
        "exact-ig": Method(
            title="Integrated Gradients, exact",
            summary=(
                "The text fades in from a baseline without information; every word is credited "
                "with what the logit gains from it on the way. In this network each filter's "
                "maximum is an upper envelope of straight lines along that way, so the integral "
                "is solved and not sampled: the gains add up to the whole change."
            ),
            formula=(
                r"\mathrm{IG}_t = \sum_f W_f \sum_{p:\,p \le t < p+k_f} m_f(p)\,"
                r"\langle K_f[t-p],\,e_t - b_t\rangle \qquad \sum_t \mathrm{IG}_t = F(e) - F(b)"
            ),
            reference=(
                "Sundararajan, Taly, Yan (2017), Axiomatic Attribution for Deep Networks; m is the "
                "share of the way on which a window is its filter's maximum"
            ),
            attribute=exact_integrated_gradients,
            fits=is_one_layer_cnn,
        ),
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
        "occlusion": Method(
            title="Occlusion",
            summary=(
                "Every word is replaced by the baseline in turn, and credited with what the logit "
                "loses. Each score is exact; they need not add up, for words that say the same "
                "stand in for each other: what they miss is the residual."
            ),
            formula=r"s_t = F(x) - F(x_{t \leftarrow b})",
            reference="Zeiler, Fergus (2014), Visualizing and Understanding Convolutional Networks",
            attribute=occlusion,
        ),
        "gradient-x-input": Method(
            title="Gradient x input",
            summary=(
                "How fast the logit changes with a word's vector, times how far that vector is "
                "from the baseline. One look at the end of the path, blind to what bends on the "
                "way: what it misses is the residual."
            ),
            formula=r"s_t = (e_t - b_t)\cdot\frac{\partial F(e)}{\partial e_t}",
            reference="Shrikumar et al. (2016), Not Just a Black Box",
            attribute=gradient_x_input,
        ),
    },
)


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

    Without a method, by the best that fits the network. Raises UserError for a text without
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
