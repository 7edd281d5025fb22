"""Tokens of different cuts meet in columns: none is lost, none is doubled, the order is kept."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textcls.comparison import align
from textcls.text import tokenise
from textcls.values import Reading, Span

CUTS = (
    Reading(max_tokens=99),
    Reading(max_tokens=99, stop_words=False),
    Reading(max_tokens=99, punctuation=False, parentheses=False),
    Reading(max_tokens=4, beyond="head-tail"),
    Reading(max_tokens=99, lowercase=False),
)


def spans(text: str, offsets: list[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(text[start:end], start, end, True) for start, end in offsets)


def read(text: str, reading: Reading) -> tuple[Span, ...]:
    return spans(text, tokenise(text, reading).offsets)


@st.composite
def cuts(draw) -> tuple[str, list[tuple[Span, ...]]]:
    """A text and two to four ways to cut it, whose tokens need not fit each other."""
    text = draw(st.text(min_size=1, max_size=40))
    ways = []
    for _ in range(draw(st.integers(2, 4))):
        borders = draw(st.lists(st.integers(0, len(text)), unique=True, max_size=12).map(sorted))
        pairs = list(itertools.pairwise(borders))
        ways.append(spans(text, [pair for pair in pairs if draw(st.booleans())]))
    return text, ways


@given(cuts())
def test_every_token_is_in_exactly_one_column_which_holds_it_whole(cut):
    text, ways = cut
    columns = align(text, ways)
    for way, tokens in enumerate(ways):
        placed = [index for column in columns for index in column.tokens[way]]
        assert placed == list(range(len(tokens)))
        for column in columns:
            for index in column.tokens[way]:
                assert column.start <= tokens[index].start < tokens[index].end <= column.end


@given(cuts())
def test_columns_stand_in_the_order_of_the_text_and_hold_at_least_one_token(cut):
    text, ways = cut
    columns = align(text, ways)
    assert all(a.end <= b.start for a, b in itertools.pairwise(columns))
    assert all(any(column.tokens) for column in columns)
    assert all(text[column.start : column.end] == column.text for column in columns)


@given(cuts())
def test_no_column_could_be_cut_further(cut):
    text, ways = cut
    for column in align(text, ways):
        inside = range(column.start + 1, column.end)
        tokens = [w[i] for w, there in zip(ways, column.tokens, strict=True) for i in there]
        assert all(any(token.start < place < token.end for token in tokens) for place in inside)


@given(st.text(max_size=60))
def test_equal_cuts_align_one_to_one(text):
    tokens = read(text, CUTS[0])
    columns = align(text, [tokens, tokens, tokens])
    assert [column.tokens for column in columns] == [((i,), (i,), (i,)) for i in range(len(tokens))]


def test_a_token_of_one_cut_meets_the_pieces_of_another():
    text = "can't stop"
    whole, pieces = spans(text, [(0, 5), (6, 10)]), spans(text, [(0, 3), (3, 4), (4, 5), (6, 10)])
    first, second = align(text, [whole, pieces])
    assert (first.text, first.tokens) == ("can't", ((0,), (0, 1, 2)))
    assert (second.text, second.tokens) == ("stop", ((1,), (3,)))


@pytest.mark.parametrize("reading", CUTS[1:], ids=str)
def test_what_one_reading_passes_over_is_a_column_with_an_empty_place(reading):
    text = "The plot (which I knew) was not at all boring, was it?"
    all_of_it, some = read(text, CUTS[0]), read(text, reading)
    columns = align(text, [all_of_it, some])
    assert len(columns) == len(all_of_it)
    assert [c.text for c in columns if c.tokens[1]] == [span.text for span in some]
