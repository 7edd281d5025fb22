"""Analogies by 3CosAdd and 3CosMul, as in the papers and as in gensim."""

import math

import numpy as np
import pytest
from gensim.models import KeyedVectors

from tests.embeddings.conftest import random_space
from textcls.embeddings import analogy, neighbours, parse, plane, spelled
from textcls.registry import UserError
from textcls.values import Term


@pytest.mark.parametrize(
    "text",
    ["king - man + woman", " king -man +woman ", "king − man + woman", "+ king - man + woman"],
)
def test_a_sum_is_read_as_typed(text):
    assert parse(text) == (Term(1, "king"), Term(-1, "man"), Term(1, "woman"))
    assert spelled(parse(text)) == "king - man + woman"


def test_a_word_with_a_dash_is_one_word():
    assert parse("well-known - known") == (Term(1, "well-known"), Term(-1, "known"))


@pytest.mark.parametrize(
    "text",
    ["", "king", "king man", "king - ", "- -", "king + - man", "king - king", "king-man+woman"],
)
def test_what_is_no_sum_is_answered_with_an_example(text):
    with pytest.raises(UserError, match="king - man"):
        parse(text)


def test_a_sum_of_too_many_words_is_refused():
    with pytest.raises(UserError, match="2 to 8"):
        parse(" + ".join(f"w{number}" for number in range(9)))


def test_3cosadd_is_gensims_most_similar(space):
    keyed = KeyedVectors(space.matrix.shape[1])
    keyed.add_vectors(list(space.words), space.matrix)
    theirs = keyed.most_similar(positive=["king", "woman"], negative=["man"], topn=5)
    ours = analogy(space, parse("king - man + woman"), count=5).added
    assert [one.word for one in ours] == [word for word, _ in theirs]
    assert [one.score for one in ours] == pytest.approx([score for _, score in theirs], abs=1e-5)


def test_3cosmul_is_the_formula_of_the_paper(space):
    unit = {
        word: row / np.linalg.norm(row)
        for word, row in zip(space.words, space.matrix.astype(np.float64), strict=True)
    }

    def near(one, other):
        return (float(unit[one] @ unit[other]) + 1) / 2

    expected = {
        word: near(word, "king") * near(word, "woman") / (near(word, "man") + 0.001)
        for word in space.words
        if word not in {"king", "man", "woman"}
    }
    ours = analogy(space, parse("king - man + woman"), count=5).multiplied
    best = sorted(expected, key=expected.__getitem__, reverse=True)[:5]
    assert [one.word for one in ours] == best
    assert [one.score for one in ours] == pytest.approx([expected[word] for word in best], rel=1e-5)


def test_words_of_the_sum_are_left_out_and_what_would_be_there_is_told(space):
    found = analogy(space, parse("king - man + Woman"), count=13)
    for column in (found.added, found.multiplied):
        assert not {"king", "man", "woman"} & {one.word for one in column}
        assert len(column) == 10
    best = max(found.added[0].score, found.kept.score)
    assert found.kept.score == best


def test_the_picture_is_a_parallelogram_and_shows_the_answer(space):
    found = analogy(space, parse("king - man + woman"))
    spots = {point.name: np.array([point.x, point.y]) for point in found.points}
    assert spots["woman"] - spots["man"] == pytest.approx(
        spots["king - man + woman"] - spots["king"], abs=1e-5
    )
    assert found.points[-1].name == found.added[0].word
    assert [point.kind for point in found.points] == [*["given"] * 3, "sum", "answer"]
    assert 0 < sum(found.variance) <= 1 + 1e-9


def test_the_plane_keeps_the_distances_of_points_that_lie_in_one():
    corners = np.array([[0, 0, 1], [3, 0, 1], [3, 4, 1]], dtype=np.float32)
    points, shares = plane(corners)
    assert math.dist(points[0], points[2]) == pytest.approx(5)
    assert math.dist(points[0], points[1]) == pytest.approx(3)
    assert sum(shares) == pytest.approx(1)


def test_an_unknown_word_of_a_sum_is_named(space):
    with pytest.raises(UserError, match="'kaiser' is not among"):
        analogy(space, parse("kaiser - man + woman"))


def test_where_no_word_is_left_to_answer_that_is_said():
    space = random_space(("king", "man"))
    with pytest.raises(UserError, match="none is left to answer"):
        analogy(space, parse("king - man"))
    with pytest.raises(UserError, match="has no word but 'king'"):
        neighbours(random_space(("king",)), "king")
