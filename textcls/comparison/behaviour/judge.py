"""All cases of a model in one batch, each judged by the rule of its test."""

from collections.abc import Callable, Sequence

from textcls.artifacts import TrainedModel
from textcls.comparison.mcnemar import p_value
from textcls.inference import predict
from textcls.intervals import wilson
from textcls.registry import UserError
from textcls.values import (
    BehaviourCase,
    BehaviourOutcome,
    BehaviourTest,
    CaseResult,
    Prediction,
)


def behave(model: TrainedModel, tests: Sequence[BehaviourTest]) -> tuple[BehaviourOutcome, ...]:
    """The outcome of each test. Every text is predicted once, and all of them in one batch.

    Raises UserError where a test asks for a class that the model does not have.
    """
    _check_classes(model, tests)
    texts = list(dict.fromkeys(t for test in tests for case in test.cases for t in case.texts))
    answers = dict(zip(texts, predict(model, texts), strict=True))
    return tuple(_outcome(model.card.name, test, answers) for test in tests)


def differ(first: BehaviourOutcome, second: BehaviourOutcome) -> float:
    """The p-value of McNemar's test on the cases of one test: can the two models be told apart?

    Both models answer the same cases, so only those count that one of them fails.
    """
    pairs = zip(first.results, second.results, strict=True)
    splits = [(a.failed, b.failed) for a, b in pairs]
    return p_value(splits.count((False, True)), splits.count((True, False)))


def judge(test: BehaviourTest, case: BehaviourCase, answers: Sequence[Prediction]) -> CaseResult:
    """Whether the answers to a case's texts are what the test expects, and how far off they are."""
    label = case.label or answers[0].label
    shares = tuple(answer.probabilities[label] for answer in answers)
    failed, excess = _RULES[test.kind](test, label, shares, answers)
    return CaseResult(case, tuple(a.label for a in answers), label, shares, failed, excess)


def _minimum(test, label, shares, answers) -> tuple[bool, float]:
    [answer] = answers
    others = [share for name, share in answer.probabilities.items() if name != label]
    return answer.label != label, max(others) - shares[0]


def _invariance(test, label, shares, answers) -> tuple[bool, float]:
    excess = abs(shares[1] - shares[0]) - test.bound
    return excess > 0, excess


def _direction(test, label, shares, answers) -> tuple[bool, float]:
    """Falling is rising from the other end; who is close to an end already need not move on."""
    before, after = shares if test.wanted == "rise" else (1 - share for share in shares)
    asked = before + test.bound
    excess = min(asked, 1 - test.bound) - after if test.bound > 0 else asked - after
    return excess > 0, excess


_RULES: dict[str, Callable[..., tuple[bool, float]]] = {
    "minimum": _minimum,
    "invariance": _invariance,
    "direction": _direction,
}


def _outcome(model: str, test: BehaviourTest, answers: dict[str, Prediction]) -> BehaviourOutcome:
    results = tuple(judge(test, case, [answers[t] for t in case.texts]) for case in test.cases)
    failures = sum(result.failed for result in results)
    return BehaviourOutcome(model, test, results, wilson(failures, len(results)))


def _check_classes(model: TrainedModel, tests: Sequence[BehaviourTest]) -> None:
    asked = {case.label for test in tests for case in test.cases} - {None}
    missing = sorted(asked - set(model.card.labels))
    if missing:
        raise UserError(
            f"the model '{model.card.name}' has no class '{missing[0]}', which the tests ask for; "
            f"it has: {', '.join(model.card.labels)}"
        )
