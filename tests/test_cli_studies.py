"""The commands that make and read studies."""

import pytest

from tests.conftest import CSV_COLUMNS
from textcls import studies


def test_filters_are_a_document_and_a_table(textcls):
    document = textcls("filters", "tiny-textcnn", "--json").document
    assert (document["model"], len(document["filters"])) == ("tiny-textcnn", 18)
    facts = document["filters"][5]
    assert {"label", "weights", "purity", "threshold", "coverage", "silent", "top"} <= set(facts)
    lines = textcls("filters", "tiny-textcnn").out.splitlines()
    assert lines[0] == "tiny-textcnn: 300 texts of the train part"
    assert len(lines) == 2 + 18


def test_one_filter_is_shown_with_matches_that_add_up(textcls):
    document = textcls("filters", "tiny-textcnn", "--filter", "13", "--json").document
    assert document["number"] == 13
    assert document["matches"]
    for match in document["matches"]:
        assert match["activation"] == pytest.approx(match["bias"] + sum(match["slots"]))
        assert len(match["words"]) == document["width"]
    out = textcls("filters", "tiny-textcnn", "--filter", "13").out
    assert out.startswith("filter 13 of tiny-textcnn: 3 words, speaks for ")


def test_phrases_are_a_document_and_lists(textcls):
    document = textcls("learned", "tiny-textcnn", "--class", "positive", "--json").document
    [entry] = document["classes"]
    assert entry["class"] == "positive"
    assert all(phrase["mean"] > 0 for phrase in entry["for"])
    assert all(phrase["mean"] < 0 for phrase in entry["against"])
    out = textcls("learned", "tiny-gru").out
    assert "for negative:" in out
    assert "Integrated Gradients" in out


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("filters", "tiny-gru"), "'tiny-gru' is a gru and has no single layer of filters"),
        (("filters", "tiny-textcnn", "--filter", "18"), "no filter 18; 'tiny-textcnn' has"),
        (("filters", "nope"), "no model 'nope'"),
        (("learned", "nope"), "no model 'nope'"),
        (("learned", "tiny-gru", "--class", "postive"), "(did you mean 'positive'?)"),
        (("study", "tiny-gru", "--only", "filters"), "'tiny-gru' is a gru, of which there is no"),
        (("study", "tiny-gru", "--only", "filter"), "no study 'filter'; there are: filters"),
    ],
)
def test_what_is_not_there_is_one_sentence(textcls, asked, sentence):
    done = textcls(*asked)
    assert done.code == 2
    assert sentence in done.err
    assert done.err.count("\n") == 1


def test_training_leaves_the_studies_and_study_makes_them_again(
    textcls, csv_file, tmp_path, monkeypatch
):
    out, data = tmp_path / "models", ("--data", csv_file, *CSV_COLUMNS)
    done = textcls("train", "imdb-textcnn", *data, "--out", out, "--epochs", "1")
    assert "mine-textcnn: filters.json" in done.out
    paths = [studies.path_of(study, "mine-textcnn", out) for study in ("filters", "phrases")]
    before = [path.read_bytes() for path in paths]
    monkeypatch.setenv("TEXTCLS_ARTIFACTS", str(out))
    paths[0].unlink()
    assert "--only filters" in textcls("filters", "mine-textcnn").err
    assert "name that with --data" in textcls("study", "mine-textcnn").err
    done = textcls("study", "mine-textcnn", *data, "--json")
    assert {"filters", "phrases"} <= {entry["study"] for entry in done.document}
    assert [path.read_bytes() for path in paths] == before
