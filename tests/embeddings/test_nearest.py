"""Neighbours are those that counting by hand gives, on the vectors as they are."""

import numpy as np
import pytest
from hypothesis import given, strategies

from tests.embeddings.conftest import random_space
from textcls import artifacts, embeddings
from textcls.embeddings import neighbours
from textcls.registry import UserError


def by_hand(space, vector, without=()) -> list[tuple[str, float]]:
    """Every word with its cosine in double precision, the greatest first."""
    v = vector.astype(np.float64)
    pairs = []
    for word, row in zip(space.words, space.matrix.astype(np.float64), strict=True):
        if word not in without:
            pairs.append((word, float(row @ v) / float(np.sqrt(row @ row) * np.sqrt(v @ v))))
    return sorted(pairs, key=lambda pair: -pair[1])


@given(strategies.integers(0, 1000), strategies.integers(1, 20))
def test_neighbours_are_those_of_brute_force(seed, size):
    words = tuple(f"w{number}" for number in range(30))
    space = random_space(words, size, seed=seed)
    found = neighbours(space, "w3", count=30).nearest
    expected = by_hand(space, space.vector("w3"), without=["w3"])
    assert [one.score for one in found] == pytest.approx([c for _, c in expected], abs=1e-5)
    cosine = dict(expected)
    assert all(one.score == pytest.approx(cosine[one.word], abs=1e-5) for one in found)
    assert len(found) == 29


def test_a_neighbour_says_its_rank_and_its_count(space):
    found = neighbours(space, "king", count=3)
    assert (found.place.rank, found.place.count) == (1, 130)
    for one in found.nearest:
        assert space.words[one.rank - 1] == one.word
        assert one.count == 10 * (14 - one.rank)


def test_of_equally_near_words_the_more_frequent_is_first(space):
    scores = np.zeros(len(space.words), dtype=np.float32)
    assert [one.rank for one in embeddings.best(space, scores, 4)] == [1, 2, 3, 4]
    assert [one.rank for one in embeddings.best(space, scores, 3, without=[1])] == [1, 3, 4]


def test_a_word_is_found_in_lower_case_too(space):
    assert neighbours(space, " King ").place.word == "king"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("kng", "'kng' is not among the 13 words of made (did you mean 'king'?)"),
        ("", "give a word"),
        ("x" * 1000, "has 1,000 characters"),
        ("<script>", "'<script>' is not among"),
        ("😀", "is not among"),
    ],
)
def test_an_unknown_word_is_answered_with_a_sentence(space, word, sentence):
    with pytest.raises(UserError) as error:
        neighbours(space, word)
    assert sentence in str(error.value)


def test_the_cosine_with_a_vector_of_length_0_is_0():
    space = random_space()
    space.matrix[2], space.norms[2] = 0, 0
    assert {one.score for one in neighbours(space, space.words[2], count=3).nearest} == {0.0}
    assert space.cosines(space.vector("king"))[2] == 0


# --- FastText --------------------------------------------------------------------------------


def test_an_unknown_word_is_answered_from_its_ngrams(subwords):
    found = neighbours(subwords, "wonderfull", count=5)
    assert (found.place.rank, found.place.count) == (None, None)
    expected = by_hand(subwords, subwords.subwords.vector("wonderfull"))[:5]
    assert [one.word for one in found.nearest] == [word for word, _ in expected]
    assert found.nearest[0].word == "wonderful"


def test_the_shares_of_the_ngrams_add_up_to_one_and_name_the_words_that_hold_them(subwords):
    shares = neighbours(subwords, "bananas").place.ngrams
    assert sum(one.share for one in shares) == pytest.approx(1, abs=1e-5)
    assert len({one.ngram for one in shares}) == len(shares)  # "ana" is there twice
    shares = neighbours(subwords, "wonderfully").place.ngrams
    held = {one.ngram: (one.words, one.examples) for one in shares}
    assert held["<wond"] == (1, ("wonderful",))
    assert held["lly>"] == (0, ())


# --- the layer of a model ----------------------------------------------------------------------


def test_the_layer_of_a_model_is_a_space_without_padding_and_unknown(tiny_model):
    space = embeddings.of_model(tiny_model)
    assert space.words == tiny_model.vocabulary.words[2:]
    table = tiny_model.network.embedding.weight.numpy()
    assert np.array_equal(space.vector("film"), table[tiny_model.vocabulary.rows(["film"])[0]])
    assert neighbours(space, "film").place.count is None


def test_a_linear_model_has_no_space(tiny_artifacts, tiny_gru):
    from dataclasses import replace

    recipe = replace(tiny_gru.card.recipe, architecture="linear")
    card = replace(tiny_gru.card, recipe=recipe)
    assert embeddings.has_space(tiny_gru.card)
    assert not embeddings.has_space(card)
    model = artifacts.TrainedModel(card, tiny_gru.vocabulary, tiny_gru.network)
    with pytest.raises(UserError, match="has no word vectors"):
        embeddings.of_model(model)
