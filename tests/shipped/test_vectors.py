"""The shipped sets of vectors: their size, and what everyone expects of them."""

import numpy as np
import pytest

from textcls import artifacts, embeddings, vectors

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
