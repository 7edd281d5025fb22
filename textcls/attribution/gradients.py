"""Integrated Gradients by quadrature, for every network.

Sundararajan, Taly, Yan (2017), Axiomatic Attribution for Deep Networks, arXiv 1703.01365, eq. 1.
"""

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.attribution.base import Question, ask, baseline_vector
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
    base = baseline_vector(model.network, baseline).expand_as(question.embedded)
    with torch.no_grad():
        base_logits = model.network.classify(base, question.lengths)[0]
    base_value = (base_logits @ question.direction).item()
    labels = model.card.labels
    shares = base_logits.double().softmax(0).tolist()
    steps, scores = _until_accurate(model, question, base, base_value)
    return TokenAttribution(
        prediction=question.prediction,
        target=question.target,
        against=against,
        method="ig",
        baseline=baseline,
        scores=scores,
        base_value=base_value,
        base_probabilities=dict(zip(labels, shares, strict=True)),
        steps=steps,
    )


def _until_accurate(
    model: TrainedModel, question: Question, base: Tensor, base_value: float
) -> tuple[int, tuple[float, ...]]:
    change = question.prediction.value(question.target, question.against) - base_value
    steps = _FIRST_STEPS
    while True:
        scores = tuple(_at(model, question, base, steps).tolist())
        if abs(change - sum(scores)) <= _TOLERANCE * abs(change) or steps >= _MOST_STEPS:
            return steps, scores
        steps *= 2


def _at(model: TrainedModel, question: Question, base: Tensor, steps: int) -> Tensor:
    """(T,) scores with that many steps.

    Captum is called on `classify` with a new instance: its layer methods hook the network, and
    the network is shared between threads.
    """
    from captum.attr import IntegratedGradients

    def value(embedded: Tensor, lengths: Tensor) -> Tensor:
        return model.network.classify(embedded, lengths) @ question.direction

    by_component = IntegratedGradients(value).attribute(
        question.embedded,
        base,
        additional_forward_args=(question.lengths,),
        n_steps=steps,
        method="gausslegendre",
        internal_batch_size=max(_TOKENS_AT_ONCE // question.embedded.shape[1], 1),
    )
    return by_component[0].double().sum(dim=1)
