"""Can I trust this? Four tests of one explanation; the address restores each of them."""

import shutil

import pytest

EXPLAIN = "2_Explain.py"
TEXT = "the film was wonderful and the plot was not boring"
CHECKS = ("erasure", "methods", "network", "texts")


def said(page) -> str:
    return " ".join(e.value for e in [*page.success, *page.info, *page.warning]).replace("\\", "")


@pytest.mark.parametrize("model", ["tiny-textcnn", "tiny-gru"])
@pytest.mark.parametrize("check", CHECKS)
def test_every_test_shows_a_sentence_a_figure_and_its_numbers(visitor, model, check):
    page = visitor.go(EXPLAIN, model=model, text=TEXT, account="trust", check=check)
    assert not page.exception
    assert page.get("plotly_chart")
    assert said(page)
    assert any("The numbers, " in box.label for box in page.expander)
    assert len(page.dataframe) == 1
    assert page.query_params["check"] == check


def test_the_card_stands_beside_the_random_orders(visitor):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, account="trust")
    shown = {metric.label: metric.value for metric in page.metric}
    assert {"Comprehensiveness", "Sufficiency", "by 20 random orders"} <= shown.keys()
    assert "random orders" in said(page)


def test_of_one_word_no_random_orders_are_shown(visitor):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text="great", account="trust")
    assert "there is no random order" in said(page)
    assert not page.metric
    assert not page.get("plotly_chart")


def test_what_is_taken_out_can_be_deleted_instead(visitor):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, account="trust")
    before = [metric.value for metric in page.metric]
    page.segmented_control(key="removal").set_value("deletion").run()
    assert not page.exception
    assert page.query_params["removal"] == "deletion"
    assert [metric.value for metric in page.metric] != before


@pytest.mark.parametrize("address", [{"check": "x<script>"}, {"removal": "../.."}])
def test_a_name_in_the_address_that_is_not_there_is_the_usual_one(visitor, address):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, account="trust", **address)
    assert not page.exception
    assert page.metric[0].label == "Comprehensiveness"


@pytest.mark.parametrize("text", ["great", "zyx qwv", "<script>alert(1)</script>", "great " * 300])
@pytest.mark.parametrize("check", CHECKS[:3])
def test_odd_texts_have_an_answer(visitor, check, text):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=text, account="trust", check=check)
    assert not page.exception
    assert not page.error


def test_without_a_study_the_command_that_makes_it_is_named(visit, tiny_artifacts, tmp_path):
    folder = shutil.copytree(tiny_artifacts, tmp_path / "artifacts")
    (folder / "tiny-gru" / "trust.json").unlink()
    page = visit(folder).go(EXPLAIN, model="tiny-gru", text=TEXT, account="trust", check="texts")
    assert not page.exception
    assert "python -m textcls study tiny-gru --only trust" in said(page)


def test_over_many_texts_the_model_stands_among_the_others(visitor):
    page = visitor.go(EXPLAIN, model="tiny-gru", text=TEXT, account="trust", check="texts")
    lines = " ".join(line.value for line in page.markdown).replace("\\", "")
    assert "of 2 models the explanation is at least 0.15 above random orders" in lines
