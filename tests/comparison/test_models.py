"""Models on one text: the same question, the same scale, and every row its own explanation."""

import pytest

from textcls import attribution, comparison, inference, receipt
from textcls.registry import UserError

TEXT = "The film (a story) was wonderful, the plot was not boring: zyxqv!"


def test_each_row_is_the_best_explanation_of_the_same_question(compared, tiny_textcnn, tiny_gru):
    assert (compared.target, compared.against) == ("positive", "negative")
    for row, model, method in zip(
        compared.models, (tiny_textcnn, tiny_gru), ("exact-ig", "ig"), strict=False
    ):
        assert row.explained.method == method
        assert row.explained == attribution.explain(
            model, TEXT, target="positive", against="negative"
        )
        assert row.fingerprint == model.card.fingerprint


def test_the_scores_of_a_row_add_up_to_its_receipt(compared):
    for number, model in enumerate(compared.models):
        explained = model.explained
        scores = [compared.score(number, column) for column in compared.columns]
        total = sum(score for score in scores if score is not None)
        assert total == pytest.approx(sum(explained.scores), abs=1e-12)
        assert abs(explained.residual) <= 0.01 * abs(explained.value - explained.base_value)
        total, *parts = receipt.of_tokens(explained).numbers()
        assert float(total) == pytest.approx(sum(map(float, parts)), abs=1e-12)


def test_one_scale_holds_the_scores_of_all_models(compared):
    largest = [max(map(abs, model.explained.scores)) for model in compared.models]
    assert compared.scale == max(largest)
    assert compared.scale > min(largest)


def test_what_a_model_does_not_read_or_know_is_told_apart(compared):
    by_text = {column.text: column for column in compared.columns}
    assert [compared.score(row, by_text["("]) is None for row in range(3)] == [False, False, True]
    assert [compared.known(row, by_text["zyxqv"]) for row in range(3)] == [False] * 3
    assert compared.known(0, by_text["wonderful"])


def test_agreement_is_over_what_both_read(compared):
    first, second, third = compared.agreements
    assert first.tokens == len(compared.columns)
    assert second.tokens == third.tokens == len(compared.models[2].explained.scores)
    assert first.spearman is not None
    assert all(0 <= pair.shared <= pair.top <= 5 for pair in compared.agreements)


def test_of_few_words_none_are_the_strongest(tiny_textcnn, tiny_gru):
    models = [tiny_textcnn, tiny_gru]
    for words, chosen in ((5, False), (6, True)):
        [pair] = comparison.compare(models, " ".join(["great"] * words)).agreements
        assert (pair.shared is not None) == (pair.tokens > pair.top) == chosen


def test_models_that_differ_are_asked_about_the_two_classes_they_differ_in(tiny_textcnn, tiny_gru):
    one, other = inference.predict(tiny_textcnn, ["wonderful", "awful"])
    assert {one.label, other.label} == {"positive", "negative"}
    assert comparison.question([one, other, other]) == (other.label, one.label)
    assert comparison.question([one, other]) == (one.label, other.label)
    assert comparison.question([one]) == (one.label, other.label)


def test_a_chosen_class_is_asked_of_all(tiny_textcnn, tiny_gru):
    models = [tiny_textcnn, tiny_gru]
    found = comparison.compare(models, "a wonderful film", target="negative")
    assert (found.target, found.against) == ("negative", "positive")
    found = comparison.compare(models, "a wonderful film", against="positive")
    assert (found.target, found.against) == ("negative", "positive")


def test_what_does_not_go_together_is_refused_with_a_sentence(tiny_textcnn, tiny_gru, terse):
    with pytest.raises(UserError, match="at least two different models"):
        comparison.compare([tiny_gru], TEXT)
    with pytest.raises(UserError, match="'tiny-gru' is named twice"):
        comparison.compare([tiny_gru, tiny_textcnn, tiny_gru], TEXT)
    with pytest.raises(UserError, match="'terse' reads no word of this text"):
        comparison.compare([tiny_gru, terse], "the (film)!")
    with pytest.raises(UserError, match="no class 'x'"):
        comparison.compare([tiny_gru, tiny_textcnn], TEXT, target="x")
    with pytest.raises(UserError, match="against itself"):
        comparison.compare([tiny_gru, tiny_textcnn], TEXT, target="positive", against="positive")


def test_models_of_other_tasks_are_refused_by_what_they_were_made_for(tiny_textcnn, tiny_gru):
    from dataclasses import replace

    stranger = replace(tiny_gru, card=replace(tiny_gru.card, task="news", name="stranger"))
    with pytest.raises(UserError, match="only models of one task"):
        comparison.compare([tiny_textcnn, stranger], TEXT)
