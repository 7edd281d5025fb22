"""What is taken away holds what was on screen, runs nothing, and says what it was made with."""

import json
import re
import subprocess
import sys
from dataclasses import asdict

import pytest

import textcls
from tests.test_layers import ROOT
from tests.test_markup import Reader
from textcls import attribution, comparison, takeaway
from textcls.takeaway import parts
from textcls.values import Agreement, Comparison, TokenAttribution

TEXT = "A <script>alert('x')</script> wonderful \"film\", not boring: zyxqv 😀 & http://example.com"


@pytest.fixture(scope="module")
def explained(tiny_gru) -> TokenAttribution:
    return attribution.explain(tiny_gru, TEXT, against="negative", target="positive")


@pytest.fixture(scope="module")
def compared(tiny_textcnn, tiny_gru) -> Comparison:
    return comparison.compare([tiny_textcnn, tiny_gru], TEXT)


@pytest.fixture(params=["explanation", "comparison"])
def page(request, explained, compared, tiny_gru) -> str:
    """Each of the pages in turn."""
    if request.param == "comparison":
        return takeaway.comparison_page(compared)
    return takeaway.explanation_page(tiny_gru.card, explained)


def test_a_page_runs_nothing_loads_nothing_and_leads_nowhere(page):
    for kind, attributes in Reader(page).elements:
        assert kind not in {"script", "link", "img", "iframe", "a", "form", "object"}
        assert not [name for name in attributes if name.startswith("on")]
        assert not attributes.keys() & {"src", "href", "action", "data"}
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    assert "url(" not in style
    assert "@import" not in style
    assert "default-src 'none'" in page
    assert "prefers-color-scheme: dark" in style


def printed(score: float) -> str:
    """A score as the pages write it."""
    text = f"{score:+.3f}"
    return text if float(text) else "0.000"


def test_a_page_has_the_text_as_typed_and_a_receipt(page):
    assert TEXT in Reader(page).text
    assert "<script>alert" not in page
    for part in ("F(text)", "F(baseline)", "residual", "unknown word"):
        assert part in page


def test_a_page_has_every_score(explained, compared, tiny_gru):
    one = Reader(takeaway.explanation_page(tiny_gru.card, explained)).pieces
    assert {printed(score) for score in explained.scores} <= set(one)
    both = Reader(takeaway.comparison_page(compared)).pieces
    for model in compared.models:
        assert {printed(score) for score in model.explained.scores} <= set(both)


def test_a_page_says_what_it_was_made_with(page, tiny_gru):
    for said in (tiny_gru.card.name, tiny_gru.card.fingerprint, "baseline pad", "target positive"):
        assert said in page
    assert f"textcls {textcls.__version__}" in page
    assert "python 3." in page
    assert "torch 2." in page


def test_a_page_names_the_method_by_its_title(compared):
    page = takeaway.comparison_page(compared)
    assert "Integrated Gradients, exact; baseline pad." in page
    assert "Method ig" not in page


def test_the_matrix_of_a_page_has_a_row_for_each_stretch_and_a_column_for_each_model(compared):
    table = takeaway.comparison_page(compared).split("token by token and model by model")[1]
    table = table.split("</table>")[0]
    assert table.count("<tr>") == 1 + len(compared.columns)
    assert table.count('scope="col"') == 1 + len(compared.models)


def test_the_models_on_test_texts_and_the_finding_go_along(compared):
    tested = [("One", "Another", Agreement(1_107, 900, 100, 60, 47, 950, 0.002))]
    page = takeaway.comparison_page(compared, tested, "It is <so>.")
    assert {"900", "100", "60", "47", "0.002", "It is <so>."} <= set(Reader(page).pieces)
    document = takeaway.comparison_document(compared, tested, "It is so.")
    assert document["finding"] == "It is so."
    assert document["test_texts"][0]["only_first"] == 100
    assert not {"finding", "test_texts"} & takeaway.comparison_document(compared).keys()


def test_texts_in_a_table_are_on_the_left_and_numbers_on_the_right():
    row = ("x", "2 out of 10", "-0.250", "12.5 %")
    page = str(parts.table("Title", ("", "a", "b", "c"), [row]))
    assert re.findall(r'class="(\w+)">([^<]+)<', page) == [
        ("words", "x"),
        ("words", "2 out of 10"),
        ("number", "-0.250"),
        ("number", "12.5 %"),
    ]


def test_rows_carry_score_fingerprint_versions_and_settings(explained, compared, tiny_gru):
    rows = takeaway.explanation_rows(tiny_gru.card, explained)
    assert [row["score"] for row in rows] == list(explained.scores)
    many = takeaway.comparison_rows(compared)
    assert len(many) == len(compared.columns) * len(compared.models)
    second = [row["score"] for row in many if row["model"] == "tiny-gru"]
    assert sum(second) == pytest.approx(sum(compared.models[1].explained.scores))
    for row in (*rows, *many):
        assert row["textcls"] == textcls.__version__
        assert {"fingerprint", "method", "baseline", "target", "against", "torch"} <= row.keys()


def test_documents_go_to_json_and_add_up(explained, compared, tiny_gru):
    one = takeaway.explanation_document(tiny_gru.card, explained)
    many = takeaway.comparison_document(compared)
    assert one["fingerprint"] == tiny_gru.card.fingerprint
    again = json.loads(json.dumps(many, default=asdict))
    assert again["versions"]["textcls"] == textcls.__version__
    for model in (one, *again["models"]):
        total = model["base_value"] + sum(model["scores"]) + model["residual"]
        assert model["value"] == pytest.approx(total, abs=1e-9)


@pytest.fixture(scope="module")
def ran(explained, compared, tiny_gru, tiny_artifacts) -> list[list[str]]:
    """The lines that three snippets print in one Python of their own, in the folder of textcls.

    They are those of the explanation, of the comparison, and of the explanation by a model that
    was other then.
    """
    one = takeaway.explanation_snippet(tiny_gru.card, explained)
    other = one.replace(tiny_gru.card.fingerprint, "0" * 64)
    apart = '\nprint("-" * 9)\n'
    done = subprocess.run(
        [sys.executable, "-"],
        input=apart.join([one, takeaway.comparison_snippet(compared), other]),
        cwd=ROOT,
        env={"TEXTCLS_ARTIFACTS": str(tiny_artifacts), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [part.strip().splitlines() for part in done.stdout.split("-" * 9)]


def test_the_python_of_an_explanation_prints_its_numbers(ran, explained):
    answer, *scores, total = ran[0]
    assert answer.startswith(f"tiny-gru {explained.prediction.label}")
    spans = explained.prediction.tokens
    pairs = zip(explained.scores, spans, strict=True)
    assert scores == [f"{score:+.3f} {span.text}" for score, span in pairs]
    parts = (explained.value, explained.base_value, sum(explained.scores), explained.residual)
    assert re.findall(r"-?\d+\.\d+", total) == [f"{part:.3f}" for part in parts]


def test_the_python_of_a_comparison_prints_its_numbers(ran, compared):
    lines = ran[1]
    assert [line.split()[0] for line in lines[:2]] == ["tiny-textcnn", "tiny-gru"]
    for line, column in zip(lines[2:], compared.columns, strict=False):
        scores = [compared.score(row, column) for row in range(2)]
        assert line == " ".join([*(f"{score:+.3f}" for score in scores), column.text])
    assert len(lines) == 2 + len(compared.columns) + len(compared.agreements)
    assert lines[-1].startswith("tiny-textcnn tiny-gru ")


def test_the_python_says_when_the_model_is_another_one(ran):
    assert ran[2][0].startswith("other weights than then")
    assert not [line for part in ran[:2] for line in part if "other weights" in line]


def test_a_text_with_quotes_and_line_breaks_stays_one_text_in_python(tiny_gru):
    text = "it's \"great\"\n'''\\ {film}"
    explained = attribution.explain(tiny_gru, text)
    snippet = takeaway.explanation_snippet(tiny_gru.card, explained)
    assert repr(text) in snippet
    compile(snippet, "snippet", "exec")


def test_the_version_of_the_package_is_that_of_the_project():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == textcls.__version__
