"""Behaviour tests, after Ribeiro et al. (2020), Beyond Accuracy: CheckList, arXiv 2005.04118.

The cases are sentences of our own; nothing in them comes from a data set.
"""

from textcls.comparison.behaviour.headlines import HEADLINES
from textcls.comparison.behaviour.judge import behave, differ, judge
from textcls.comparison.behaviour.news import NEWS
from textcls.comparison.behaviour.reviews import REVIEWS
from textcls.comparison.behaviour.titles import TITLES
from textcls.registry import Registry
from textcls.values import BehaviourTest

__all__ = ["BEHAVIOUR", "behave", "behaviour_tests", "differ", "judge"]

_TESTS = {"ag_news": NEWS, "ag_titles": TITLES, "imdb": REVIEWS, "sarcasm": HEADLINES}

BEHAVIOUR: Registry[Registry[BehaviourTest]] = Registry(
    "task with behaviour tests",
    {
        task: Registry(f"behaviour test of {task}", {test.name: test for test in tests})
        for task, tests in _TESTS.items()
    },
)


def behaviour_tests(task: str, name: str | None = None) -> tuple[BehaviourTest, ...]:
    """All tests of a task, or the one of that name. Raises UserError where there is none."""
    tests = BEHAVIOUR[task]
    return tuple(tests.values()) if name is None else (tests[name],)
