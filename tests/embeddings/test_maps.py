"""Maps of words: what their axes are, in coordinates that can be counted again."""

import numpy as np
import pytest

from tests.embeddings.conftest import WORDS, random_space
from textcls import embeddings
from textcls.registry import UserError
from textcls.values import VectorCard
from textcls.vectors import WordVectors


def places(found) -> np.ndarray:
    return np.array([point.place for point in found.points])


@pytest.mark.parametrize("dimensions", [2, 3])
def test_principal_components_are_those_of_a_singular_value_decomposition(space, dimensions):
    found = embeddings.principal(space, WORDS, dimensions=dimensions)
    centred = space.matrix - space.matrix.mean(axis=0)
    left, values, _ = np.linalg.svd(centred.astype(np.float64), full_matrices=False)
    expected = (left * values)[:, :dimensions]
    assert np.abs(places(found)) == pytest.approx(np.abs(expected), abs=1e-5)
    assert found.variance == pytest.approx((values**2 / (values**2).sum())[:dimensions], abs=1e-6)
    assert list(found.variance) == sorted(found.variance, reverse=True)
    assert len(found.axes) == dimensions


def test_all_components_together_carry_all_of_the_variance():
    flat = random_space(size=3)
    found = embeddings.principal(flat, WORDS, dimensions=3)
    assert sum(found.variance) == pytest.approx(1)
    gaps = np.linalg.norm(places(found)[0] - places(found)[1])
    assert gaps == pytest.approx(np.linalg.norm(flat.matrix[0] - flat.matrix[1]), abs=1e-5)


def test_a_coordinate_on_an_axis_of_ones_own_is_a_cosine(space):
    found = embeddings.along(space, WORDS, [("king man", "queen woman"), ("red", "green blue")])
    units = space.matrix / space.norms[:, None]
    row = dict(zip(space.words, units, strict=True))
    axis = (row["queen"] + row["woman"]) / 2 - (row["king"] + row["man"]) / 2
    expected = units @ axis / np.linalg.norm(axis)
    assert places(found)[:, 0] == pytest.approx(expected, abs=1e-5)
    assert found.axes == ("king man … queen woman", "red … green blue")
    assert found.variance is None


def test_an_axis_is_called_by_the_words_that_it_is_made_of_and_the_others_are_missing(space):
    axes = [("king zyx", "qwx queen woman"), ("red", "Green zyx")]
    found = embeddings.along(space, [*WORDS, "qwx"], axes)
    assert found.axes == ("king … queen woman", "red … green")
    assert found.missing == ("qwx", "zyx")
    same = embeddings.along(space, WORDS, [("king", "queen woman"), ("red", "green")])
    assert (places(found) == places(same)).all()


def grouped(count: int = 12) -> embeddings.Space:
    """Three bundles of directions, far from one another."""
    draw = np.random.default_rng(0)
    centres = np.eye(3, 10, dtype=np.float32)
    matrix = np.concatenate(
        [centre + draw.normal(0, 0.05, (count, 10)).astype(np.float32) for centre in centres]
    )
    words = tuple(f"{group}{number}" for group in "abc" for number in range(count))
    card = VectorCard("grouped", "Grouped", "nothing", "given", 10, len(words), {}, 0.0)
    return embeddings.of_vectors(WordVectors(card, words, matrix))


@pytest.mark.parametrize("dimensions", [2, 3])
def test_words_of_one_direction_are_neighbours_in_t_sne_too(dimensions):
    space = grouped()
    found = embeddings.neighbour_embedding(space, space.words, dimensions=dimensions)
    spots = places(found)
    assert spots.shape == (36, dimensions)
    for index, point in enumerate(found.points):
        distances = np.linalg.norm(spots - spots[index], axis=1)
        distances[index] = np.inf
        assert found.points[int(distances.argmin())].word[0] == point.word[0]


def test_the_same_seed_draws_the_same_t_sne():
    space = grouped(4)
    first, second = (embeddings.neighbour_embedding(space, space.words) for _ in range(2))
    assert first == second


def test_unknown_words_are_named_and_words_count_once(space):
    found = embeddings.principal(space, ["king", "King", "zyx", "queen", "red", "blue", "zyx"])
    assert [point.word for point in found.points] == ["king", "queen", "red", "blue"]
    assert found.missing == ("zyx",)
    assert [point.count for point in found.points] == [130, 120, 50, 30]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["king", "queen", "red"], "knows 3 of these words, and a map needs 4"),
        ([], "knows 0 of these words"),
        (["<script>", "😀", "=1+1", ""], "knows 0 of these words"),
        ([str(n) for n in range(1_001)], "1,001 words are too many"),
    ],
)
def test_too_few_and_too_many_words_are_told(space, words, sentence):
    for make in (embeddings.principal, embeddings.neighbour_embedding):
        with pytest.raises(UserError, match=sentence):
            make(space, words)


@pytest.mark.parametrize(
    ("axis", "sentence"),
    [(("zyx", "king"), "knows no word of 'zyx'"), (("king", "king"), "they make no axis")],
)
def test_an_axis_without_direction_is_refused(space, axis, sentence):
    with pytest.raises(UserError, match=sentence):
        embeddings.along(space, WORDS, [axis, ("man", "woman")])


def test_equal_vectors_are_one_point_and_no_failure():
    words = tuple("abcdef")
    card = VectorCard("one", "One", "nothing", "given", 4, 6, {}, 0.0)
    space = embeddings.of_vectors(WordVectors(card, words, np.ones((6, 4), dtype=np.float32)))
    assert embeddings.principal(space, words).variance == (0.0, 0.0)
    assert len(embeddings.neighbour_embedding(space, words).points) == 6


def test_the_most_frequent_words_are_of_letters():
    space = random_space(("the", ",", "of", "3", "film"))
    assert embeddings.most_frequent(space, 2) == ("the", "of")
    assert embeddings.most_frequent(space, 50) == ("the", "of", "film")


def test_the_leaning_of_a_word_is_the_answer_to_it_alone(tiny_textcnn):
    from textcls.inference import predict

    good, bad, other = embeddings.leanings(tiny_textcnn, ["great", "awful", "zyx"])
    (answer,) = predict(tiny_textcnn, ["great"])
    assert (good.label, good.known) == ("positive", True)
    assert good.probability == pytest.approx(answer.probabilities["positive"], abs=1e-6)
    assert (bad.label, other.known) == ("negative", False)
