"""A model beside its task's linear model and beside the course's figure."""

from dataclasses import replace

import pytest

from textcls.recipes import RECIPES
from textcls.standings import figure, standings
from textcls.values import Headline


@pytest.fixture
def card(tiny_gru):
    """A card that can be rewritten."""
    return tiny_gru.card


def reported(card, *, name: str, accuracy: float, architecture: str = "gru", **recipe):
    report = replace(card.report, accuracy=accuracy, f1_macro=0.6, f1_weighted=0.7)
    changed = replace(card.recipe, architecture=architecture, **recipe)
    return replace(card, name=name, report=report, recipe=changed)


def test_the_best_come_first_and_tasks_stay_apart(card):
    cards = [
        reported(card, name="a", accuracy=0.5),
        replace(reported(card, name="b", accuracy=0.9), task="other"),
        reported(card, name="c", accuracy=0.8),
    ]
    names = {t: [s.card.name for s in group] for t, group in standings(cards).items()}
    assert names == {card.task: ["c", "a"], "other": ["b"]}


def test_a_model_without_a_report_comes_last(card):
    cards = [replace(card, name="unmeasured", report=None), reported(card, name="a", accuracy=0.1)]
    [group] = standings(cards).values()
    assert [s.card.name for s in group] == ["a", "unmeasured"]
    assert [s.over_linear for s in group] == [None, None]


def test_the_difference_to_the_linear_model_is_in_points(card):
    cards = [
        reported(card, name="net", accuracy=0.9),
        reported(card, name="linear", accuracy=0.85, architecture="linear"),
    ]
    [(net, linear)] = standings(cards).values()
    assert net.over_linear == pytest.approx(5.0)
    assert linear.over_linear is None


@pytest.mark.parametrize(
    ("metric", "points"), [("accuracy", 40.0), ("weighted F1", 20.0), ("F1", 10.0)]
)
def test_the_course_is_met_in_its_own_metric(card, metric, points):
    headline = Headline("A3", metric, 0.5)
    [[standing]] = standings([reported(card, name="a", accuracy=0.9, headline=headline)]).values()
    assert standing.over_headline == pytest.approx(points)
    assert standing.name == f"{card.title} (A3)"


def test_a_model_of_the_table_meets_the_figure_that_the_table_has_today(card):
    shipped = reported(card, name="imdb-lstm", accuracy=0.9, headline=Headline("C1", "old", 0.1))
    own = reported(card, name="imdb-textcnn", accuracy=0.9, headline=None)
    found = {s.card.name: s.course for s in standings([shipped, own])[card.task]}
    assert found == {"imdb-lstm": RECIPES["imdb-lstm"].headline, "imdb-textcnn": None}


def test_a_course_without_a_figure_is_named_but_not_compared(card):
    headline = Headline("A1", "accuracy", None)
    [[standing]] = standings([reported(card, name="a", accuracy=0.9, headline=headline)]).values()
    assert standing.headline is None
    assert standing.over_headline is None
    assert figure(standing.card.report, "accuracy") == 0.9
