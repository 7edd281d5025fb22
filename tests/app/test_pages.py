"""Each page along the path that a person takes, and what it says to input that is no good."""

import json
import re
import shutil

import pytest

CLASSIFY, EXPLAIN = "1_Classify.py", "2_Explain.py"
TEXT = "the film was wonderful and the plot was not boring"

ODD_TEXTS = {
    "one character": "x",
    "one word": "great",
    "emoji": "😀 👩‍👩‍👧 ❤️",
    "unknown words": "zyx qwv",
    "right to left": "هذا الفيلم رائع جدا",
    "script": "<script>alert(1)</script> & \"quotes\" 'single'",
    "markdown": "![x](http://example.com/x.png) :red[x] $x^2$ :tada: [a](b) | # *b*",
    "100,000 characters": ("great film " * 10_000)[:100_000],
    "one long word": "a" * 5_000,
    "formulas": "=1+1 @SUM -2",
    "control characters": "great\x1c\u200b\u2028film\x07",
}


def broken(tiny_artifacts, tmp_path, damage) -> object:
    """A copy of the models in which one of them was damaged."""
    folder = tmp_path / "artifacts"
    shutil.copytree(tiny_artifacts, folder)
    damage(folder / "tiny-gru")
    return folder


# --- home ------------------------------------------------------------------------------------


def test_home_lists_the_models_with_their_figures(visitor):
    page = visitor.go()
    assert not page.exception
    figures = [line.value for line in page.markdown if "parameters" in line.value]
    assert len(figures) == 2
    assert all(re.search(r"\d %\*\* of 50 test texts right \(", line) for line in figures)


def test_home_offers_three_links_with_a_model_and_a_text(visitor):
    page = visitor.go()
    tries = [link.proto for link in page.page_link if link.value == "Try it"]
    assert [link.page for link in tries] == ["Classify", "Explain", "Explain"]
    assert all("model=tiny-textcnn" in link.query_string for link in tries)
    assert all("text=" in link.query_string for link in tries)


@pytest.mark.parametrize("page", ["", CLASSIFY, EXPLAIN])
def test_without_models_every_page_names_the_command_that_makes_them(visit, tmp_path, page):
    visitor = visit(tmp_path)
    shown = visitor.go(page)
    assert not shown.exception
    said = visitor.sentences() + " ".join(code.value for code in shown.code)
    assert "python -m textcls train ag_news-textcnn" in said


DAMAGES = {
    "broken card": lambda model: (model / "card.json").write_text("{"),
    "missing weights": lambda model: (model / "weights.safetensors").unlink(),
    "weights of another shape": lambda model: shutil.copy(
        model.parent / "tiny-textcnn" / "weights.safetensors", model / "weights.safetensors"
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_model_is_named_with_its_reason_and_the_others_work(
    visit, tiny_artifacts, tmp_path, damage
):
    visitor = visit(broken(tiny_artifacts, tmp_path, damage))
    home = visitor.go()
    assert not home.exception
    assert "tiny-gru: " in home.warning[0].value
    page = visitor.go(CLASSIFY, model="tiny-gru", text=TEXT)
    assert not page.exception
    assert "tiny-gru" in visitor.sentences()
    page = visitor.go(CLASSIFY, model="tiny-textcnn", text=TEXT)
    assert page.header[0].value == "positive"


# --- classify --------------------------------------------------------------------------------


def test_a_typed_text_gets_its_class_and_stands_in_the_address(visitor):
    visitor.go(CLASSIFY)
    page = visitor.type(TEXT)
    assert not page.exception
    assert page.header[0].value == "positive"
    assert page.query_params["text"] == TEXT
    assert page.query_params["model"] == page.selectbox(key="model").value
    assert "tokens read" in " ".join(line.value for line in page.markdown)


def test_logits_are_shown_on_demand(visitor):
    page = visitor.go(CLASSIFY, text=TEXT)
    assert not page.dataframe
    page.toggle[0].set_value(True).run()
    assert list(page.dataframe[0].value["class"]) == ["negative", "positive"]


def test_model_and_text_survive_a_change_of_page(visitor):
    visitor.go(CLASSIFY)
    visitor.page.selectbox(key="model").select("tiny-gru").run()
    visitor.type(TEXT)
    page = visitor.go(EXPLAIN)
    assert not page.exception
    assert page.selectbox(key="model").value == "tiny-gru"
    assert page.text_area[0].value == TEXT


def test_a_long_text_is_cut_and_the_page_says_so(visitor):
    visitor.go(CLASSIFY, model="tiny-textcnn")
    page = visitor.type("great film " * 300)
    shown = " ".join(line.value for line in [*page.markdown, *page.caption])
    assert "64 of 600 tokens read" in shown
    assert "does not carry" in shown
    assert "text" not in page.query_params
    assert visitor.go(EXPLAIN).text_area[0].value == "great film " * 300


def test_a_text_of_more_than_100_000_characters_is_cut_and_the_page_says_so(visitor):
    visitor.go(CLASSIFY, model="tiny-textcnn")
    page = visitor.type("great film " * 10_000)
    assert len(page.text_area[0].value) == 100_000
    assert "cut after 100,000 characters" in page.caption[-2].value + page.caption[-1].value


# --- explain ---------------------------------------------------------------------------------


def test_the_numbers_of_an_explanation_add_up_as_printed(visitor):
    page = visitor.go(EXPLAIN, model="tiny-gru", text=TEXT)
    assert not page.exception
    total, *parts = [metric.value for metric in page.metric]
    assert float(total) == pytest.approx(sum(number(part) for part in parts), abs=1e-12)
    table = page.dataframe[0].value
    assert list(table["token"]) == TEXT.split()
    assert table["score"].sum() == pytest.approx(number(page.metric[2].value), abs=1e-3)


def test_another_class_and_a_baseline_enter_the_address(visitor):
    page = visitor.go(EXPLAIN, model="tiny-gru", text=TEXT)
    page.selectbox(key="target").select("negative").run()
    page.selectbox(key="against").select("(none)").run()
    page.selectbox(key="baseline").select("mean").run()
    assert not page.exception
    chosen = {name: page.query_params[name] for name in ("target", "against", "baseline")}
    assert chosen == {"target": "negative", "against": "(none)", "baseline": "mean"}
    assert any("F is the logit of negative;" in line.value for line in page.caption)


def test_the_predicted_class_is_held_against_its_closest_rival_unless_another_is_chosen(visitor):
    page = visitor.go(EXPLAIN, model="tiny-gru", text=TEXT)
    assert "against" not in page.query_params
    assert any("positive minus the logit of negative;" in line.value for line in page.caption)
    page.selectbox(key="target").select("negative").run()
    assert any("negative minus the logit of positive;" in line.value for line in page.caption)


def test_the_ngrams_of_a_textcnn_add_up_to_the_logit(visitor):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, account="ngrams")
    assert not page.exception
    assert [metric.label for metric in page.metric][:2] == ["F(text)", "bias"]
    total, *parts = [metric.value for metric in page.metric]
    assert float(total) == pytest.approx(sum(number(part) for part in parts), abs=1e-12)


def test_a_recurrent_net_has_no_ngrams_even_where_the_address_asks_for_them(visitor):
    page = visitor.go(EXPLAIN, model="tiny-gru", text=TEXT, account="ngrams")
    assert not page.exception
    assert page.metric[1].label == "F(baseline)"


def number(printed: str) -> float:
    """`- 0.120` and `= -0.120` as numbers."""
    return float(printed.replace("= ", "").replace("+ ", "").replace("- ", "-"))


# --- bad input -------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [CLASSIFY, EXPLAIN])
def test_a_blank_text_gets_one_sentence(visitor, page):
    visitor.go(page)
    for text in ("", "   ", "\n\t\n"):
        shown = visitor.type(text)
        assert not shown.exception
        assert "type a text" in visitor.sentences()


@pytest.mark.parametrize(
    ("page", "model"),
    [(CLASSIFY, "tiny-gru"), (CLASSIFY, "tiny-textcnn"), (EXPLAIN, "tiny-textcnn")],
)
def test_an_odd_text_gets_an_answer(visitor, page, model):
    visitor.go(page, model=model)
    for what, text in ODD_TEXTS.items():
        shown = visitor.type(text)
        assert not shown.exception, what
        assert shown.header[0].value in ("negative", "positive"), what


def test_only_unknown_words_are_answered_with_a_warning(visitor):
    visitor.go(CLASSIFY)
    visitor.type("zyx qwv")
    assert "knows none of these words" in visitor.sentences()


@pytest.mark.parametrize("page", [CLASSIFY, EXPLAIN])
@pytest.mark.parametrize(
    "name", ["nope", "../secret", "..%2f", "![x](http://a.b/c.png)", "a" * 9999]
)
def test_an_unknown_model_is_answered_with_the_names_of_those_that_exist(visitor, page, name):
    shown = visitor.go(page, model=name, text=TEXT)
    assert not shown.exception
    assert "tiny-gru" in visitor.sentences()
    assert "tiny-textcnn" in visitor.sentences()
    assert "![x](" not in shown.error[0].value
    page = shown.selectbox(key="model").select("tiny-gru").run()
    assert page.header[0].value == "positive"


def test_other_bad_values_in_the_address_fall_back_to_the_default(visitor):
    bad = dict.fromkeys(("target", "against", "method", "baseline", "account"), "<b>nope</b>")
    page = visitor.go(EXPLAIN, model="tiny-gru", text=TEXT, **bad)
    assert not page.exception
    assert page.selectbox(key="target").value == "positive"
    assert page.selectbox(key="against").value == "negative"
    assert page.metric[0].label == "F(text)"


def test_a_class_is_not_explained_against_itself(visitor):
    page = visitor.go(EXPLAIN, text=TEXT, target="negative", against="negative")
    assert not page.exception
    assert page.selectbox(key="against").value == "positive"


def test_class_names_are_shown_as_they_are(visit, tiny_artifacts, tmp_path):
    folder = tmp_path / "artifacts"
    shutil.copytree(tiny_artifacts, folder)
    path = folder / "tiny-textcnn" / "card.json"
    card = json.loads(path.read_text())
    card["labels"] = ["![x](http://a.b/c.png)", "<b>$x$</b> :red[x]"]
    path.write_text(json.dumps(card))
    visitor = visit(folder)
    for page in (CLASSIFY, EXPLAIN):
        shown = visitor.go(page, model="tiny-textcnn", text=TEXT)
        assert not shown.exception
        assert shown.header[0].value.startswith(r"\<b\>\$x\$")
