"""What a sentence gives to learn from: pairs of a window, and words drawn by their counts."""

from collections import Counter

import numpy as np
import pytest

from tests.embeddings.conftest import random_space
from textcls import embeddings
from textcls.registry import UserError
from textcls.values import VectorCard
from textcls.vectors import WordVectors


def test_a_window_pairs_each_word_with_its_neighbours_on_both_sides():
    pairs = embeddings.window_pairs(["a", "b", "c"], 1)
    assert [(p.centre, p.context, p.distance) for p in pairs] == [
        ("a", "b", 1),
        ("b", "a", -1),
        ("b", "c", 1),
        ("c", "b", -1),
    ]


@pytest.mark.parametrize("words", [1, 2, 5, 30])
@pytest.mark.parametrize("window", [1, 2, 10])
def test_pairs_are_as_many_as_the_formula_says_and_symmetric(words, window):
    pairs = embeddings.window_pairs([str(n) for n in range(words)], window)
    reach = min(window, words - 1)
    assert len(pairs) == 2 * words * reach - reach * (reach + 1)
    known = {(p.centre, p.context) for p in pairs}
    assert {(context, centre) for centre, context in known} == known


def test_a_window_without_words_is_refused():
    with pytest.raises(UserError, match="window of 0"):
        embeddings.window_pairs(["a", "b"], 0)


def test_negative_words_are_drawn_by_their_count_to_the_power_three_quarters(space):
    shares = embeddings.negative_shares(space)
    weights = space.counts**0.75
    assert shares == pytest.approx(weights / weights.sum())
    draws = Counter(embeddings.drawn(space, "king", 60_000, seed=1))
    assert "king" not in draws
    left = 1 - shares[0]
    for word, share in zip(space.words[1:], shares[1:], strict=True):
        assert draws[word] / 60_000 == pytest.approx(share / left, abs=0.01)


def test_a_lesson_has_the_numbers_of_the_space(space):
    found = embeddings.lesson(space, ["queen", "zyx", "queen", "red"], 2)
    queen, unknown, red = found.words
    assert (queen.place, red.place, unknown.place) == (2, 9, None)
    assert list(queen.components) == [float(x) for x in space.matrix[1][:6]]
    assert unknown.components == ()
    units = space.matrix / space.norms[:, None]
    assert found.alike.cosine == pytest.approx(float(units[1] @ units[8]), abs=1e-6)
    assert {one.word for one in found.negatives} == {"queen", "red"}
    assert len(found.pairs) == 10


def test_words_without_counts_are_not_drawn():
    card = VectorCard("bare", "Bare", "nothing", "given", 3, 2, {}, 0.0)
    bare = embeddings.of_vectors(WordVectors(card, ("a", "b"), np.eye(2, 3, dtype=np.float32)))
    assert embeddings.lesson(bare, ["a"], 1).negatives is None
    assert embeddings.lesson(bare, ["a"], 1).alike is None
    with pytest.raises(UserError, match="is not known"):
        embeddings.drawn(bare, "a", 3)


def test_a_sentence_without_words_is_refused():
    with pytest.raises(UserError, match="no word"):
        embeddings.lesson(random_space(), [], 2)
