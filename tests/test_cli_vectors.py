"""The commands of word vectors, over a folder of tiny sets and the tiny models."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from textcls import embeddings, vectors

LINES = ["king 1 1 0.1", "queen 1 -1 0.1", "man 0.1 1 0", "woman 0 -1 0.1", "boy 0 0.9 0.2"]
LISTS = ("--x", "king man", "--y", "queen woman", "--a", "boy", "--b", "woman")


@pytest.fixture
def folder(tmp_path, monkeypatch, tiny_artifacts, textcls) -> Path:
    """The tiny models and one imported set, `tiny-glove`."""
    place = Path(shutil.copytree(tiny_artifacts, tmp_path / "artifacts"))
    monkeypatch.setenv("TEXTCLS_ARTIFACTS", str(place))
    file = tmp_path / "tiny-glove.txt"
    file.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    assert textcls("vectors", "import", file).code == 0
    return place


def test_what_is_imported_is_listed_and_answers_as_the_engine_does(folder, textcls):
    (card,) = textcls("vectors", "list", "--json").document
    assert (card["name"], card["words"], card["size"]) == ("tiny-glove", 5, 3)
    assert card["bytes"] > 0
    assert "tiny-glove" in textcls("vectors", "list").out
    found = textcls("vectors", "neighbours", "tiny-glove", "king", "--json").document
    space = embeddings.named("tiny-glove", folder)
    expected = embeddings.neighbours(space, "king").nearest
    assert [(one["word"], one["score"]) for one in found["nearest"]] == [
        (one.word, one.score) for one in expected
    ]
    assert found["place"]["rank"] == 1


def test_the_layer_of_a_model_answers_by_the_models_name(folder, textcls):
    found = textcls("vectors", "neighbours", "tiny-gru", "film", "--count", "3", "--json").document
    assert len(found["nearest"]) == 3
    assert found["place"]["space"] == "tiny-gru"


def test_an_analogy_is_typed_as_it_is_written(folder, textcls):
    found = textcls("vectors", "analogy", "tiny-glove", *"king - man + woman".split(), "--json")
    assert found.document["added"][0]["word"] == "queen"
    lines = textcls("vectors", "analogy", "tiny-glove", "king - man + woman").out.splitlines()
    assert lines[0] == "king - man + woman in tiny-glove:"
    assert lines[2].split()[0] == "queen"
    assert lines[-1].startswith("with the words of the sum left in, the nearest is ")


def test_lists_of_ones_own_are_tested(folder, textcls):
    done = textcls("vectors", "bias", "tiny-glove", *LISTS[:-4], "--a", "boy man", "--b", "queen")
    assert (done.code, done.out) == (2, "")
    asked = (*LISTS[:4], "--a", "boy zyx man", "--b", "queen woman")
    with_words = textcls("vectors", "bias", "tiny-glove", *asked, "--json").document
    assert with_words["missing"] == [[], [], ["zyx"], []]
    assert with_words["effect"] > 0
    assert (with_words["partitions"], with_words["exact"]) == (6, True)
    text = textcls("vectors", "bias", "tiny-glove", *asked).out
    assert f"effect size {with_words['effect']:+.3f}, p = {with_words['p']:.4f}" in text
    assert "left out of 'boy/man': zyx" in text
    assert "career" not in text


def test_vectors_are_trained_stored_and_asked(textcls, tmp_path, monkeypatch, tiny_source):
    from pyarrow import parquet, table

    data = tmp_path / "data" / "ag_news"
    data.mkdir(parents=True)
    rows = tiny_source.splits.train
    texts = {"text": rows.texts, "title": rows.texts, "label": rows.labels}
    parquet.write_table(table({name: list(cells) for name, cells in texts.items()}), data / "x")
    (data / "x").rename(data / "train.parquet")
    monkeypatch.setenv("TEXTCLS_DATA", str(data.parent))
    done = textcls(
        *("vectors", "train", "--name", "ft", "--corpus", "ag_news", "--method", "fasttext"),
        *("--size", "8", "--epochs", "2", "--buckets", "200", "--workers", "1"),
        *("--out", tmp_path / "artifacts", "--json"),
    )
    assert done.code == 0
    assert done.document["settings"]["bucket"] == 200
    assert "epoch 2 of 2" in done.err
    monkeypatch.setenv("TEXTCLS_ARTIFACTS", str(tmp_path / "artifacts"))
    found = textcls("vectors", "neighbours", "ft", "filmss").out
    assert "character n-grams stands for it" in found
    assert "<fil" in found


@pytest.mark.parametrize(
    "command",
    [
        ("import", "tiny-glove.txt"),
        ("train", "--name", "tiny-glove", "--corpus", "gone"),
        ("download", "gone", "--name", "tiny-glove"),
    ],
)
def test_a_set_is_written_over_only_where_that_is_asked(folder, textcls, command):
    done = textcls("vectors", *command)
    assert (done.code, done.out) == (2, "")
    assert "there are vectors 'tiny-glove' in" in done.err
    assert done.err.count("\n") == 1
    file = folder.parent / "tiny-glove.txt"
    file.write_text("\n".join(LINES[:4]) + "\n", encoding="utf-8")
    done = textcls("vectors", "import", file, "--replace", "--json")
    assert (done.code, done.document["words"]) == (0, 4)


def test_an_unknown_method_is_told_before_the_corpus_is_read(textcls):
    done = textcls("vectors", "train", "--name", "x", "--corpus", "gone", "--method", "glove")
    assert "there are: skipgram, cbow, fasttext" in done.err


MISTAKES = {
    "a name that is nothing": (["neighbours", "gone", "x"], "no vectors 'gone'; there are: tiny-g"),
    "an unknown word": (["neighbours", "tiny-glove", "kng"], "(did you mean 'king'?)"),
    "no sum": (["analogy", "tiny-glove", "king", "man"], "as in king - man + woman"),
    "unknown lists": (["bias", "tiny-glove", "--lists", "carer"], "did you mean 'career'?"),
    "too few known words": (["bias", "tiny-glove"], "and at least 2 are needed"),
    "a name that is a path": (["import", "x.txt", "--name", "../x"], "is no name for vectors"),
    "a file that is not there": (["import", "gone.txt"], "gone.txt cannot be read"),
    "a download without internet": (["download", "glove-twitter-25"], "it needs internet"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_and_exit_code_two(folder, textcls, mistake, monkeypatch):
    import gensim.downloader

    # Nothing is fetched: where there is a network, this test must not find it.
    monkeypatch.setattr(gensim.downloader, "DATA_LIST_URL", "http://127.0.0.1:9/")
    monkeypatch.setattr(
        gensim.downloader._load_info, "__defaults__", ("http://127.0.0.1:9/", "utf-8")
    )
    monkeypatch.setattr(gensim.downloader, "BASE_DIR", str(folder / "gensim"))
    arguments, sentence = MISTAKES[mistake]
    done = textcls("vectors", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("textcls: ")
    assert done.err.count("\n") == 1
    assert sentence in done.err


DAMAGES = {
    "a card that is none": lambda place: (place / "card.json").write_text("{"),
    "a card of another": lambda place: _swap(place / "card.json", "tiny", "tinier"),
    "a word too few": lambda place: (place / "words.txt").write_text("king\n"),
    "a word twice": lambda place: _swap(place / "words.txt", "queen", "king"),
    "no arrays": lambda place: (place / "vectors.safetensors").unlink(),
    "half the arrays": lambda place: (place / "vectors.safetensors").write_bytes(b"\x10"),
    "a size that is not so": lambda place: _swap(place / "card.json", '"size": 3', '"size": 4'),
}


def _swap(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text().replace(old, new))


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_vectors_are_named_with_the_reason(folder, textcls, damage):
    DAMAGES[damage](folder / "vectors" / "tiny-glove")
    done = textcls("vectors", "neighbours", "tiny-glove", "king")
    assert (done.code, done.out) == (2, "")
    assert "the vectors 'tiny-glove' are damaged" in done.err
    assert done.err.count("\n") == 1
    assert textcls("vectors", "list").code == 0


def test_old_sets_in_float16_are_still_read(folder):
    from safetensors.numpy import save_file

    matrix = np.array([[1, 2, 3]] * 5, dtype=np.float16)
    save_file({"vectors": matrix}, folder / "vectors" / "tiny-glove" / "vectors.safetensors")
    read = vectors.read_stored("tiny-glove", folder / "vectors")
    assert np.array_equal(read.matrix, matrix.astype(np.float32))


def test_a_map_is_printed_with_shares_and_classes(textcls):
    words = ("--words", "film plot story great awful zyx")
    printed = textcls("vectors", "map", "tiny-gru", *words, "--leaning", "tiny-textcnn")
    assert printed.code == 0
    assert "not among its words: zyx" in printed.out
    asked = ("vectors", "map", "tiny-gru", *words, "--leaning", "tiny-textcnn", "--json")
    document = textcls(*asked).document
    assert [point["word"] for point in document["map"]["points"]][:2] == ["film", "plot"]
    assert f"({100 * document['map']['variance'][0]:.1f} %)" in printed.out
    assert document["classes"][3]["label"] == "positive"
    axes = ("--kind", "axes", "--axis", "awful bad:great", "--axis", "film:actor")
    found = textcls("vectors", "map", "tiny-gru", *words, *axes, "--json").document["map"]
    assert found["axes"] == ["awful bad … great", "film … actor"]


def test_shifts_and_pairs_are_printed_and_as_documents(textcls):
    printed = textcls("vectors", "shifts", "tiny-gru", "--most", "3").out
    document = textcls("vectors", "shifts", "tiny-gru", "--json").document
    most = max(document["words"], key=lambda one: -one["cosine"])
    assert most["word"] in printed
    both = textcls("vectors", "shifts", "tiny-gru", "--word", "film", "--json").document
    assert len(both) == 2
    asked = ("vectors", "pairs", "the film was great", "--name", "tiny-gru", "--window", "1")
    assert "window 1: 6 pairs" in textcls(*asked).out
    long = textcls(*asked[:2], "film " * 50, *asked[3:]).out
    assert long.startswith("the first 40 of 50 words")
    assert "window 1: 78 pairs" in long
    document = textcls(*asked, "--model", "tiny-gru", "--json").document
    assert len(document["lesson"]["pairs"]) == 6
    assert [row["known"] for row in document["rows"]] == [True] * 4


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("map", "tiny-gru", "--kind", "foo"), "no kind of map 'foo'; there are: pca, tsne, axes"),
        (("map", "tiny-gru", "--kind", "axes", "--axis", "a"), "give two axes"),
        (("map", "tiny-gru", "--words", "film"), "a map needs 4"),
        (("shifts", "tiny-gru", "--word", "zyx"), "'zyx' is not among"),
        (("shifts", "gone"), "no model 'gone'"),
        (("pairs", "...", "--name", "tiny-gru"), "no word in this sentence"),
    ],
)
def test_mistakes_about_maps_shifts_and_pairs_are_one_line(textcls, arguments, sentence):
    printed = textcls("vectors", *arguments)
    assert printed.code == 2
    assert sentence in printed.err
    assert printed.err.count("\n") == 1
