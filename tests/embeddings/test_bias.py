"""The association test: effect size and permutation p-value, by hand where that can be done."""

import itertools
import math
import statistics

import numpy as np
import pytest

from tests.embeddings.conftest import random_space
from textcls.embeddings import PRESETS, association_test, edited, lists, permutation_p
from textcls.registry import UserError

NAMES = ("x", "y", "a", "b")


def asked(*words: str):
    return lists(NAMES, *words)


FOUR = asked("king man boy", "queen woman girl", "doctor red", "nurse, green; blue")


def test_lists_are_read_with_spaces_commas_and_lines_and_hold_each_word_once():
    assert asked("a, b\nC", "d;d e", "", "f").words == (("a", "b", "c"), ("d", "e"), (), ("f",))


def test_effect_and_p_are_those_of_the_paper(space):
    unit = {
        word: row / np.linalg.norm(row)
        for word, row in zip(space.words, space.matrix.astype(np.float64), strict=True)
    }

    def s(word):
        a, b = (statistics.mean(float(unit[word] @ unit[o]) for o in FOUR.words[i]) for i in (2, 3))
        return a - b

    x, y = FOUR.words[:2]
    effect = (statistics.mean(map(s, x)) - statistics.mean(map(s, y))) / statistics.stdev(
        map(s, x + y)
    )
    observed = sum(map(s, x)) - sum(map(s, y))
    whole = sum(map(s, x + y))
    halves = list(itertools.combinations(x + y, 3))
    as_much = sum(2 * sum(map(s, half)) - whole >= observed - 1e-9 for half in halves)

    found = association_test(space, FOUR)
    assert found.effect == pytest.approx(effect, abs=1e-5)
    assert (found.p, found.partitions, found.exact) == (as_much / 20, 20, True)
    assert {one.word: one.value for one in found.associations} == pytest.approx(
        {word: s(word) for word in x + y}, abs=1e-5
    )
    assert found.effect == pytest.approx((found.means[0] - found.means[1]) / found.deviation)


def test_targets_the_other_way_round_have_the_opposite_effect(space):
    x, y, a, b = FOUR.words
    back = association_test(space, lists(NAMES, *map(" ".join, (y, x, a, b))))
    assert back.effect == pytest.approx(-association_test(space, FOUR).effect)


def test_a_list_that_leans_wholly_one_way_has_the_smallest_p_there_is():
    assert permutation_p(np.array([5.0, 4.0, 3.0, 2.0, 1.0, 0.0]), 3) == (1 / 20, 20, True)
    assert permutation_p(np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0]), 3) == (1.0, 20, True)
    assert permutation_p(np.zeros(6), 3)[0] == 1.0


def test_many_words_are_drawn_with_a_seed_and_come_near_the_true_p():
    values = np.random.default_rng(3).normal(size=24)
    p, drawn, exact = permutation_p(values, 12)
    assert (p, drawn, exact) == permutation_p(values, 12)
    assert (drawn, exact) == (20_000, False)
    assert math.comb(24, 12) > drawn
    # Half of all partitions beat the median one; the normal limit of the sum tells the rest.
    spread = values.std() * math.sqrt(12 * 12 / 23)
    above = values[:12].sum() - 12 * values.mean()
    normal = 0.5 * math.erfc(above / spread / math.sqrt(2))
    assert p == pytest.approx(normal, abs=0.02)


def test_missing_words_are_named_and_left_out_even_with_ngrams(space, subwords):
    found = association_test(space, asked("king man zyx", "queen woman", "red blue", "green nurse"))
    assert found.missing == (("zyx",), (), (), ())
    assert found.lists.words[0] == ("king", "man")
    assert association_test(
        subwords, asked("great moving films", "awful bad", "film story", "plot actor")
    ).missing[0] == ("films",)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("king zyx", "queen woman", "red blue", "green nurse"),
            "made knows 1 of the words of 'x'",
        ),
        (("", "queen woman", "red blue", "green nurse"), "made knows 0 of the words of 'x'"),
        (
            ("king man", "king woman", "red blue", "green nurse"),
            "'king' stands in both 'x' and 'y'",
        ),
        (
            ("king man", "queen woman", "red blue", "blue nurse"),
            "'blue' stands in both 'a' and 'b'",
        ),
        ((" ".join(f"w{n}" for n in range(61)), "q", "r", "g"), "has 61 words; give at most 60"),
    ],
)
def test_lists_that_cannot_be_tested_are_refused_in_one_sentence(space, words, sentence):
    with pytest.raises(UserError) as error:
        association_test(space, asked(*words))
    assert sentence in str(error.value)


def test_a_list_of_ones_own_is_named_by_its_words_that_count(space):
    preset = lists(NAMES, "king man", "queen woman", "red blue", "green nurse")
    own = ("zyx king boy", "woman queen", None, "paris rome green nurse")
    asked_for = edited(preset, own)
    assert asked_for.names == ("zyx/king/boy", "y", "a", "paris/rome/green/…")
    found = association_test(space, asked_for)
    assert found.lists.names == ("king/boy", "y", "a", "paris/rome/green/…")
    assert {one.target for one in found.associations} == {"king/boy", "y"}


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_a_test_that_can_be_made(name):
    everything = tuple(dict.fromkeys(itertools.chain(*PRESETS[name].words)))
    found = association_test(random_space(everything), PRESETS[name])
    assert found.missing == ((), (), (), ())
    assert 0 < found.p <= 1
