"""The ready-made comparisons on the models in artifacts/: they answer what they ask."""

import pytest

from tests.shipped.test_models import NAMES, load
from textcls import comparison, inference
from textcls.comparison import READY
from textcls.values import Comparison


def asked(name: str, text: str) -> Comparison:
    return comparison.compare([load(model) for model in READY[name].there(NAMES)], text)


@pytest.mark.parametrize("name", READY)
def test_a_ready_comparison_has_models_and_closes_its_receipts(name):
    ready = READY[name]
    models = [load(model) for model in ready.there(NAMES)]
    assert len(models) >= 2
    answers = list(zip(*(inference.predict(m, ready.texts) for m in models), strict=True))
    for text in ready.texts:
        compared = asked(name, text)
        for model in compared.models:
            explained = model.explained
            change = abs(explained.value - explained.base_value)
            assert abs(explained.residual) <= 0.01 * change + 1e-5
        assert ready.finding(compared, answers).endswith(".")


def test_a_question_about_word_vectors_is_asked_of_models_that_differ_in_them():
    def said(name: str) -> str:
        return READY[name].made([load(model).card for model in READY[name].models])

    vectors, tuned = said("vectors"), said("tuned")
    assert vectors.count("began at random") == 1
    assert vectors.count("began with") == 2
    assert vectors.endswith("differ in nothing else.")
    assert tuned.count("began with skipgram-news") == 2
    assert tuned.count("stayed fixed") == 1


def test_nothing_that_the_course_rnn_reads_reaches_its_answer():
    for text in READY["course-rnn"].texts:
        course, *others = asked("course-rnn", text).models
        assert sum(map(abs, course.explained.scores)) < 0.01
        for model in others:
            assert sum(map(abs, model.explained.scores)) > 1


def test_given_vectors_know_a_rare_word_that_training_taught_little_of():
    compared = asked("vectors", READY["vectors"].texts[0])
    assert "'leaden'" in comparison.widest(compared, 0, 1)


def test_the_order_of_the_same_words_moves_every_model_that_is_made_of_phrases():
    first, second = (asked("order", text) for text in READY["order"].texts)
    moved = 0
    for one, other in zip(first.models, second.models, strict=True):
        if one.explained.method == "ig":
            continue  # the LSTM hears a verdict in both texts: that is for the page to tell
        shares = [m.explained.prediction.probabilities["positive"] for m in (one, other)]
        assert shares[1] > shares[0] + 0.1
        moved += 1
    assert moved == 2
