"""What the user got wrong is one line on standard error and exit code 2."""

import os

import pytest

from tests.conftest import CSV_COLUMNS

MISTAKES = {
    "a model that is not there": (["predict", "tiny-grue", "x"], "did you mean 'tiny-gru'?"),
    "a path as a model": (["predict", "../tiny-gru", "x"], "no model '../tiny-gru'"),
    "a name of two lines": (["predict", "a\nb", "x"], "no model 'a b'"),
    "a blank text": (["predict", "tiny-gru", "fine", " \t"], "text 2 is blank"),
    "an empty text": (["explain", "tiny-gru", ""], "text 1 is blank"),
    "nothing on standard input": (["predict", "tiny-gru", "-"], "standard input has no text"),
    "an unknown method": (["explain", "tiny-gru", "x", "--method", "shap"], "there are: "),
    "a method that does not fit": (["explain", "tiny-gru", "x", "--method", "exact-ig"], "not fit"),
    "a ledger of a gru": (
        ["explain", "tiny-gru", "x", "--method", "ngrams"],
        "use the method 'ig'",
    ),
    "a ledger with an unknown baseline": (
        ["explain", "tiny-textcnn", "x", "--method", "ngrams", "--baseline", "noise"],
        "there are: pad",
    ),
    "an unknown class": (
        ["explain", "tiny-gru", "x", "--target", "fair"],
        "no class 'fair'; there",
    ),
    "an unknown rival": (
        ["explain", "tiny-gru", "x", "--against", "fair"],
        "no class 'fair'; there",
    ),
    "a class against itself": (
        ["explain", "tiny-gru", "x", "--target", "positive", "--against", "positive"],
        "'positive' cannot be explained against itself",
    ),
    "an unknown baseline": (["explain", "tiny-gru", "x", "--baseline", "noise"], "there are: pad"),
    "an unknown recipe": (["train", "ag_news-textcn"], "did you mean 'ag_news-textcnn'?"),
    "a csv that is not there": (["train", "imdb-textcnn", "--data", "gone.csv"], "gone.csv"),
    "no data": (["evaluate", "tiny-gru"], "was made from your own CSV; name that with --data"),
    "an unknown split": (
        ["evaluate", "tiny-gru", "--split", "dev"],
        "there are: train, validation",
    ),
    "a flip to the text's own class": (
        ["flip", "tiny-gru", "a great film", "--target", "positive"],
        "has the class 'positive' already",
    ),
    "too many edits": (["flip", "tiny-gru", "x", "--edits", "5"], "1 to 4 edits, not 5"),
    "a second text that is blank": (["edit", "tiny-gru", "fine", " "], "text 2 is blank"),
    "an unknown command": (["predikt"], "No such command 'predikt'"),
    "no command": ([], "textcls: Missing command (--help"),
    "no command of vectors": (["vectors"], "textcls: Missing command (--help"),
    "an unknown option": (["models", "--jason"], "No such option"),
    "a missing argument": (["predict", "tiny-gru"], "Missing argument 'texts'"),
    "no number": (["train", "imdb-textcnn", "--epochs", "few"], "--epochs"),
    "too few epochs": (["train", "imdb-textcnn", "--epochs", "0"], "--epochs"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_line_and_exit_code_two(textcls, mistake):
    arguments, sentence = MISTAKES[mistake]
    done = textcls(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("textcls: ")
    assert done.err.count("\n") == 1
    assert sentence in done.err


def test_without_hub_and_folder_training_says_both_ways_out(textcls, tmp_path):
    done = textcls("train", "imdb-textcnn", "--out", tmp_path)
    assert done.code == 2
    assert "TEXTCLS_DATA" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\3\4\0\0", "is not a text file"),
        (b"", "is empty"),
        (b"text,label\na,x\n", "has no column 'review'; it has: text, label"),
        (b"review,verdict\na,x\nb,x\n", "has 1 different labels in 'verdict'"),
        (b"review,verdict\na,x\nb,y\n", "give at least 10 texts per label"),
    ],
)
def test_a_csv_that_cannot_teach_is_refused_in_one_line(textcls, tmp_path, content, sentence):
    path = tmp_path / "mine.csv"
    path.write_bytes(content)
    done = textcls("train", "imdb-textcnn", "--data", path, "--out", tmp_path / "out", *CSV_COLUMNS)
    assert done.code == 2
    assert sentence in done.err
    assert done.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_refused_before_training(textcls, csv_file):
    done = textcls("train", "imdb-textcnn", "--data", csv_file, *CSV_COLUMNS, "--out", os.devnull)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"textcls: cannot write to {os.devnull} (File exists)\n"


def test_data_with_other_labels_is_refused(textcls, csv_file):
    done = textcls("evaluate", "tiny-gru", "--data", csv_file, *CSV_COLUMNS)
    assert done.code == 2
    assert "'tiny-gru' has the labels negative, positive, and mine has bad, good" in done.err
