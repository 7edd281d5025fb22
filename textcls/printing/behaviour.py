"""Outcomes of behaviour tests."""

from collections.abc import Sequence

from textcls.printing.base import columns
from textcls.values import BehaviourOutcome, CaseResult

# As in the paper: minimum functionality test, invariance, directional expectation.
SHORT = {"minimum": "MFT", "invariance": "INV", "direction": "DIR"}


def behaviour_facts(outcome: BehaviourOutcome) -> dict:
    """A test, its rate with the interval, and every case with its answers."""
    test = outcome.test
    return {
        "model": outcome.model,
        "test": test.name,
        "title": test.title,
        "kind": test.kind,
        "question": test.question,
        "expectation": test.expectation,
        "bound": None if test.kind == "minimum" else test.bound,
        "wanted": test.wanted if test.kind == "direction" else None,
        "cases": outcome.cases,
        "failures": outcome.failures,
        "rate": outcome.rate,
        "interval": outcome.interval,
        "results": [result_facts(result) for result in outcome.results],
    }


def result_facts(result: CaseResult) -> dict:
    """One case: `probabilities` are those of `class` for each of the texts."""
    return {
        "texts": result.case.texts,
        "predicted": result.answers,
        "class": result.label,
        "probabilities": result.shares,
        "failed": result.failed,
        "excess": result.excess,
    }


def behaviour_text(outcomes: Sequence[BehaviourOutcome]) -> str:
    """A line a test; of a single test also what it expects and which cases fail."""
    rows = [
        (
            outcome.test.name,
            SHORT[outcome.test.kind],
            f"{outcome.failures} of {outcome.cases}",
            f"{100 * outcome.rate:.0f} %",
            f"{100 * outcome.interval[0]:.0f} to {100 * outcome.interval[1]:.0f}",
            outcome.test.question,
        )
        for outcome in outcomes
    ]
    table = columns([("test", "kind", "fail", "rate", "95 % interval", "question"), *rows])
    if len(outcomes) > 1:
        return table
    [outcome] = outcomes
    failed = [_case(result) for result in outcome.results if result.failed]
    return "\n".join([table, f"expected: {outcome.test.expectation}", *failed])


def _case(result: CaseResult) -> str:
    shares = " -> ".join(f"{100 * share:.1f} %" for share in result.shares)
    return f"{result.label} {shares}: {' -> '.join(result.case.texts)}"
