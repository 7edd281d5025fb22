"""What the shipped models do with texts written to find out; the rates stand in the summary."""

from functools import cache
from pathlib import Path

import pytest

from textcls import artifacts
from textcls.comparison import BEHAVIOUR, behave, behaviour_tests
from textcls.values import BehaviourOutcome, ModelCard

FOLDER = Path(__file__).parent.parent.parent / "artifacts"
CARDS = artifacts.scan(FOLDER).models
COURSE = "course"  # in the names of models that show how a lesson's own system fares


@cache
def outcomes(name: str) -> tuple[BehaviourOutcome, ...]:
    return behave(artifacts.load(name, FOLDER), behaviour_tests(CARDS[name].task))


def of_task(task: str) -> list[ModelCard]:
    """The models of a task, the most accurate first."""
    return sorted(
        (card for card in CARDS.values() if card.task == task),
        key=lambda card: -card.report.accuracy,
    )


@pytest.mark.parametrize("task", BEHAVIOUR)
def test_the_rates_of_all_models(task, record_table):
    tests = behaviour_tests(task)
    lines = [f"{'failures, ' + task:28}" + "".join(f"{test.name[:9]:>10}" for test in tests)]
    lines.append(f"{'cases':28}" + "".join(f"{len(t.cases):>10}" for t in tests))
    for card in of_task(task):
        rates = "".join(f"{outcome.rate:>10.0%}" for outcome in outcomes(card.name))
        lines.append(f"{card.name:28}{rates}")
    record_table(lines)
    assert len(lines) > 2


@pytest.mark.parametrize("task", BEHAVIOUR)
def test_some_model_of_a_task_fails_less_than_half_of_each_minimum_test(task):
    for test in behaviour_tests(task):
        if test.kind == "minimum":
            rates = {
                card.name: outcome.rate
                for card in of_task(task)
                for outcome in outcomes(card.name)
                if outcome.test == test
            }
            assert min(rates.values()) < 0.5, (test.name, rates)


@pytest.mark.parametrize("name", [name for name in sorted(CARDS) if COURSE not in name])
def test_a_model_fails_few_of_the_plain_cases(name):
    [plain] = [outcome for outcome in outcomes(name) if outcome.test.name == "plain"]
    assert plain.rate <= 0.2
