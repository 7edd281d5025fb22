"""How far a model's explanations can be trusted, over many texts at once."""

import statistics
from collections.abc import Callable, Sequence

import numpy as np

from textcls.artifacts import TrainedModel
from textcls.attribution import RUNNER_UP, explain, methods_for
from textcls.inference import predict
from textcls.registry import UserError
from textcls.trust.agreement import rank_agreement
from textcls.trust.erasure import ORDERS, SHARES, faithfulness
from textcls.trust.randomisation import SEEDS, Correlations, compare_randomised
from textcls.values import (
    ErasureCurve,
    ErasureStudy,
    MethodPair,
    RandomisedPart,
    TokenAttribution,
    TrustStudy,
)

_RESAMPLES = 2_000
_CHEAP = ("gradient-x-input", "occlusion")  # one look at the network, or one batch
_ERASURE, _AGREEMENT = 0.2, 0.1  # of the work, roughly; the rest is randomisation


def faithfulness_over(
    model: TrainedModel,
    texts: Sequence[str],
    method: str | None = None,
    *,
    watch: Callable[[float], None] = lambda share: None,
) -> TrustStudy:
    """Erasure, agreement of methods and randomisation, each a mean over all `texts`.

    The predicted class is explained, by the method that fits best unless one is named, against
    the second class. Texts without a token are passed over.
    """
    predictions = [answer for answer in predict(model, texts) if answer.tokens]
    if not predictions:
        raise UserError(f"'{model.card.name}' reads no token of these texts; give others")
    explanations, measured = [], []
    for number, prediction in enumerate(predictions):
        explanations.append(explain(model, prediction.text, method=method, against=RUNNER_UP))
        measured.append(faithfulness(model, explanations[-1], seed=number))
        watch(_ERASURE * (number + 1) / len(predictions))
    agreement = _agreement(model, explanations)
    done = _ERASURE + _AGREEMENT
    watch(done)
    randomisation = _randomisation(
        model, explanations, watch=lambda share: watch(done + (1.0 - done) * share)
    )
    first = explanations[0]
    return TrustStudy(
        method=first.method,
        baseline=first.baseline,
        removal=measured[0].removal,
        texts=len(measured),
        tokens=statistics.fmean(len(answer.tokens) for answer in predictions),
        orders=ORDERS,
        shares=SHARES,
        comprehensiveness=_study([one.comprehensiveness for one in measured]),
        sufficiency=_study([one.sufficiency for one in measured]),
        agreement=agreement,
        randomisation=randomisation,
    )


def _study(curves: Sequence[ErasureCurve]) -> ErasureStudy:
    differences = np.array([curve.over_random for curve in curves])
    draw = np.random.default_rng(0).integers(len(curves), size=(_RESAMPLES, len(curves)))
    low, high = np.quantile(differences[draw].mean(axis=1), (0.025, 0.975))
    return ErasureStudy(
        values=_means([curve.values for curve in curves]),
        random=_means([curve.random_values for curve in curves]),
        interval=(float(low), float(high)),
    )


def _means(rows: Sequence[Sequence[float]]) -> tuple[float, ...]:
    return tuple(map(statistics.fmean, zip(*rows, strict=True)))


def _agreement(
    model: TrainedModel, explanations: Sequence[TokenAttribution]
) -> tuple[MethodPair, ...]:
    """The method against each of the cheap ones, over texts in which both rank anything."""
    fitting = [name for name in _CHEAP if name in methods_for(model)]
    return tuple(_pair(model, explanations, m) for m in fitting if m != explanations[0].method)


def _pair(model: TrainedModel, explanations: Sequence[TokenAttribution], method: str) -> MethodPair:
    taus = []
    for one in explanations:
        other = explain(
            model, one.prediction.text, method=method, target=one.target, against=one.against
        )
        taus.append(rank_agreement((one, other)).tau[0][1])
    ranked = [tau for tau in taus if tau is not None]
    return MethodPair(method, statistics.fmean(ranked) if ranked else None, len(ranked))


def _randomisation(
    model: TrainedModel, explanations: Sequence[TokenAttribution], watch: Callable[[float], None]
) -> tuple[RandomisedPart, ...]:
    by_part = compare_randomised(model, explanations, seeds=SEEDS, watch=watch)
    return tuple(
        RandomisedPart(
            part,
            signed=tuple(_mean_of(texts, 0) for texts in by_seed),
            absolute=tuple(_mean_of(texts, 1) for texts in by_seed),
        )
        for part, by_seed in by_part.items()
    )


def _mean_of(texts: Sequence[Correlations], which: int) -> float | None:
    defined = [pair[which] for pair in texts if pair[which] is not None]
    return statistics.fmean(defined) if defined else None
