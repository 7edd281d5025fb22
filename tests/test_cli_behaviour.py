"""The command of the behaviour tests prints what the functions say."""

import json
import shutil

import pytest

from textcls import artifacts
from textcls.comparison import behave, behaviour_tests


@pytest.fixture
def reviewer(tmp_path, tiny_artifacts, monkeypatch):
    """The folder of a tiny model that passes for one of film reviews."""
    folder = tmp_path / "reviews"
    shutil.copytree(tiny_artifacts / "tiny-textcnn", folder / "tiny-textcnn")
    card = folder / "tiny-textcnn" / "card.json"
    card.write_text(json.dumps(json.loads(card.read_text()) | {"task": "imdb"}))
    return folder


@pytest.fixture
def on_reviews(textcls, reviewer, monkeypatch):
    monkeypatch.setenv("TEXTCLS_ARTIFACTS", str(reviewer))
    return textcls


def test_the_document_holds_every_case_of_every_test(on_reviews, reviewer):
    done = on_reviews("behave", "tiny-textcnn", "--json")
    outcomes = behave(artifacts.load("tiny-textcnn", reviewer), behaviour_tests("imdb"))
    assert [test["test"] for test in done.document] == [o.test.name for o in outcomes]
    for found, outcome in zip(done.document, outcomes, strict=True):
        assert (found["failures"], found["cases"]) == (outcome.failures, outcome.cases)
        assert found["interval"] == list(outcome.interval)
        assert {"fingerprint", "versions", "bound"} <= found.keys()
        assert sum(case["failed"] for case in found["results"]) == outcome.failures
        assert [tuple(c["texts"]) for c in found["results"]] == [
            result.case.texts for result in outcome.results
        ]


def test_all_tests_are_a_table(on_reviews):
    lines = on_reviews("behave", "tiny-textcnn").out.splitlines()
    assert lines[0].split() == ["test", "kind", "fail", "rate", "95", "%", "interval", "question"]
    assert [line.split()[0] for line in lines[1:]] == [t.name for t in behaviour_tests("imdb")]


def test_one_test_is_shown_with_its_failing_cases(on_reviews, reviewer):
    done = on_reviews("behave", "tiny-textcnn", "--test", "order")
    [order] = behave(artifacts.load("tiny-textcnn", reviewer), behaviour_tests("imdb", "order"))
    assert order.failures
    assert f"{order.failures} of {order.cases}" in done.out
    for result in order.results:
        assert (result.case.text in done.out) == result.failed


def test_what_does_not_exist_is_one_sentence(on_reviews, textcls, tiny_artifacts, monkeypatch):
    done = on_reviews("behave", "tiny-textcnn", "--test", "ordre")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "did you mean 'order'" in done.err
    monkeypatch.setenv("TEXTCLS_ARTIFACTS", str(tiny_artifacts))
    done = textcls("behave", "tiny-textcnn")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "no task with behaviour tests 'tiny'" in done.err
