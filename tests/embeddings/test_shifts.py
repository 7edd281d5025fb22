"""What training changed: starts that are drawn again, and words that stayed where they were."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.conftest import BAD, FILLERS, GOOD, sentences, tiny_recipe
from textcls import artifacts, embeddings, making, vectors
from textcls.models import ARCHITECTURES, random_table
from textcls.registry import UserError

DECISIVE = GOOD + BAD
NETWORKS = [
    ("textcnn", {"size": 12, "widths": [1, 2], "filters": 3}),
    ("stridecnn", {"size": 12, "channels": 4}),
    ("gru", {"size": 12, "hidden": 4}),
    ("lstm", {"size": 12, "hidden": 4, "layers": 2, "bidirectional": True}),
    ("rnn", {"size": 12, "hidden": 4}),
    ("rnn-course", {"size": 12, "hidden": 4, "steps": 8}),
    ("gru-course", {"size": 12, "hidden": 4, "steps": 8}),
    ("widecnn", {"size": 12, "widths": [1], "filters": 3, "wide": {"orders": 2}}),
]


@pytest.mark.parametrize(("architecture", "network"), NETWORKS)
@pytest.mark.parametrize("seed", [0, 7])
def test_a_random_start_drawn_again_is_the_one_that_the_network_had(architecture, network, seed):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        made = ARCHITECTURES[architecture](301, 2, **network)
    assert torch.equal(random_table(301, 12, seed=seed), made.embedding.weight.detach())


@pytest.fixture(scope="module")
def folder(tmp_path_factory, tiny_source):
    """Models that begin with a tiny stored set: one kept fixed, one trained along."""
    place = tmp_path_factory.mktemp("shifts") / "artifacts"
    texts = [text.split() for text in sentences(60, seed=0).texts]
    made = vectors.train(
        texts, name="few", source="made", method="skipgram", size=16, min_count=20, workers=1
    )
    vectors.save(made, place / "vectors")
    base = tiny_recipe("textcnn", widths=[1, 2], filters=4, size=16)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEXTCLS_ARTIFACTS", str(place))
        for name, frozen in (("frozen", 3), ("tuned", 0)):
            training = replace(base.training, epochs=3, freeze_epochs=frozen)
            recipe = replace(base, name=f"imdb-{name}", training=training, vectors="few")
            making.make(recipe, tiny_source, place)
    return place


def both(name, folder):
    model = artifacts.load(f"tiny-{name}", folder)
    start = embeddings.started(model, folder)
    return start, embeddings.shifts(start, embeddings.of_model(model))


def test_frozen_words_shift_by_exactly_zero(folder):
    start, found = both("frozen", folder)
    assert start.given.any()
    assert not start.given.all()  # those that began at random stay too
    assert all(one.shift == 0 and one.moved == 0 and one.cosine == 1 for one in found.words)
    assert embeddings.unmoved(found) == len(found.words)


def test_trained_words_turn_by_one_minus_the_cosine_of_both_vectors(folder):
    start, found = both("tuned", folder)
    after = artifacts.load("tiny-tuned", folder).network.embedding.weight[2:].numpy()
    before = start.space.matrix
    assert embeddings.unmoved(found) == 0
    for row, one in enumerate(found.words):
        product = np.linalg.norm(before[row]) * np.linalg.norm(after[row])
        assert one.shift == pytest.approx(1 - before[row] @ after[row] / product, abs=1e-5)
        assert one.moved == pytest.approx(np.linalg.norm(after[row] - before[row]), abs=1e-5)
        assert (one.rank, one.given) == (row + 1, bool(start.given[row]))
    stored = vectors.read_stored("few", folder / "vectors")
    word = next(one.word for one in found.words if one.given)
    assert (start.space.vector(word) == stored.matrix[stored.words.index(word)]).all()


def test_words_that_turned_most_come_first_and_can_be_cut_at_a_rank(folder):
    _, found = both("tuned", folder)
    turned = [one.shift for one in embeddings.turned_most(found, 5)]
    assert turned == sorted((one.shift for one in found.words), reverse=True)[:5]
    assert all(one.rank <= 4 for one in embeddings.turned_most(found, 5, most_rank=4))


def test_an_unknown_word_is_not_among_the_words_of_the_model_before_training(folder):
    start, found = both("tuned", folder)
    assert found.start == "few"
    with pytest.raises(UserError, match=f"the {len(found.words)} words of tiny-tuned before"):
        embeddings.neighbours(start.space, "zyx")


def test_decisive_words_move_further_than_fillers(tiny_textcnn, tiny_artifacts):
    start = embeddings.started(tiny_textcnn, tiny_artifacts)
    found = embeddings.shifts(start, embeddings.of_model(tiny_textcnn))
    moved = {one.word: one.moved for one in found.words}
    assert min(moved[word] for word in DECISIVE) > max(moved[word] for word in FILLERS)
    assert not start.given.any()


def test_words_of_a_sentence_have_rows_and_unknown_ones_share_the_second(folder):
    start, _ = both("tuned", folder)
    known, other = embeddings.word_starts(start, ["film", "zyx"])
    vocabulary = artifacts.load("tiny-tuned", folder).vocabulary
    assert vocabulary.words[known.row] == "film"
    assert (other.row, other.known, other.given) == (1, False, False)


def test_a_start_that_is_not_at_hand_is_one_sentence(folder, tmp_path, monkeypatch):
    monkeypatch.delenv("TEXTCLS_DATA", raising=False)
    model = artifacts.load("tiny-tuned", folder)
    with pytest.raises(UserError, match="no vectors 'few'"):
        embeddings.started(model, tmp_path)
