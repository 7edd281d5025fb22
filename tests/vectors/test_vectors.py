"""Word vectors are trained, stored as arrays, read back, and put in front of a network."""

import gzip
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, strategies

from tests.conftest import sentences
from textcls import vectors
from textcls.registry import UserError
from textcls.text import Vocabulary


@pytest.fixture(scope="module")
def trained() -> vectors.WordVectors:
    texts = [text.split() for text in sentences(200, seed=0).texts]
    return vectors.train(texts, name="made", source="made", size=8, epochs=2, workers=1)


def test_a_word_that_is_often_there_has_a_vector(trained):
    assert "film" in trained.words
    assert trained.matrix.shape == (len(trained.words), 8)
    assert (trained.card.size, trained.card.words) == trained.matrix.shape[::-1]


def test_one_worker_and_one_seed_give_the_same_vectors(trained):
    texts = [text.split() for text in sentences(200, seed=0).texts]
    again = vectors.train(texts, name="made", source="made", size=8, epochs=2, workers=1)
    assert np.array_equal(again.matrix, trained.matrix)


def test_cbow_is_another_method_and_an_unknown_one_is_named(trained):
    texts = [text.split() for text in sentences(200, seed=0).texts]
    cbow = vectors.train(texts, name="c", source="made", method="cbow", size=8, epochs=2, workers=1)
    assert not np.allclose(cbow.matrix, trained.matrix)
    with pytest.raises(UserError, match="there are: skipgram, cbow"):
        vectors.train(texts, name="c", source="made", method="glove")


def test_sets_side_by_side_have_the_words_of_both_and_zeros_where_one_has_none(trained, tmp_path):
    other = replace(
        trained, words=("film", "zebra"), matrix=np.ones((2, 8), dtype=np.float32), counts=None
    )
    other = replace(other, card=replace(other.card, name="other", words=2))
    for part in (trained, other):
        vectors.save(part, tmp_path)
    both = vectors.load("made+other", tmp_path)
    assert both.card.size == both.matrix.shape[1] == 16
    assert set(both.words) == {*trained.words, "zebra"}
    rows = {word: both.matrix[row] for row, word in enumerate(both.words)}
    assert rows["film"][8:] == pytest.approx(np.ones(8), rel=1e-4)
    assert (rows["zebra"][:8] == 0).all()
    assert rows["zebra"][8:] == pytest.approx(np.ones(8), rel=1e-4)
    assert (rows["story"][8:] == 0).all()


def test_what_is_read_back_is_what_was_stored_but_for_eight_bits(trained, tmp_path):
    vectors.save(trained, tmp_path)
    back = vectors.load("made", tmp_path)
    assert (back.card, back.words) == (trained.card, trained.words)
    step = np.abs(trained.matrix).max(axis=1, keepdims=True) / 127
    assert (np.abs(back.matrix - trained.matrix) <= 0.501 * step).all()
    assert {path.name for path in (tmp_path / "made").iterdir()} == {
        "card.json",
        "words.txt",
        "vectors.safetensors",
    }


def test_a_card_says_only_what_is_known_and_all_files_may_be_read_by_the_same(trained, tmp_path):
    vectors.save(trained, tmp_path)
    assert '"bytes"' not in (tmp_path / "made" / "card.json").read_text()
    files = list((tmp_path / "made").iterdir())
    assert len({path.stat().st_mode for path in files}) == 1
    assert vectors.stored(tmp_path).sets["made"].bytes == sum(f.stat().st_size for f in files)


def test_damaged_vectors_are_named(trained, tmp_path):
    vectors.save(trained, tmp_path)
    (tmp_path / "made" / "words.txt").write_text("film\n", encoding="utf-8")
    with pytest.raises(UserError, match="the vectors 'made' are damaged"):
        vectors.load("made", tmp_path)


def test_the_text_format_is_read_zipped_too(tmp_path):
    path = tmp_path / "three.txt.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("2 3\nfilm 1 2 3\nplot 4 5 6\n")
    read = vectors.read_text(path, name="three", title="Three")
    assert read.words == ("film", "plot")
    assert read.matrix.tolist() == [[1, 2, 3], [4, 5, 6]]


def test_another_format_is_refused_in_one_sentence(tmp_path):
    path = tmp_path / "other.bin"
    path.write_bytes(b"\x80\x04\x95 pickled")
    with pytest.raises(UserError, match="line 1: this is no text in UTF-8"):
        vectors.read_text(path, name="other", title="Other")


def test_glove_is_read_from_the_data_folder(tmp_path, monkeypatch):
    folder = tmp_path / "vectors"
    folder.mkdir()
    name = "glove.6B.50d.subset.word2vec.txt.gz"
    with gzip.open(folder / name, "wt", encoding="utf-8") as file:
        file.write("1 2\nfilm 1 2\n")
    monkeypatch.setenv("TEXTCLS_DATA", str(tmp_path))
    assert vectors.load("glove-50", tmp_path / "none").words == ("film",)


def test_known_words_begin_with_their_vectors_and_the_rest_as_they_were(trained):
    vocabulary = Vocabulary(["<pad>", "<unk>", "film", "zyxqv"])
    start = np.full((4, 8), 7.0, dtype=np.float32)
    matrix, coverage = vectors.embedding_matrix(trained, vocabulary, start)
    assert np.array_equal(matrix[2], trained.matrix[trained.words.index("film")])
    assert (matrix[[0, 1, 3]] == 7.0).all()
    assert (coverage.vectors, coverage.found, coverage.words) == ("made", 1, 2)


def test_vectors_of_another_size_are_refused(trained):
    vocabulary = Vocabulary(["<pad>", "<unk>"])
    with pytest.raises(UserError, match="have 8 components, and the recipe asks for 5"):
        vectors.embedding_matrix(trained, vocabulary, np.zeros((2, 5), dtype=np.float32))


# --- FastText --------------------------------------------------------------------------------


SMALL = {"size": 8, "epochs": 2, "workers": 1, "buckets": 300}


def small_fasttext() -> vectors.WordVectors:
    texts = [text.split() for text in sentences(200, seed=0).texts]
    return vectors.train(texts, name="ft", source="made", method="fasttext", **SMALL)


@pytest.fixture(scope="module")
def fasttext() -> vectors.WordVectors:
    return small_fasttext()


@given(strategies.text(min_size=1), strategies.integers(2, 4), strategies.integers(4, 7))
def test_ngrams_and_their_buckets_are_those_of_gensim(word, shortest, longest):
    from gensim.models.fasttext import compute_ngrams_bytes, ft_ngram_hashes

    ours = vectors.Subwords(shortest, longest, np.zeros((1009, 2), dtype=np.float32))
    theirs = compute_ngrams_bytes(word, shortest, longest)
    assert [part.encode() for part in vectors.ngrams(word, shortest, longest)] == theirs
    assert ours.buckets(word) == ft_ngram_hashes(word, shortest, longest, 1009)


@pytest.mark.parametrize("word", ["film", "films", "wonderfully", "ø", "日本語", "x"])
def test_the_vector_of_an_unknown_word_is_gensims_own(fasttext, word):
    from gensim.models.fasttext import FastTextKeyedVectors

    keyed = FastTextKeyedVectors(8, min_n=3, max_n=6, bucket=300)
    keyed.vectors_ngrams = fasttext.subwords.matrix
    assert np.array_equal(fasttext.subwords.vector(word), keyed.get_vector(word))


def test_the_vector_of_a_known_word_is_gensims_own():
    from gensim.models import FastText

    texts = [text.split() for text in sentences(200, seed=0).texts]
    settings = {"window": 5, "min_count": 3, "negative": 20, "epochs": 2, "min_n": 3, "max_n": 6}
    theirs = FastText(texts, vector_size=8, sg=1, seed=1, workers=1, bucket=300, **settings)
    ours = small_fasttext()
    for row, word in enumerate(ours.words):
        assert np.array_equal(ours.matrix[row], theirs.wv[word])
    assert np.array_equal(ours.subwords.vector("filmed"), theirs.wv["filmed"])


def test_ngrams_and_counts_are_stored_and_read_back(fasttext, tmp_path):
    vectors.save(fasttext, tmp_path)
    back = vectors.load("ft", tmp_path)
    assert np.array_equal(back.counts, fasttext.counts)
    assert back.counts[back.words.index("film")] == sum(
        text.split().count("film") for text in sentences(200, seed=0).texts
    )
    assert (back.subwords.shortest, back.subwords.longest) == (3, 6)
    step = np.abs(fasttext.subwords.matrix).max() / 127
    assert np.abs(back.subwords.vector("filmed") - fasttext.subwords.vector("filmed")).max() < step
