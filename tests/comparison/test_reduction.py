"""The words that are left keep the class, and no fewer do."""

import itertools

import pytest

from textcls import inference, printing
from textcls.comparison import reduce_text
from textcls.comparison.rewording import only
from textcls.registry import UserError

TEXT = "The film was wonderful and the plot was not boring ."


def label(model, text: str) -> str:
    return inference.predict(model, [text])[0].label


def test_the_words_left_keep_the_class_and_none_can_be_left_out(any_model):
    reduced = reduce_text(any_model, TEXT)
    assert label(any_model, reduced.text) == reduced.prediction.label
    assert reduced.text == only(TEXT, reduced.kept)
    assert reduced.proof != "unproved"
    if len(reduced.kept) > 1:
        for left_out in reduced.kept:
            smaller = only(TEXT, [span for span in reduced.kept if span != left_out])
            assert label(any_model, smaller) != reduced.prediction.label


def test_where_it_says_fewest_no_smaller_set_of_words_keeps_the_class(any_model):
    text = "its ending was moving and bad"
    whole = inference.predict(any_model, [text])[0]
    reduced = reduce_text(any_model, text)
    assert reduced.proof == "fewest"
    for size in range(1, len(reduced.kept)):
        texts = [only(text, some) for some in itertools.combinations(whole.tokens, size)]
        assert all(answer.label != whole.label for answer in inference.predict(any_model, texts))


def test_of_single_words_the_one_with_which_the_model_is_surest_is_kept(tiny_model):
    text = "the film was wonderful and its plot boring but moving"
    reduced = reduce_text(tiny_model, text)
    singles = inference.predict(tiny_model, text.split())
    best = max(singles, key=lambda answer: answer.probabilities[reduced.prediction.label])
    assert reduced.text == best.text


@pytest.mark.parametrize("tries", [1, 12, 25])
def test_with_few_tries_the_words_still_keep_the_class(any_model, tries):
    reduced = reduce_text(any_model, TEXT, tries=tries)
    assert label(any_model, reduced.text) == reduced.prediction.label
    assert reduced.tries <= tries


def test_a_text_of_one_word_is_left_as_it_is(tiny_gru):
    reduced = reduce_text(tiny_gru, " Great ")
    assert [span.text for span in reduced.kept] == ["great"]
    assert (reduced.proof, reduced.tries) == ("fewest", 0)
    assert "one word is the least" in printing.reduction_text(reduced).lower()


def test_equal_reductions_are_equal(any_model):
    assert reduce_text(any_model, TEXT) == reduce_text(any_model, TEXT)


def test_a_text_without_a_word_is_refused(tiny_gru):
    with pytest.raises(UserError, match="no word in this text to keep"):
        reduce_text(tiny_gru, "  ")
