"""Sentences about memory hold for the numbers that they were made from."""

from dataclasses import replace

import pytest

from textcls import forgetting
from textcls.attribution.states import memory, saturation, state_trace
from textcls.forgetting import course_pair, of_top_layer, power, what_it_keeps, why_it_fails
from textcls.values import LayerSaturation, Retention

STUCK = Retention(
    tokens=14,
    total=14,
    padding=114,
    saturated=0.99,
    full_from=2,
    drive=25.5,
    first=-2231.0,
    last=-2024.0,
    strongest=-18.0,
    swing=0.0,
)
OPEN = Retention(
    tokens=14,
    total=14,
    padding=0,
    saturated=0.0,
    full_from=None,
    drive=0.4,
    first=-0.67,
    last=0.1,
    strongest=0.2,
    swing=0.6,
)


def test_a_saturated_net_is_said_to_be_closed_to_every_word():
    said = what_it_keeps(STUCK)
    assert "14 tokens and then 114 steps of padding" in said
    assert "From step 2 on all of its units are saturated (tanh is given 25.5" in said
    assert "10⁻²⁰²⁴ at the last word and 10⁻²²³¹ at the first" in said
    assert "no word can move the answer" in said


def test_an_open_net_is_said_to_be_reached_by_all_of_the_text():
    said = what_it_keeps(OPEN)
    assert "stops there" in said
    assert "On average 0 % of its units are saturated" in said
    assert "1.26 at the last word and 0.214 at the first: every word that it reads still" in said


def test_of_a_text_that_was_cut_no_more_is_claimed_than_was_read():
    said = what_it_keeps(replace(OPEN, tokens=128, total=346))
    assert "It reads 128 of the text's 346 tokens and stops there" in said
    assert "every word that it reads still reaches the answer" in said


def test_a_net_that_fades_says_by_how_much():
    said = what_it_keeps(replace(OPEN, first=-15.3, strongest=0.7))
    assert "the first word counts 10¹⁶ times less than the step that counts most" in said


def test_a_gradient_of_exactly_zero_is_said():
    assert "exactly zero" in what_it_keeps(replace(OPEN, first=None, last=None, strongest=None))


def test_a_text_of_one_token_has_one_gradient():
    said = what_it_keeps(replace(OPEN, tokens=1, total=1, first=0.1, strongest=0.1))
    assert "It reads 1 token and" in said
    assert "1.26 at the one word" in said


def test_the_cause_of_the_courses_failure_is_told_from_the_numbers_of_both():
    opening, start, end, rest = why_it_fails(STUCK, OPEN)
    assert "forgets too fast" in opening
    assert "U(0, 1)" in start
    assert "tanh is given 25.5 on average, where it is flat, and the repaired net's 0.40" in start
    assert "From step 2 on all of its units are saturated, against 0 %" in start
    assert "114 steps of padding" in end
    assert "10⁻²⁰²⁴" in rest
    assert "by 0.0 percentage points, the repaired net by 60.0" in rest


def test_a_net_of_the_course_that_keeps_something_is_not_said_to_be_stuck():
    gated = replace(STUCK, full_from=None, drive=None, first=-0.7, last=-0.8, saturated=0.37)
    opening, start, *_ = why_it_fails(gated, replace(OPEN, drive=None))
    assert "keeps some of its text" in opening
    assert "On average 37 % of its units are saturated" in start


def test_without_padding_none_is_claimed():
    assert "leaves none" in why_it_fails(replace(STUCK, padding=0), OPEN)[2]


def test_what_a_net_retains_is_read_off_its_states(tiny_gru):
    text = "the film was great"
    trace, curve = state_trace(tiny_gru, text), memory(tiny_gru, text)
    found = forgetting.retention(trace, curve, saturation(tiny_gru, text))
    assert (found.tokens, found.total, found.padding, found.drive) == (4, 4, 0, None)
    assert (found.first, found.last) == (curve.log_norms[0], curve.log_norms[-1])
    assert found.strongest == max(curve.log_norms)
    points = trace.curve[trace.target]
    assert found.swing == max(points) - min(points)


def test_all_units_are_saturated_from_the_first_step_after_which_none_is_open(tiny_gru):
    text = "the film was great"
    trace, curve = state_trace(tiny_gru, text), memory(tiny_gru, text)
    for shares, expected in {
        (1.0, 1.0, 1.0, 1.0): 1,
        (0.0, 1.0, 1.0, 1.0): 2,
        (1.0, 0.9, 1.0, 1.0): 3,
        (1.0, 1.0, 1.0, 0.9): None,
    }.items():
        layers = (LayerSaturation(1, "forward", shares, None),)
        assert forgetting.retention(trace, curve, layers).full_from == expected


def test_saturation_of_the_top_layer_is_the_mean_of_its_directions():
    below = LayerSaturation(1, "forward", (1.0, 1.0), None)
    there = LayerSaturation(2, "forward", (0.5, 0.0), None)
    back = LayerSaturation(2, "backward", (0.0, 0.5), None)
    assert of_top_layer((below, there, back)) == (0.25, 0.25)


@pytest.mark.parametrize(
    ("log", "printed"),
    [(-2231.2, "10⁻²²³¹"), (-2.0, "0.01"), (0.103, "1.27"), (2.4, "251"), (7.2, "10⁷")],
)
def test_numbers_are_printed_by_their_size(log, printed):
    assert power(log) == printed


def test_a_net_of_the_course_is_paired_with_the_repaired_one_of_its_kind(tiny_gru):
    def card(name: str, architecture: str, task: str = "news"):
        recipe = replace(tiny_gru.card.recipe, architecture=architecture)
        return replace(tiny_gru.card, name=name, task=task, recipe=recipe)

    course, plain = card("a-gru-course", "gru-course"), card("a-gru", "gru")
    tuned, other = card("a-first-gru", "gru"), card("b-gru", "gru", "films")
    cards = [tuned, course, plain, other, card("a-rnn", "rnn")]
    assert course_pair(course, cards) == (course, plain)
    assert course_pair(plain, cards) == (course, plain)
    assert course_pair(tuned, cards) == (course, tuned)
    assert course_pair(other, cards) is None
    assert course_pair(cards[-1], cards) is None
    labelled = replace(plain, labels=("no", "yes"))
    assert course_pair(labelled, cards) is None
