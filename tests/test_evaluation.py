"""Figures against ones worked out by hand, and the table of answers beside a model."""

import numpy as np
import pandas as pd
import pytest

from textcls import evaluation, inference
from textcls.data import Rows
from textcls.evaluation import wilson

# Called 0, 0, 1, 1, 1, 0 where the truth is 0, 0, 0, 1, 1, 1: two of three right in each class.
TRUTH = (0, 0, 0, 1, 1, 1)
ANSWERS = np.array([[0.9, 0.1], [0.6, 0.4], [0.2, 0.8], [0.3, 0.7], [0.1, 0.9], [0.8, 0.2]])


@pytest.fixture
def report(tiny_model):
    rows = Rows(tuple("abcdef"), TRUTH)
    return evaluation.report(tiny_model, rows, ANSWERS, split="test")


def test_the_figures_are_those_worked_out_by_hand(report):
    assert (report.split, report.rows) == ("test", 6)
    assert report.accuracy == pytest.approx(4 / 6)
    assert report.confusion == ((2, 1), (1, 2))
    assert report.f1_macro == pytest.approx(2 / 3)
    assert report.f1_weighted == pytest.approx(2 / 3)
    likelihoods = [0.9, 0.6, 0.2, 0.7, 0.9, 0.2]
    assert report.loss == pytest.approx(-np.log(likelihoods).mean())


def test_every_class_has_its_own_figures(report, tiny_model):
    assert tuple(figures.label for figures in report.classes) == tiny_model.card.labels
    for figures in report.classes:
        assert figures.precision == figures.recall == figures.f1 == pytest.approx(2 / 3)
        assert figures.support == 3


def test_macro_counts_classes_and_weighted_counts_rows(tiny_model):
    # Class 0: precision 3/4, recall 1, F1 6/7; class 1: precision 1, recall 1/2, F1 2/3.
    answers = np.array([[0.9, 0.1], [0.9, 0.1], [0.9, 0.1], [0.8, 0.2], [0.2, 0.8]])
    rows = Rows(tuple("abcde"), (0, 0, 0, 1, 1))
    figures = evaluation.report(tiny_model, rows, answers, split="test")
    assert figures.f1_macro == pytest.approx((6 / 7 + 2 / 3) / 2)
    assert figures.f1_weighted == pytest.approx((3 * 6 / 7 + 2 * 2 / 3) / 5)


def test_a_class_that_is_never_called_has_no_precision(tiny_model):
    answers = np.array([[0.9, 0.1], [0.9, 0.1]])
    figures = evaluation.report(tiny_model, Rows(("a", "b"), (0, 1)), answers, split="test")
    assert (figures.classes[1].precision, figures.classes[1].recall) == (0.0, 0.0)
    assert figures.f1_macro == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("right", "rows", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17, table I: the score method.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_that_of_published_tables(right, rows, low, high):
    assert wilson(right, rows) == pytest.approx((low, high), abs=5e-5)


def test_the_interval_of_nothing_wrong_ends_at_one():
    low, high = wilson(20, 20)
    assert high == 1.0
    assert low == pytest.approx(1 - 0.1611, abs=5e-5)


def test_probabilities_are_those_of_predicting_one_by_one(tiny_model, tiny_source):
    rows = tiny_source.splits.test
    answers = evaluation.probabilities(tiny_model, rows)
    assert answers.shape == (50, 2)
    for row in (0, 17, 49):
        (alone,) = inference.predict(tiny_model, [rows.texts[row]])
        assert answers[row].tolist() == pytest.approx(list(alone.probabilities.values()), rel=1e-4)


def test_the_stored_answers_are_row_label_and_probabilities_alone(
    tiny_model, tiny_artifacts, tiny_source
):
    table = pd.read_parquet(tiny_artifacts / tiny_model.card.name / "predictions.parquet")
    assert list(table.columns) == ["row", "label", "p0", "p1"]
    assert tuple(table["label"]) == tiny_source.splits.test.labels
    assert list(table["row"]) == list(range(50))
    answers = evaluation.probabilities(tiny_model, tiny_source.splits.test)
    assert table[["p0", "p1"]].to_numpy() == pytest.approx(answers, abs=1e-6)


def test_slices_sort_the_rows_by_what_is_in_them(tiny_model):
    texts = ("great film", "not a great film", "qwertz zyzzyva", "film " * 80)
    rows = Rows(texts, (1, 0, 1, 0))
    answers = np.array([[0.1, 0.9], [0.1, 0.9], [0.1, 0.9], [0.9, 0.1]])
    found = evaluation.slices(tiny_model, rows, answers, trained_on=Rows(("great film",), (1,)))
    counts = {part.name: (part.rows, part.accuracy) for part in found}
    assert counts["has a negation"] == (1, 0.0)
    assert counts["has no negation"] == (3, 1.0)
    assert counts["cut"] == (1, 1.0)
    assert counts["in the training part too"] == (1, 1.0)
    assert counts["not in the training part"] == (3, pytest.approx(2 / 3))
    assert counts["more than 5 % of the words unknown"][0] == 2
