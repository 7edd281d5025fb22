"""What is asked for by a wrong name is answered with the right ones, and threads do not meet."""

import threading

import pytest

from textcls import inference
from textcls.attribution import METHODS, explain, methods_for, ngram_ledger
from textcls.registry import UserError

TEXT = "a great film with a boring plot"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"method": "ig2"}, "no attribution method 'ig2'; there are: "),
        ({"baseline": "pat"}, "no baseline 'pat'; there are: pad, unk, mean, zero"),
        ({"target": "positiv"}, "no class 'positiv'; there are: negative, positive"),
        ({"against": "neutral"}, "no class 'neutral'; there are: negative, positive"),
        ({"target": "positive", "against": "positive"}, "cannot be explained against itself"),
    ],
)
def test_a_wrong_name_is_answered_with_the_right_ones(tiny_model, asked, sentence):
    for method in methods_for(tiny_model):
        with pytest.raises(UserError) as raised:
            explain(tiny_model, TEXT, **{"method": method, **asked})
        assert sentence in str(raised.value)


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_text_without_words_has_nothing_to_explain(tiny_model, text):
    with pytest.raises(UserError, match="no word in this text to explain"):
        explain(tiny_model, text)


def test_the_class_against_may_not_be_the_predicted_one(tiny_textcnn):
    with pytest.raises(UserError, match="against itself"):
        ngram_ledger(tiny_textcnn, "great", against="positive")


def test_a_method_that_does_not_fit_names_those_that_do(tiny_gru):
    with pytest.raises(UserError, match=r"'exact-ig' does not fit 'tiny-gru', .* there are: .*ig"):
        explain(tiny_gru, TEXT, method="exact-ig")


def test_the_best_method_that_fits_is_taken(tiny_textcnn, tiny_gru):
    assert explain(tiny_textcnn, TEXT).method == methods_for(tiny_textcnn)[0] == "exact-ig"
    assert explain(tiny_gru, TEXT).method == methods_for(tiny_gru)[0]


def test_the_predicted_class_is_explained_unless_another_is_named(tiny_model):
    (answer,) = inference.predict(tiny_model, [TEXT])
    scores = explain(tiny_model, TEXT, method="ig")
    assert (scores.target, scores.against) == (answer.label, None)
    assert scores.value == pytest.approx(answer.logits[answer.label], rel=1e-4)
    assert scores.prediction.tokens == answer.tokens


def test_every_method_says_what_it_does_and_where_it_comes_from():
    for method in METHODS.values():
        assert all((method.title, method.summary, method.formula, method.reference))


def test_predicting_while_another_thread_explains_changes_no_answer(tiny_model):
    texts = [f"{'great' if row % 2 else 'awful'} film plot " * (1 + row % 9) for row in range(30)]
    expected = [inference.predict(tiny_model, [text]) for text in texts]
    explained = explain(tiny_model, TEXT, method="ig")
    done = threading.Event()
    explanations = []

    def explain_until_done() -> None:
        while not done.is_set():
            explanations.append(explain(tiny_model, TEXT, method="ig"))

    explaining = threading.Thread(target=explain_until_done)
    explaining.start()
    try:
        for _ in range(10):
            assert [inference.predict(tiny_model, [text]) for text in texts] == expected
    finally:
        done.set()
        explaining.join()
    assert explanations
    assert all(scores == explained for scores in explanations)
