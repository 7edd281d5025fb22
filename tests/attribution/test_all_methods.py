"""What must hold of every method alike, whatever it is asked about."""

import threading

import pytest

from tests.attribution.conftest import KINDS
from textcls import inference
from textcls.attribution import METHODS, RUNNER_UP, explain, methods_for, ngram_ledger

TEXT = "a great film with a boring plot , but great actor"


@pytest.mark.parametrize("text", ["great", "great film", "the plot is not great but moving"])
def test_short_texts_get_a_score_a_word(any_model, text):
    for method in methods_for(any_model):
        scores = explain(any_model, text, method=method)
        assert len(scores.scores) == len(text.split())
        assert all(abs(score) < 1e6 for score in scores.scores)


def test_markup_is_read_as_words_like_any_other(any_model):
    text = "<script>alert('great')</script>"
    for method in methods_for(any_model):
        scores = explain(any_model, text, method=method)
        tokens = scores.prediction.tokens
        assert "script" in [token.text for token in tokens]
        assert all(text[t.start : t.end].lower() == t.text for t in tokens)


@pytest.mark.parametrize(
    "any_model", [kind for kind in KINDS if not kind.startswith("linear")], indirect=True
)
def test_a_word_that_stands_twice_has_two_scores(any_model):
    for method in methods_for(any_model):
        scores = explain(any_model, "film great boring plot great actor", method=method)
        assert scores.scores[1] != pytest.approx(scores.scores[4], rel=1e-6), method


@pytest.mark.parametrize(
    "any_model", [kind for kind in KINDS if not kind.startswith(("linear", "wide"))], indirect=True
)
def test_a_head_turned_round_turns_every_score_round(any_model):
    methods = methods_for(any_model)
    before = {method: explain(any_model, TEXT, method=method, target="low") for method in methods}
    any_model.network.head.weight.neg_()
    any_model.network.head.bias.neg_()
    for method in methods:
        after = explain(any_model, TEXT, method=method, target="low")
        negated = [-score for score in before[method].scores]
        assert after.scores == pytest.approx(negated, rel=1e-4, abs=1e-5), method
        assert after.value == pytest.approx(-before[method].value, rel=1e-5)


def test_why_rather_than_another_class_is_the_difference_of_the_two(any_model):
    for method in methods_for(any_model):
        if method == "ig":  # chooses its steps for each question
            continue
        one, other = (explain(any_model, TEXT, method=method, target=t) for t in ("low", "high"))
        both = explain(any_model, TEXT, method=method, target="low", against="high")
        differences = [a - b for a, b in zip(one.scores, other.scores, strict=True)]
        assert both.scores == pytest.approx(differences, abs=2e-5), method


def test_the_runner_up_is_the_closest_rival_of_the_target(any_model):
    logits = explain(any_model, TEXT).prediction.logits
    best, second, third = sorted(logits, key=logits.__getitem__, reverse=True)
    for method in methods_for(any_model):
        assert explain(any_model, TEXT, method=method, against=RUNNER_UP).against == second
        asked = {"method": method, "target": third, "against": RUNNER_UP}
        assert explain(any_model, TEXT, **asked).against == best


def test_methods_that_claim_to_add_up_do(any_model):
    for name in methods_for(any_model):
        scores = explain(any_model, TEXT, method=name)
        if METHODS[name].adds_up and scores.steps != 2048:
            change = abs(scores.value - scores.base_value)
            assert abs(scores.residual) <= 0.0101 * change + 1e-6, name


def test_two_thousand_calls_of_two_threads_change_no_answer(tiny_textcnn):
    """One explains, by every method in turn, while the other predicts."""
    model = tiny_textcnn
    texts = [f"{'great' if row % 2 else 'awful'} film plot " * (1 + row % 5) for row in range(20)]
    expected = [inference.predict(model, [text]) for text in texts]
    asked = [{"method": name} for name in methods_for(model)]
    first = [explain(model, TEXT, **ask) for ask in asked], ngram_ledger(model, TEXT)
    wrong, calls = [], []

    def explain_on() -> None:
        for _ in range(100):
            again = [explain(model, TEXT, **ask) for ask in asked], ngram_ledger(model, TEXT)
            calls.append(len(asked) + 1)
            if again != first:
                wrong.append(again)

    explaining = threading.Thread(target=explain_on)
    explaining.start()
    while explaining.is_alive() or sum(calls) < 2_000:
        calls.append(len(texts))
        if [inference.predict(model, [text]) for text in texts] != expected:
            wrong.append("prediction")
    explaining.join()
    assert not wrong
    assert sum(calls) >= 2_000
