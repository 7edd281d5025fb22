"""One explanation put to every test there is."""

from textcls.artifacts import TrainedModel
from textcls.attribution import RUNNER_UP, explain, methods_for
from textcls.trust.agreement import rank_agreement
from textcls.trust.erasure import REMOVALS, faithfulness
from textcls.trust.randomisation import randomisation
from textcls.values import Faithfulness, Randomisation, RankAgreement


def check(
    model: TrainedModel,
    text: str,
    *,
    method: str | None = None,
    baseline: str = "pad",
    removal: str = "unknown",
) -> tuple[Faithfulness, RankAgreement, Randomisation]:
    """Erasure, agreement with all other methods, and randomisation of one explanation.

    It says why the predicted class rather than its closest rival: what the probability hangs on.
    Raises UserError as `explain` does, and for a removal that is not there.
    """
    REMOVALS[removal]  # the sentence for a name that is not there
    asked = {"against": RUNNER_UP, "baseline": baseline}
    explained = explain(model, text, method=method, **asked)
    others = [
        explain(model, text, method=name, **asked)
        for name in methods_for(model)
        if name != explained.method
    ]
    return (
        faithfulness(model, explained, removal=removal),
        rank_agreement([explained, *others]),
        randomisation(model, explained),
    )
