"""Behaviour tests are written with care and judged by their rule, on a model weighed by hand."""

import re
from dataclasses import replace

import pytest
import torch

from textcls.artifacts import TrainedModel
from textcls.comparison import BEHAVIOUR, behave, behaviour_tests, differ
from textcls.comparison.behaviour import base
from textcls.data import DATASETS
from textcls.intervals import wilson
from textcls.models import ARCHITECTURES
from textcls.registry import UserError
from textcls.text import PAD, UNKNOWN, Vocabulary

EVERY = [(task, test) for task, tests in BEHAVIOUR.items() for test in tests.values()]
every_test = pytest.mark.parametrize(
    ("task", "test"), EVERY, ids=[f"{task}-{test.name}" for task, test in EVERY]
)


@pytest.fixture
def weighed(tiny_textcnn) -> TrainedModel:
    """F(positive) - F(negative) = 2 for each `good`, -2 for each `bad`, -1 for each `not`."""
    words = Vocabulary([PAD, UNKNOWN, "good", "bad", "not"])
    network = ARCHITECTURES["linear"](len(words), 2, orders=1, normalise=False)
    with torch.no_grad():
        network.embedding.weight.copy_(
            torch.tensor([[0.0, 0.0], [0.0, 0.0], [0.0, 2.0], [0.0, -2.0], [0.0, -1.0]])
        )
    card = replace(tiny_textcnn.card, name="by-hand")
    return TrainedModel(card, words, network.eval().requires_grad_(False))


def share(logits: float) -> float:
    """The probability of `positive` where it is so far above `negative`."""
    return 1 / (1 + 2.718281828459045**-logits)


# --- the cases -------------------------------------------------------------------------------


@pytest.mark.parametrize("task", BEHAVIOUR)
def test_a_task_has_six_tests_and_more_of_all_three_kinds(task):
    tests = behaviour_tests(task)
    assert len(tests) >= 6
    assert {test.kind for test in tests} == {"minimum", "invariance", "direction"}


@every_test
def test_a_test_has_twenty_cases_and_more_and_none_twice(task, test):
    assert len(test.cases) >= 20
    assert len({case.texts for case in test.cases}) == len(test.cases)


@every_test
def test_the_two_texts_of_a_case_differ_and_a_minimum_test_has_one(task, test):
    for case in test.cases:
        assert len(set(case.texts)) == (1 if test.kind == "minimum" else 2)


@every_test
def test_the_classes_asked_for_are_those_of_the_task(task, test):
    asked = {case.label for case in test.cases}
    if test.kind == "invariance":
        assert asked == {None}
    else:
        assert asked <= set(DATASETS[task].labels)


@every_test
def test_no_mark_of_a_template_is_left_in_a_text(task, test):
    for case in test.cases:
        for text in case.texts:
            assert not re.search(r"[\[\]{}]|\s\s|^\s|\s$", text), text


@every_test
def test_a_test_asks_a_question_and_says_what_it_expects(task, test):
    assert test.question.endswith("?")
    assert test.expectation
    assert -1 < test.bound < 1


@pytest.mark.parametrize("word", ["wonderful", "worst", "funniest", "peace", "nap", "tennis"])
def test_a_typing_mistake_exchanges_two_neighbouring_letters(word):
    right, wrong = base.misspelt(f"a [{word}] day")
    assert right == f"a {word} day"
    assert wrong != right
    assert sorted(wrong) == sorted(right)
    places = [i for i, (a, b) in enumerate(zip(right, wrong, strict=True)) if a != b]
    assert places == [places[0], places[0] + 1]


def test_a_name_of_no_test_is_answered_with_those_there_are():
    with pytest.raises(UserError, match=r"no behaviour test of imdb 'negatoin'.*order"):
        behaviour_tests("imdb", "negatoin")
    with pytest.raises(UserError, match=r"no task with behaviour tests 'mails'.*imdb"):
        behaviour_tests("mails")


# --- judging ---------------------------------------------------------------------------------


def test_a_minimum_case_fails_where_another_class_wins_and_by_how_much(weighed):
    asked = base.minimum("t", "t", "?", {"positive": ["good", "bad"], "negative": ["not good"]})
    [outcome] = behave(weighed, [asked])
    assert [result.failed for result in outcome.results] == [False, True, True]
    assert [result.answers for result in outcome.results] == [
        ("positive",),
        ("negative",),
        ("positive",),
    ]
    by_how_much = [share(-2) - share(2), share(2) - share(-2), share(1) - share(-1)]
    assert [result.excess for result in outcome.results] == pytest.approx(by_how_much)


def test_an_invariant_case_fails_where_the_first_class_moves_beyond_the_bound(weighed):
    pairs = [("good", "good day"), ("good", "not good"), ("bad", "not bad"), ("good", "bad")]
    [outcome] = behave(weighed, [base.invariance("t", "t", "?", pairs, bound=0.1)])
    assert [result.failed for result in outcome.results] == [False, True, False, True]
    assert [result.label for result in outcome.results] == ["positive"] * 2 + [
        "negative",
        "positive",
    ]
    assert outcome.results[1].shares == pytest.approx((share(2), share(1)))
    assert outcome.results[1].excess == pytest.approx(share(2) - share(1) - 0.1)
    assert outcome.results[2].excess < 0


def test_a_class_that_has_to_fall_fails_where_it_rises(weighed):
    """The model takes `not` for blame, so it fails `not bad`."""
    pairs = {"positive": [("good", "not good")], "negative": [("good bad", "not good bad")]}
    asked = base.direction("t", "t", "?", pairs, wanted="fall", bound=0.1)
    [outcome] = behave(weighed, [asked])
    assert [result.failed for result in outcome.results] == [False, True]
    assert outcome.results[1].excess == pytest.approx(0.1 + share(1) - share(0))


def test_a_class_close_to_the_end_need_not_move_on(weighed):
    sure = "good good good"
    pairs = {"positive": [(sure, sure + " film")]}
    for wanted, failed in (("rise", False), ("fall", True)):
        asked = base.direction("t", "t", "?", pairs, wanted=wanted, bound=0.1)
        [outcome] = behave(weighed, [asked])
        assert outcome.results[0].failed == failed


def test_a_negative_bound_forgives_a_small_step_in_the_wrong_direction(weighed):
    pairs = {"positive": [("good good good", "not good good good"), ("good", "not good")]}
    asked = base.direction("t", "t", "?", pairs, wanted="rise", bound=-0.05)
    [outcome] = behave(weighed, [asked])
    assert [result.failed for result in outcome.results] == [False, True]


def test_the_rate_and_its_interval_count_the_failures(weighed):
    texts = ["good", "bad", "bad bad", "bad bad bad"]
    [outcome] = behave(weighed, [base.minimum("t", "t", "?", {"positive": texts})])
    assert (outcome.failures, outcome.cases, outcome.rate) == (3, 4, 0.75)
    assert outcome.interval == wilson(3, 4)
    low, high = outcome.interval
    assert 0 <= low < 0.75 < high <= 1


def test_a_model_without_the_classes_is_refused(weighed):
    with pytest.raises(UserError, match="'by-hand' has no class 'Business'"):
        behave(weighed, behaviour_tests("ag_news"))


def test_two_models_are_told_apart_by_the_cases_that_one_of_them_fails(weighed):
    texts = ["good " * times for times in range(1, 9)]
    right = base.minimum("t", "t", "?", {"positive": texts})
    wrong = base.minimum("t", "t", "?", {"negative": texts})
    [passed], [failed] = (behave(weighed, [test]) for test in (right, wrong))
    assert differ(passed, failed) == differ(failed, passed) == pytest.approx(2 / 2**8)
    assert differ(passed, passed) == 1.0


def test_every_test_of_its_task_is_answered_in_order(tiny_gru):
    outcomes = behave(tiny_gru, behaviour_tests("imdb"))
    assert [outcome.test for outcome in outcomes] == list(behaviour_tests("imdb"))
    for outcome in outcomes:
        assert [result.case for result in outcome.results] == list(outcome.test.cases)
        for result in outcome.results:
            assert len(result.answers) == len(result.shares) == len(result.case.texts)
            assert result.failed == (result.excess > 0)
