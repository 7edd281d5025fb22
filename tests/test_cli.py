"""The command line answers with documents or with lines to read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CSV_COLUMNS
from textcls import artifacts
from textcls.attribution import BASELINES, METHODS
from textcls.cli.progress import TrainingBar

ROOT = Path(__file__).parent.parent


def test_models_are_listed_with_their_figures(textcls):
    done = textcls("models", "--json")
    assert [entry["name"] for entry in done.document] == ["tiny-gru", "tiny-textcnn"]
    for entry in done.document:
        assert entry["labels"] == ["negative", "positive"]
        assert entry["task"] == "tiny"
        assert entry["architecture"] == entry["name"].removeprefix("tiny-")
        assert 0.9 < entry["accuracy"] <= 1.0
        assert 0.9 < entry["f1"] <= 1.0
        assert entry["parameters"] > 100
        assert entry["bytes"] > 1000
        assert entry["title"]


def test_models_are_a_table_to_read(textcls):
    head, first, _ = textcls("models").out.splitlines()
    assert head.split()[:3] == ["model", "architecture", "accuracy"]
    assert first.split()[:2] == ["tiny-gru", "gru"]


def test_without_models_the_command_that_makes_one_is_named(textcls, monkeypatch, tmp_path):
    monkeypatch.setenv("TEXTCLS_ARTIFACTS", str(tmp_path))
    assert "python -m textcls train" in textcls("models").out
    assert textcls("models", "--json").document == []


def test_a_damaged_model_is_named_beside_those_that_work(textcls, monkeypatch, tmp_path):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "card.json").write_text("{")
    monkeypatch.setenv("TEXTCLS_ARTIFACTS", str(tmp_path))
    done = textcls("models", "--json")
    assert (done.code, done.document) == (0, [])
    assert done.err.startswith("textcls: the model 'broken' is damaged: card.json cannot be read")
    assert textcls("predict", "broken", "x").code == 2


def test_recipes_are_listed(textcls):
    names = [entry["name"] for entry in textcls("recipes", "--json").document]
    assert {"ag_news-textcnn", "ag_news-gru", "imdb-textcnn"} <= set(names)
    assert all(name in textcls("recipes").out for name in names)


def test_a_prediction_is_a_document(textcls):
    (answer,) = textcls("predict", "tiny-textcnn", "A great film", "--json").document
    assert answer["label"] == "positive"
    assert sum(answer["probabilities"].values()) == pytest.approx(1.0)
    assert set(answer["logits"]) == {"negative", "positive"}
    assert answer["tokens"][1] == {"text": "great", "start": 2, "end": 7, "known": True}
    assert (answer["read"], answer["total"]) == (3, 3)


def test_a_prediction_is_lines_to_read(textcls):
    lines = textcls("predict", "tiny-textcnn", "A great film").out.splitlines()
    assert lines[0] == "positive: 3 of 3 tokens read"
    assert lines[2].startswith("positive")


@pytest.mark.parametrize("command", ["predict", "explain"])
def test_texts_come_from_the_arguments_or_a_line_each_from_standard_input(textcls, command):
    given = textcls(command, "tiny-gru", "great film", "boring é plot", "--json")
    piped = textcls(
        command, "tiny-gru", "-", "--json", stdin="great film\n\n boring é plot\r\n".encode()
    )
    assert [entry["text"] for entry in given.document] == ["great film", "boring é plot"]
    assert [entry["text"] for entry in piped.document] == ["great film", " boring é plot"]


def test_bytes_that_are_no_text_are_answered_all_the_same(textcls):
    done = textcls("predict", "tiny-gru", "-", "--json", stdin=b"great \xff film\n")
    assert done.document[0]["text"] == "great \ufffd film"
    assert textcls("predict", "tiny-gru", "great \udcff film", "--json").document == done.document


@pytest.mark.parametrize(("model", "method"), [("textcnn", "ig"), ("gru", "ig"), ("textcnn", None)])
def test_an_explanation_is_a_document_that_adds_up(textcls, model, method):
    asked = ["--method", method] if method else []
    done = textcls("explain", f"tiny-{model}", "a great film", "--json", *asked)
    (entry,) = done.document
    assert entry["model"] == f"tiny-{model}"
    asked = (entry["target"], entry["against"], entry["baseline"])
    assert asked == ("positive", "negative", "pad")
    assert entry["method"] == (method or "exact-ig")
    assert len(entry["scores"]) == len(entry["tokens"]) == 3
    total = entry["base_value"] + sum(entry["scores"]) + entry["residual"]
    assert entry["value"] == pytest.approx(total)
    assert (entry["steps"] is None) == (method is None)


def test_the_class_the_rival_and_the_baseline_can_be_chosen(textcls):
    done = textcls(
        *("explain", "tiny-gru", "a great film", "--json", "--target", "negative"),
        *("--against", "positive", "--baseline", "unk"),
    )
    (entry,) = done.document
    assert (entry["target"], entry["against"], entry["baseline"]) == ("negative", "positive", "unk")
    assert entry["value"] < 0


@pytest.mark.parametrize("command", ["explain", "states"])
def test_one_logit_is_explained_by_itself_when_asked_for(textcls, command):
    (entry,) = textcls(command, "tiny-gru", "a great film", "--alone", "--json").document
    assert entry["against"] is None


def test_a_ledger_is_a_document_that_adds_up(textcls):
    done = textcls("explain", "tiny-textcnn", "a great film", "--method", "ngrams", "--json")
    (entry,) = done.document
    total = entry["bias"] + sum(n["contribution"] for n in entry["ngrams"]) + entry["residual"]
    assert entry["value"] == pytest.approx(total)
    assert {"text", "start", "end", "contribution", "filters"} <= set(entry["ngrams"][0])
    assert "great" in entry["ngrams"][0]["text"]


@pytest.mark.parametrize("method", ["ig", "ngrams"])
def test_an_explanation_is_lines_to_read_with_its_receipt(textcls, method):
    lines = textcls("explain", "tiny-textcnn", "a great film", "--method", method).out.splitlines()
    assert lines[0] == "why positive rather than negative, in logits:"
    assert any("great" in line for line in lines[1:-1])
    assert " (F(text)) = " in lines[-2]


def test_a_csv_is_trained_on_predicted_with_and_evaluated_as_stored(
    textcls, csv_file, tmp_path, monkeypatch
):
    out = tmp_path / "models"
    done = textcls(
        *("train", "imdb-textcnn", "--data", csv_file, *CSV_COLUMNS, "--out", out, "--epochs", "2")
    )
    assert done.code == 0
    assert f"written to {out / 'mine-textcnn'}" in done.out

    monkeypatch.setenv("TEXTCLS_ARTIFACTS", str(out))
    (entry,) = textcls("models", "--json").document
    assert (entry["name"], entry["task"]) == ("mine-textcnn", "mine")
    assert entry["labels"] == ["bad", "good"]
    (answer,) = textcls("predict", "mine-textcnn", "great", "--json").document
    assert set(answer["probabilities"]) == {"bad", "good"}

    again = textcls("evaluate", "mine-textcnn", "--data", csv_file, *CSV_COLUMNS)
    assert again.out.splitlines()[-1] == "the same as the stored report"
    report = textcls(
        "evaluate", "mine-textcnn", "--data", csv_file, *CSV_COLUMNS, "--json"
    ).document
    assert (report["split"], report["rows"]) == ("test", 15)
    assert report["accuracy"] == entry["accuracy"]


def test_help_says_what_there_is(textcls):
    done = textcls("--help")
    assert done.code == 0
    for command in ("models", "recipes", "predict", "explain", "train", "evaluate"):
        assert command in done.out


def python_m_textcls(*arguments: str, folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "textcls", *arguments],
        cwd=ROOT,
        env=os.environ | {"TEXTCLS_ARTIFACTS": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_shell_sees_the_answer_and_the_exit_code(tiny_artifacts):
    done = python_m_textcls("predict", "tiny-gru", "a great film", "--json", folder=tiny_artifacts)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)[0]["label"] == "positive"
    refused = python_m_textcls("predict", "nope", "x", folder=tiny_artifacts)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.count("\n") == 1


def test_the_help_of_explain_names_every_method_and_baseline(textcls):
    said = " ".join(textcls("explain", "--help").out.split())
    for name in (*METHODS, *BASELINES, "ngrams", "[default: pad]"):
        assert name in said


def test_an_interrupt_ends_the_list_of_recipes(textcls, csv_file, tmp_path, monkeypatch):
    def stop(bar, progress) -> None:
        if progress.epoch == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(TrainingBar, "watch", stop)
    asked = ("--data", csv_file, *CSV_COLUMNS, "--out", tmp_path / "models")
    done = textcls("train", "imdb-textcnn", "imdb-linear", *asked)
    assert done.code == 130
    assert "interrupted" in done.err
    assert set(artifacts.scan(tmp_path / "models").models) == {"mine-textcnn"}


def test_an_edit_is_a_document_whose_parts_add_up(textcls):
    document = textcls("edit", "tiny-gru", "a great film", "an awful film", "--json").document
    parts = [document[f"{part}_change"] for part in ("base", "edited", "shared", "residual")]
    assert document["change"] == pytest.approx(sum(parts))
    assert document["target"] == "positive"
    assert [word["kind"] for word in document["words"]] == ["swapped", "swapped", "same"]
    assert document["second"]["value"] - document["first"]["value"] == document["change"]


def test_an_edit_is_sentences_and_a_table_to_read(textcls):
    lines = textcls("edit", "tiny-gru", "a great film", "an awful film").out.splitlines()
    assert lines[0].startswith("The class changes from positive (")
    assert lines[1].startswith("'awful' in the place of 'great' moved positive over negative by -")
    assert lines[-1].startswith("change: -")


def test_flips_are_a_document_with_the_words_that_keep_the_class(textcls):
    document = textcls("flip", "tiny-textcnn", "a great film", "--any", "--json").document
    assert (document["label"], document["target"]) == ("positive", None)
    assert document["flips"][0]["label"] == "negative"
    assert document["flips"][0]["edits"][0]["old"] == "great"
    assert document["tries"] <= document["most_tries"]
    assert document["reduction"]["text"] == "great"


def test_flips_are_lines_to_read(textcls):
    asked = ("--kinds", "deletions", "--edits", "1", "--target", "negative")
    out = textcls("flip", "tiny-textcnn", "great great great awful", *asked).out
    assert out.startswith("None found within 2 tries, ")
    assert "positive is kept by 1 of 4 tokens" in out


@pytest.mark.parametrize("method", ["shapley", "lime"])
def test_sampled_explanations_say_what_they_sampled(textcls, method):
    done = textcls("explain", "tiny-gru", "a great film and a boring plot", "--method", method)
    said = {
        "shapley": "256 orders of the words, standard errors",
        "lime": "1,000 changed texts, R^2",
    }
    assert said[method] in done.out
    (entry,) = textcls("explain", "tiny-gru", "a great film", "--method", method, "--json").document
    total = entry["base_value"] + sum(entry["scores"]) + entry["residual"]
    assert entry["value"] == pytest.approx(total)
    assert (entry["fit"] is not None) == (method == "lime")


@pytest.mark.parametrize("method", ["exact-ig", "lime", "ngrams"])
def test_a_class_is_held_against_the_runner_up(textcls, method):
    asked = ("--method", method, "--against", "runner-up", "--json")
    (entry,) = textcls("explain", "tiny-textcnn", "a great film", *asked).document
    assert {entry["target"], entry["against"]} == {"negative", "positive"}


def test_a_ledger_starts_from_a_baseline_when_one_is_named(textcls):
    asked = ("explain", "tiny-textcnn", "a great film", "--method", "ngrams", "--baseline", "mean")
    assert "(F(baseline))" in textcls(*asked).out
    (entry,) = textcls(*asked, "--json").document
    total = entry["bias"] + sum(n["contribution"] for n in entry["ngrams"]) + entry["residual"]
    assert entry["value"] == pytest.approx(total)
    assert entry["baseline"] == "mean"
