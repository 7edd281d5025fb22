"""A reworded text reads naturally, and all words but the edited ones are read as before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textcls.comparison.rewording import only, reworded, written_like
from textcls.text import tokenise
from textcls.values import Edit, Reading, Span

READING = Reading(max_tokens=1000)
PIECES = st.sampled_from(
    ["Great", "film", "don't", "well-made", ",", ".", "...", "(", ")", "é", "_"]
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", "  ", "", "\n"])), min_size=1).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)


def edit(text: str, place: int, new: str = "") -> Edit:
    start, end = tokenise(text, READING).offsets[place]
    return Edit(place, start, end, text[start:end], new, 1.0)


@given(TEXTS, st.data())
def test_all_words_but_the_deleted_ones_are_read_as_before(text, data):
    words = tokenise(text, READING).words
    gone = data.draw(st.sets(st.sampled_from(range(len(words)))))
    left = reworded(text, [edit(text, place) for place in gone])
    kept = [word for place, word in enumerate(words) if place not in gone]
    assert tokenise(left, READING).words == kept


@given(TEXTS, st.data())
def test_a_swap_changes_one_word_and_nothing_else(text, data):
    words = tokenise(text, READING).words
    place = data.draw(st.sampled_from(range(len(words))))
    change = edit(text, place, "!!" if not words[place].isalnum() else "other")
    changed = reworded(text, [change])
    assert changed == text[: change.start] + change.new + text[change.end :]


@pytest.mark.parametrize(
    ("text", "word", "left"),
    [
        ("a great film", "great", "a film"),
        ("a  great  film", "great", "a film"),
        ("great film", "great", "film"),
        ("a film", "film", "a"),
        ("a great film, really", "film", "a great, really"),
        ("a film (great) now", "great", "a film ( ) now"),  # "()" would be one token
        ("a (very great) film", "very", "a (great) film"),
        ("wow! film, good", "film", "wow! , good"),
        ("don't", "'", "don t"),
        ("well-made", "well", "-made"),
        ("one\ntwo three", "two", "one\nthree"),
    ],
)
def test_a_deletion_leaves_a_text_that_reads_naturally(text, word, left):
    place = tokenise(text, READING).words.index(word)
    assert reworded(text, [edit(text, place)]) == left


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("great", "fine", "fine"),
        ("Great", "fine", "Fine"),
        ("GREAT", "fine", "FINE"),
        ("A", "the", "The"),
        ("STRASSE", "straße", "straße"),
        ("42", "7", "7"),
    ],
)
def test_a_swapped_word_takes_over_the_capitals(old, new, written):
    assert written_like(old, new) == written
    assert written.lower() == new


def test_kept_words_stand_as_typed_with_single_blanks():
    text = "A  Great, great film"
    spans = [Span("great", 3, 8, True), Span("film", 16, 20, True)]
    assert only(text, spans) == "Great film"
