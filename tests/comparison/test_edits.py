"""Two texts are aligned by their tokens, and the changes of their scores add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textcls import inference, printing, receipt
from textcls.comparison import compare_texts, differences, mask
from textcls.registry import UserError
from textcls.values import Span

FIRST = "the film was wonderful and the plot was not boring"
SECOND = "the film was awful and its plot was boring today"
WORDS = st.lists(st.sampled_from("the a film great awful not".split()), max_size=12)


def spans(words: list[str]) -> list[Span]:
    return [Span(word, 0, 0, True) for word in words]


@given(WORDS, WORDS)
def test_the_alignment_rebuilds_both_texts_in_order(first, second):
    pairs = list(differences(spans(first), spans(second)))
    assert [old for old, _ in pairs if old is not None] == list(range(len(first)))
    assert [new for _, new in pairs if new is not None] == list(range(len(second)))


@given(WORDS)
def test_equal_texts_have_only_equal_words(words):
    pairs = list(differences(spans(words), spans(words)))
    assert pairs == [(place, place) for place in range(len(words))]


def test_every_word_is_kept_swapped_removed_or_added(tiny_textcnn):
    compared = compare_texts(tiny_textcnn, FIRST, SECOND)
    shown = [
        (word.kind, word.first and word.first.text, word.second and word.second.text)
        for word in compared.words
        if word.kind != "same"
    ]
    assert shown == [
        ("swapped", "wonderful", "awful"),
        ("swapped", "the", "its"),
        ("removed", "not", None),
        ("added", None, "today"),
    ]
    removed = next(word for word in compared.words if word.kind == "removed")
    place = compared.first.prediction.tokens.index(removed.first)
    assert (removed.before, removed.after) == (compared.first.scores[place], None)
    assert removed.change == -removed.before


def test_the_changes_add_up_to_the_difference_of_the_logits(any_model):
    compared = compare_texts(any_model, FIRST, SECOND, target="high", against="low")
    answers = inference.predict(any_model, [FIRST, SECOND])
    lead = [answer.logits["high"] - answer.logits["low"] for answer in answers]
    assert compared.change == pytest.approx(lead[1] - lead[0], abs=1e-5)
    parts = (
        compared.base_change,
        sum(word.change for word in compared.words),
        compared.residual_change,
    )
    assert compared.change == pytest.approx(sum(parts), abs=1e-9)
    assert compared.edited_change + compared.shared_change == pytest.approx(parts[1], abs=1e-9)
    total, *printed = receipt.of_change(compared).numbers()
    assert float(total) == pytest.approx(sum(map(float, printed)), abs=1e-12)


def test_both_texts_are_explained_for_the_class_of_the_first(tiny_model):
    compared = compare_texts(tiny_model, FIRST.replace("not boring", "great"), "awful and boring")
    assert compared.first.prediction.label == compared.second.target == "positive"
    assert compared.second.prediction.label == "negative"
    assert compared.first.method == compared.second.method
    assert compared.change < 0
    assert sum(compared.probability_changes.values()) == pytest.approx(0.0, abs=1e-9)


def test_swapping_the_texts_turns_every_sign(tiny_gru):
    there = compare_texts(tiny_gru, FIRST, SECOND, target="positive")
    back = compare_texts(tiny_gru, SECOND, FIRST, target="positive")
    assert back.change == pytest.approx(-there.change)
    assert back.probability_changes["positive"] == -there.probability_changes["positive"]


def test_the_largest_movers_are_named_with_their_number(tiny_textcnn):
    compared = compare_texts(tiny_textcnn, FIRST, SECOND, target="positive")
    verdict, first, *_ = printing.comparison_sentences(compared)
    assert verdict.startswith("The class changes from positive (")
    largest = max(compared.words, key=lambda word: abs(word.change))
    assert f"moved positive by {largest.change:+.3f} logits" in first
    assert f"'{(largest.second or largest.first).text}'" in first


def test_words_are_named_as_typed(tiny_textcnn):
    compared = compare_texts(tiny_textcnn, "A Wonderful film", "an AWFUL film")
    assert "'AWFUL' in the place of 'Wonderful' moved" in printing.comparison_sentences(compared)[1]


def test_an_edit_that_moves_no_word_is_a_sentence(tiny_textcnn):
    compared = compare_texts(tiny_textcnn, "qwv", "zyx")
    assert {word.kind for word in compared.words} == {"swapped"}
    _, moved = printing.comparison_sentences(compared)
    assert moved == f"No word moved {compared.first.target} by as much as 0.0005 logits."


def changed(first: str, second: str) -> list[tuple[str | None, str | None]]:
    """The words that are not in both texts."""
    words = first.split(), second.split()
    pairs = differences(*map(spans, words))
    named = [
        tuple(None if at is None else side[at] for side, at in zip(words, pair, strict=True))
        for pair in pairs
    ]
    return [(old, new) for old, new in named if old != new]


def test_edits_of_a_text_that_repeats_itself_are_found_where_they_are():
    sentence = "we did not hate it and left ."
    first = " ".join([sentence] * 16)
    second = " ".join([sentence.replace("did not hate", "loved")] * 3 + [sentence] * 13)
    edited = [("did", None), ("not", None), ("hate", None), (None, "loved")]
    assert changed(first, second) == 3 * edited


@given(WORDS, WORDS)
def test_no_alignment_keeps_more_words(first, second):
    lost = [old for old, _ in changed(" ".join(first), " ".join(second)) if old is not None]
    most = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i, old in enumerate(first):
        for j, new in enumerate(second):
            longer = most[i][j] + 1 if old == new else 0
            most[i + 1][j + 1] = max(longer, most[i][j + 1], most[i + 1][j])
    assert len(first) - len(lost) == most[-1][-1]


def test_texts_that_the_model_reads_alike_are_said_to_be_so(tiny_textcnn):
    same = printing.comparison_sentences(compare_texts(tiny_textcnn, FIRST, FIRST))
    assert same[-1] == "The two texts are the same."
    alike = compare_texts(tiny_textcnn, FIRST, FIRST.upper() + " ")
    assert "only in what it passes over" in printing.comparison_sentences(alike)[-1]
    assert alike.change == 0.0


@pytest.mark.parametrize(("first", "second", "which"), [("", "x", "first"), ("x", " ", "second")])
def test_a_text_without_a_word_is_refused(tiny_textcnn, first, second, which):
    with pytest.raises(UserError, match=f"no word in the {which} text"):
        compare_texts(tiny_textcnn, first, second)


def test_a_masked_word_is_read_as_unknown_or_not_at_all(any_model):
    whole = inference.predict(any_model, [FIRST])[0]
    unknown = mask(any_model, whole, [3, 9], how="unknown")
    typed = inference.predict(
        any_model, [FIRST.replace("wonderful", "qwv").replace("boring", "qwv")]
    )
    assert unknown.logits == pytest.approx(typed[0].logits, abs=1e-5)
    assert [span.known for span in unknown.tokens].count(False) == 3  # and 'not'
    deleted = mask(any_model, whole, [3, 9], how="deleted")
    assert deleted.text == "the film was and the plot was not"
    assert mask(any_model, whole, [], how="unknown").logits == pytest.approx(whole.logits)


def test_all_words_can_be_masked(tiny_model):
    whole = inference.predict(tiny_model, ["great film"])[0]
    assert mask(tiny_model, whole, [0, 1], how="deleted").read == 0
    assert mask(tiny_model, whole, [0, 1], how="unknown").read == 2
