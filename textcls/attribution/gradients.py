"""Integrated Gradients by quadrature, for every network.

Sundararajan, Taly, Yan (2017), Axiomatic Attribution for Deep Networks, arXiv 1703.01365, eq. 1.
"""

from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import Question, ask, attribution, base_answer, baseline_vector
from textcls.values import TokenAttribution

_FIRST_STEPS, _MOST_STEPS = 32, 2048
_TOLERANCE = 0.01  # of |F(text) - F(baseline)|
_TOKENS_AT_ONCE = 16_384


def integrated_gradients(
    model: TrainedModel, text: str, *, target: str | None, against: str | None, baseline: str
) -> TokenAttribution:
    """IG_i = (e_i - b_i) . integral over a in [0, 1] of dF(b + a(e - b)) / de_i, in logits.

    Gauss-Legendre quadrature, the steps doubled from 32 until the residual is at most 1 % of
    |F(text) - F(baseline)|, or 2,048 are used.
    """
    question = ask(model, text, target, against)
    base_value = (base_answer(model, question, baseline) @ question.direction).item()
    change = question.prediction.value(question.target, question.against) - base_value
    base = baseline_vector(model.network, question.embedded, baseline).expand_as(question.embedded)
    steps, scores = _until_accurate(model, question, base, change)
    return attribution(model, question, "ig", baseline, scores, steps=steps)


def _until_accurate(
    model: TrainedModel, question: Question, base: Tensor, change: float
) -> tuple[int, Tensor]:
    steps = _FIRST_STEPS
    while True:
        scores = _at(model, question, base, steps)
        residual = abs(change - scores.sum().item())
        if residual <= _TOLERANCE * abs(change) or steps >= _MOST_STEPS:
            return steps, scores
        steps *= 2


def _at(model: TrainedModel, question: Question, base: Tensor, steps: int) -> Tensor:
    """(T,) scores with that many steps.

    Captum is called on `classify` with a new instance: its layer methods hook the network, and
    the network is shared between threads.
    """
    from captum.attr import IntegratedGradients

    def value(embedded: Tensor, lengths: Tensor) -> Tensor:
        return model.network.classify(embedded, lengths) @ question.direction.float()

    by_component = IntegratedGradients(value).attribute(
        question.embedded.float(),
        base.float(),
        additional_forward_args=(question.lengths,),
        n_steps=steps,
        method="gausslegendre",
        internal_batch_size=max(_TOKENS_AT_ONCE // question.embedded.shape[1], 1),
    )
    return model.network.per_token(by_component[0].double())
