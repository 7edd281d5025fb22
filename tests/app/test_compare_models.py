"""Models side by side on the page: their own numbers, one question, and a link that restores it."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.app.test_pages import ODD_TEXTS
from textcls import comparison, receipt

PAGE = "5_Compare.py"
TEXT = "the film was wonderful and the plot was not boring"
BOTH = "tiny-textcnn,tiny-gru"


def said(page) -> str:
    """All sentences of a page, without Markdown's escapes."""
    parts = (page.markdown, page.caption, page.error, page.warning, page.info)
    return " ".join(item.value for part in parts for item in part).replace("\\", "")


def renamed(folder: Path, source: Path, name: str, **changes) -> None:
    """A copy of a model under another name, its card with these changes; tasks have titles."""
    place = Path(shutil.copytree(source, folder / name))
    card = json.loads((place / "card.json").read_text())
    card |= {"name": name, "title": f"Title {name}"} | changes
    card["data"]["title"] += card["task"]
    (place / "card.json").write_text(json.dumps(card))


def test_models_of_a_task_are_compared_without_a_choice(visitor):
    page = visitor.go(PAGE, text=TEXT)
    assert not page.exception
    assert sorted(page.multiselect[0].value) == ["tiny-gru", "tiny-textcnn"]
    assert page.query_params["models"] == ",".join(page.multiselect[0].value)
    assert "All say positive" in said(page)


def test_scores_and_receipts_are_those_of_the_comparison(visitor, tiny_textcnn, tiny_gru):
    page = visitor.go(PAGE, text=TEXT, models=BOTH)
    found = comparison.compare([tiny_textcnn, tiny_gru], TEXT)
    table = page.dataframe[0].value
    assert list(table["token"]) == TEXT.split()
    for row, name in enumerate(("Tiny textcnn", "Tiny gru")):
        expected = [found.score(row, column) for column in found.columns]
        assert list(table[name]) == pytest.approx(expected, abs=1e-6)
    for model in found.models:
        numbers = receipt.of_tokens(model.explained).numbers()
        assert all(number.lstrip("-") in said(page) for number in numbers)
    assert len(re.findall(r"answered in \d+\.\d\d ms", said(page))) == 2


def test_the_address_restores_models_text_and_question(visitor):
    page = visitor.go(PAGE, text=TEXT, models="tiny-gru,tiny-textcnn", target="negative")
    assert not page.exception
    assert page.multiselect[0].value == ["tiny-gru", "tiny-textcnn"]
    assert page.selectbox(key="target").value == "negative"
    assert page.selectbox(key="against").value == "positive"
    assert page.text_area[0].value == TEXT
    assert "F is the logit of negative minus the logit of positive" in said(page)


def test_a_choice_of_models_enters_the_address(visitor):
    visitor.go(PAGE, text=TEXT, models=BOTH)
    page = visitor.page.multiselect[0].set_value(["tiny-gru"]).run()
    assert "at least two models" in visitor.sentences()
    assert page.query_params["models"] == "tiny-gru"
    page = page.multiselect[0].set_value(["tiny-gru", "tiny-textcnn"]).run()
    assert page.query_params["models"] == "tiny-gru,tiny-textcnn"
    page = page.multiselect[0].set_value([]).run()
    assert not page.exception
    assert page.multiselect[0].value == []


@pytest.mark.parametrize(
    "names",
    ["nothing", "tiny-gru,<script>alert(1)</script>", "../tiny-gru,![x](y)", "tiny-gru,tiny-gruu"],
)
def test_unknown_names_in_the_address_are_answered_with_the_names_there_are(visitor, names):
    page = visitor.go(PAGE, text=TEXT, models=names)
    assert not page.exception
    assert "there are: tiny-gru, tiny-textcnn" in visitor.sentences()


def test_unknown_classes_in_the_address_are_passed_over(visitor):
    page = visitor.go(PAGE, text=TEXT, models=BOTH, target="x", against="positive", part="y")
    assert not page.exception
    assert page.selectbox(key="target").value == "positive"
    assert page.selectbox(key="against").value == "negative"


def test_a_second_visit_of_the_same_view_comes_from_the_cache(visit, tiny_artifacts):
    # The milliseconds are measured anew by whoever computes anew.
    timed = [
        re.findall(r"answered in .* ms", said(visit(tiny_artifacts).go(PAGE, text=t, models=BOTH)))
        for t in (TEXT, TEXT, TEXT + " indeed")
    ]
    assert timed[0] == timed[1] != timed[2]


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
def test_odd_texts_are_compared_or_answered_with_a_sentence(visitor, text):
    visitor.go(PAGE, models=BOTH)
    page = visitor.type(text)
    assert not page.exception
    assert "add" in said(page) or visitor.sentences()


def test_a_model_that_reads_nothing_is_left_out_and_the_others_are_compared(
    visit, tiny_artifacts, tmp_path
):
    for name, source in (("one", "tiny-textcnn"), ("two", "tiny-gru"), ("terse", "tiny-gru")):
        renamed(tmp_path, tiny_artifacts / source, name)
    card = tmp_path / "terse" / "card.json"
    document = json.loads(card.read_text())
    document["recipe"]["reading"]["punctuation"] = False
    card.write_text(json.dumps(document))
    visitor = visit(tmp_path)
    page = visitor.go(PAGE, text="!!!", models="one,two,terse")
    assert not page.exception
    assert "Title terse reads nothing of this text, so it is left out here." in said(page)
    columns = list(page.dataframe[0].value.columns)
    assert columns == ["token", "Title one", "Title two", "not known to"]
    tested = [table.value for table in page.table][-4]
    assert "can they be told apart?" in tested.columns
    page = visitor.go(PAGE, text="!!!", models="one,terse")
    assert "nothing of this text, so there are no scores" in said(page)
    assert "can they be told apart?" in page.table[0].value.columns


def test_no_text_yet_is_said(visitor):
    assert not visitor.go(PAGE, models=BOTH).exception
    assert "nothing to compare yet" in visitor.sentences()


def test_one_model_alone_is_one_sentence(visit, tiny_artifacts, tmp_path):
    folder = tmp_path / "artifacts"
    shutil.copytree(tiny_artifacts, folder)
    shutil.rmtree(folder / "tiny-gru")
    visitor = visit(folder)
    assert not visitor.go(PAGE, text=TEXT).exception
    assert "only one model of Tiny reviews, 'tiny-textcnn'" in visitor.sentences()


def test_without_models_the_page_names_the_command_that_makes_them(visit, tmp_path):
    visitor = visit(tmp_path)
    assert not visitor.go(PAGE, text=TEXT).exception
    assert "python -m textcls train" in visitor.sentences()


def test_more_than_four_models_are_refused(visit, tiny_artifacts, tmp_path):
    names = [f"copy-{number}" for number in range(5)]
    for name in names:
        renamed(tmp_path, tiny_artifacts / "tiny-gru", name)
    visitor = visit(tmp_path)
    assert not visitor.go(PAGE, text=TEXT, models=",".join(names)).exception
    assert "too many to read side by side" in visitor.sentences()
    assert not visitor.go(PAGE, text=TEXT, models=",".join(names[:4])).exception
    assert not visitor.sentences()


def test_models_of_other_classes_are_refused(visit, tiny_artifacts, tmp_path):
    renamed(tmp_path, tiny_artifacts / "tiny-gru", "one")
    renamed(tmp_path, tiny_artifacts / "tiny-gru", "two", labels=["bad", "good"])
    visitor = visit(tmp_path)
    assert not visitor.go(PAGE, text=TEXT, models="one,two").exception
    assert "'one' has negative and positive, 'two' has bad and good" in visitor.sentences()


def test_a_model_chosen_elsewhere_of_another_task_wins_over_the_last_comparison(
    visit, tiny_artifacts, tmp_path
):
    for name, task in (("one", "a"), ("two", "a"), ("three", "b"), ("four", "b")):
        renamed(tmp_path, tiny_artifacts / "tiny-gru", name, task=task)
    visitor = visit(tmp_path)
    visitor.go(PAGE, text=TEXT, models="one,two")
    visitor.go("2_Explain.py", model="three")
    page = visitor.go(PAGE)
    assert not page.exception
    assert sorted(page.multiselect[0].value) == ["four", "three"]
    assert not visitor.go(PAGE, models="one,three").exception
    assert "models of one task can be compared" in visitor.sentences()


def test_a_question_to_begin_with_brings_its_models_its_text_and_a_finding(
    visit, tiny_artifacts, tmp_path
):
    for name, source in (("imdb-linear", "tiny-textcnn"), ("imdb-lstm", "tiny-gru")):
        renamed(tmp_path, tiny_artifacts / source, name)
    visitor = visit(tmp_path)
    page = visitor.go(PAGE)
    [pills] = [group for group in page.button_group if group.key == "ready"]
    assert pills.options == ["Does order matter?"]
    page = pills.select("order").run()
    assert not page.exception
    assert page.query_params["models"] == "imdb-linear,imdb-lstm"
    assert page.text_area[0].value == "not good, bad"
    assert "From 'not good, bad' to 'not bad, good'" in said(page)
    assert "not compared: imdb-textcnn" in said(page)


def test_the_test_texts_tell_models_apart_or_say_that_they_do_not(visitor, tiny_artifacts):
    page = visitor.go(PAGE, text=TEXT, models=BOTH)
    tables = [table.value for table in page.table]
    [verdict] = [table for table in tables if "can they be told apart?" in table.columns]
    assert len(verdict) == 1
    counts = tables[-1]
    found = sum(int(str(counts.iloc[r, c]).replace(",", "")) for r in (0, 1) for c in (1, 2))
    report = json.loads((tiny_artifacts / "tiny-gru" / "report.json").read_text())
    assert found == report["rows"]


def test_the_snippet_on_the_page_names_models_and_fingerprints(visitor, tiny_gru):
    page = visitor.go(PAGE, text=TEXT, models=BOTH)
    [code] = [block.value for block in page.code if "comparison.compare" in block.value]
    assert tiny_gru.card.fingerprint in code
    page = visitor.go("2_Explain.py", model="tiny-gru", text=TEXT)
    [code] = [block.value for block in page.code if "attribution.explain" in block.value]
    assert tiny_gru.card.fingerprint in code
