"""Values compare, and derive what they say from what they hold."""

from dataclasses import FrozenInstanceError

import pytest

from textcls.values import NgramLedger, Prediction, TokenAttribution

ANSWER = Prediction(
    text="so so",
    tokens=(),
    logits={"bad": -1.0, "fair": 2.5, "good": 2.5},
    probabilities={"bad": 0.02, "fair": 0.49, "good": 0.49},
    read=2,
    total=2,
)


def test_the_label_is_the_first_class_with_the_highest_logit():
    assert ANSWER.label == "fair"


def test_a_value_is_a_logit_or_the_difference_of_two():
    assert ANSWER.value("good") == 2.5
    assert ANSWER.value("good", "bad") == 3.5


def test_a_value_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        ANSWER.read = 3


def test_the_residual_is_what_the_scores_leave_of_the_value():
    scores = TokenAttribution(
        prediction=ANSWER,
        target="good",
        against="bad",
        method="ig",
        baseline="pad",
        scores=(1.0, 2.0),
        base_value=0.25,
        base_probabilities={},
        steps=32,
    )
    assert scores.value == 3.5
    assert scores.residual == 0.25


def test_a_ledger_without_ngrams_leaves_all_but_its_bias():
    ledger = NgramLedger(ANSWER, "good", None, bias=2.0, ngrams=(), inactive=4)
    assert ledger.residual == 0.5
