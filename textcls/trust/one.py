"""One explanation put to every test there is."""

from textcls.artifacts import TrainedModel
from textcls.attribution import explain, methods_for
from textcls.inference import predict
from textcls.trust.agreement import rank_agreement
from textcls.trust.erasure import REMOVALS, faithfulness
from textcls.trust.randomisation import randomisation
from textcls.values import (
    Faithfulness,
    Prediction,
    Randomisation,
    RankAgreement,
    TokenAttribution,
)

CHEAP = ("gradient-x-input", "occlusion")  # one look at the network, or one batch


def check(
    model: TrainedModel,
    text: str,
    *,
    method: str | None = None,
    baseline: str = "pad",
    removal: str = "unknown",
) -> tuple[Faithfulness, RankAgreement, Randomisation]:
    """Erasure, agreement with the cheap methods, and randomisation of one explanation.

    Raises UserError as `explain` does, and for a removal that is not there.
    """
    REMOVALS[removal]  # the sentence for a name that is not there
    explained = of_prediction(model, predict(model, [text])[0], method, baseline=baseline)
    others = [
        explain(
            model,
            text,
            method=name,
            target=explained.target,
            against=explained.against,
            baseline=baseline,
        )
        for name in methods_compared(model, explained.method)[1:]
    ]
    return (
        faithfulness(model, explained, removal=removal),
        rank_agreement([explained, *others]),
        randomisation(model, explained),
    )


def of_prediction(
    model: TrainedModel, prediction: Prediction, method: str | None, *, baseline: str = "pad"
) -> TokenAttribution:
    """Why the predicted class rather than its closest rival: what its probability hangs on."""
    target, against = sorted(prediction.logits, key=prediction.logits.__getitem__)[-1:-3:-1]
    return explain(
        model, prediction.text, method=method, target=target, against=against, baseline=baseline
    )


def methods_compared(model: TrainedModel, method: str) -> tuple[str, ...]:
    """The method, the best one of the model, and the cheap ones: each once, in this order."""
    fitting = methods_for(model)
    others = [fitting[0], *(name for name in CHEAP if name in fitting)]
    return tuple(dict.fromkeys([method, *others]))
