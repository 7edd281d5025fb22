"""The shipped sets of vectors: their size, and what everyone expects of them."""

import numpy as np
import pytest

from textcls import artifacts, embeddings, vectors
from textcls.registry import UserError

FOLDER = artifacts.models_folder()
SETS = vectors.stored(FOLDER / "vectors")


@pytest.mark.parametrize("name", SETS.sets)
def test_a_set_is_small_and_its_neighbours_are_those_of_brute_force(name):
    card = SETS.sets[name]
    assert card.words <= 20_000
    assert card.bytes <= 10_000_000
    space = embeddings.named(name, FOLDER)
    exact = space.matrix.astype(np.float64)
    vector = exact[100]
    cosines = exact @ vector / (np.linalg.norm(exact, axis=1) * np.linalg.norm(vector))
    expected = np.sort(np.delete(cosines, 100))[::-1][:10]
    found = embeddings.neighbours(space, space.words[100]).nearest
    assert [one.score for one in found] == pytest.approx(expected.tolist(), abs=1e-5)


def test_no_set_is_damaged():
    assert SETS.sets
    assert not SETS.damaged


def test_horrible_is_near_terrible_and_awful_in_the_vectors_of_reviews():
    space = embeddings.named("skipgram-reviews", FOLDER)
    near = {one.word for one in embeddings.neighbours(space, "horrible", count=10).nearest}
    assert {"terrible", "awful"} <= near


def test_a_made_up_word_is_answered_from_its_ngrams_or_in_one_sentence():
    for name, card in SETS.sets.items():
        space = embeddings.named(name, FOLDER)
        if card.method == "fasttext":
            found = embeddings.neighbours(space, "scarrring")
            assert len(found.nearest) == 10
            assert {"<sc", "ing>"} <= {one.ngram for one in found.place.ngrams}
            assert sum(one.share for one in found.place.ngrams) == pytest.approx(1, abs=1e-4)
        else:
            with pytest.raises(UserError, match=f"not among the {card.words:,} words of {name}"):
                embeddings.neighbours(space, "scarrring")


def test_king_minus_man_plus_woman_is_queen_in_vectors_of_everything():
    for name in SETS.sets:
        if not name.startswith(("glove", "cbow", "skipgram-reviews")):
            continue  # the news know kings of one country only
        found = embeddings.analogy(
            embeddings.named(name, FOLDER), embeddings.parse("king - man + woman")
        )
        assert found.added[0].word == "queen", name
        assert found.multiplied[0].word == "queen", name


def test_skip_gram_cbow_fasttext_and_glove_are_there():
    assert {"skipgram-news", "skipgram-reviews"} <= SETS.sets.keys()
    assert {"cbow-100", "fasttext-50", "glove-50"} <= SETS.sets.keys()
