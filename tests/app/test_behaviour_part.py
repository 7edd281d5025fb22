"""The behaviour part of the Compare page: its numbers and links are those of the tests."""

import json
import shutil
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from textcls import artifacts
from textcls.comparison import behave, behaviour_tests, differ

PAGE = "5_Compare.py"
NAMES = ("tiny-textcnn", "tiny-gru")


@pytest.fixture(scope="session")
def reviewers(tmp_path_factory, tiny_artifacts) -> Path:
    """The folder of the tiny models, which pass for models of film reviews."""
    folder = tmp_path_factory.mktemp("reviewers") / "artifacts"
    shutil.copytree(tiny_artifacts, folder)
    for name in NAMES:
        card = folder / name / "card.json"
        card.write_text(json.dumps(json.loads(card.read_text()) | {"task": "imdb"}))
    return folder


@pytest.fixture(scope="session")
def outcomes(reviewers) -> dict:
    return {
        name: behave(artifacts.load(name, reviewers), behaviour_tests("imdb")) for name in NAMES
    }


@pytest.fixture
def guest(visit, reviewers):
    return visit(reviewers)


def one(found, name: str):
    """The outcome of the test of that name."""
    return next(outcome for outcome in found if outcome.test.name == name)


def said(page) -> str:
    """All sentences of a page, without Markdown's escapes."""
    parts = (page.markdown, page.caption, page.error, page.warning, page.info, page.success)
    return " ".join(item.value for part in parts for item in part).replace("\\", "")


def linked(page, label: str) -> list[dict[str, str]]:
    """The queries of the links that say `label`, in the order of the page."""
    links = [link.proto for link in page.get("page_link")]
    return [
        {name: values[0] for name, values in parse_qs(link.query_string).items()}
        for link in links
        if link.label == label
    ]


def test_every_rate_of_every_model_stands_in_the_table(guest, outcomes):
    page = guest.go(PAGE, part="behaviour")
    assert not page.exception
    table = page.dataframe[0].value.set_index("model")
    assert len(table) == 2
    for found in outcomes.values():
        rates = [f"{100 * outcome.rate:.0f} %" for outcome in found]
        assert rates in [[cell.split(" (")[0] for cell in row] for row in table.values.tolist()]


def test_the_test_failed_most_is_the_one_with_the_highest_mean_of_the_rates_shown(guest, outcomes):
    page = guest.go(PAGE, part="behaviour")
    by_test = list(zip(*outcomes.values(), strict=True))
    means = {row[0].test.title: sum(o.rate for o in row) / len(row) for row in by_test}
    title = max(means, key=means.get)
    sentence = f"failed most is '{title}', with {100 * means[title]:.0f} % of its cases in the mean"
    assert sentence in said(page)


def test_a_failing_case_leads_to_its_two_texts_side_by_side(guest, outcomes):
    page = guest.go(PAGE, part="behaviour", model="tiny-gru", test="negated-praise")
    assert not page.exception
    found = one(outcomes["tiny-gru"], "negated-praise")
    worst = max(found.results, key=lambda result: result.excess)
    assert worst.failed
    onwards = [button for button in page.button if button.label == "Compare the two texts"]
    assert len(onwards) == min(found.failures, 8)
    onwards[0].click().run()
    assert not page.exception
    shown = {name: page.query_params[name] for name in ("part", "model", "text", "edited")}
    text, edited = worst.case.texts
    assert shown == {"part": "texts", "model": "tiny-gru", "text": text, "edited": edited}
    assert [page.text_area(key=f"{name}_box").value for name in ("text", "second")] == [
        text,
        edited,
    ]


def test_a_failing_case_of_one_text_leads_to_why_it_is_not_called_right(guest, outcomes):
    page = guest.go(PAGE, part="behaviour", model="tiny-textcnn", test="order")
    found = one(outcomes["tiny-textcnn"], "order")
    failed = {r.case.text: (r.case.label, r.answers[0]) for r in found.results if r.failed}
    links = linked(page, "Explain it")
    assert len(links) == min(len(failed), 8) > 0
    for link in links:
        assert failed[link["text"]] == (link["target"], link["against"])
    next(button for button in page.button if button.label == "Ask other models").click().run()
    assert not page.exception
    assert (page.query_params["part"], page.query_params["text"]) == ("models", links[0]["text"])


def test_all_failing_cases_are_shown_on_demand_the_worst_first(guest, outcomes):
    found = one(outcomes["tiny-textcnn"], "order")
    page = guest.go(PAGE, part="behaviour", model="tiny-textcnn", test="order")
    page.toggle(key="all_failing").set_value(True).run()
    worst_first = sorted((r for r in found.results if r.failed), key=lambda r: -r.excess)
    assert [link["text"] for link in linked(page, "Explain it")] == [
        result.case.text for result in worst_first
    ]


def test_the_sentence_counts_the_failures_and_the_others_are_told_apart(guest, outcomes):
    page = guest.go(PAGE, part="behaviour", model="tiny-textcnn", test="order")
    first, other = (one(outcomes[name], "order") for name in NAMES)
    assert f"fails {first.failures} of {first.cases} cases" in said(page)
    verdict = page.table[0].value.iloc[0]
    assert verdict["fails"] == f"{other.failures} of {other.cases}"
    assert verdict["verdict"].startswith("distinguishable") == (differ(first, other) <= 0.05)


def test_a_choice_stands_in_the_address_and_the_address_restores_it(guest):
    page = guest.go(PAGE, part="behaviour", model="tiny-gru")
    page.selectbox(key="test").select("typos").run()
    assert page.query_params["test"] == "typos"
    page.selectbox(key="tested_model").select("tiny-textcnn").run()
    assert (page.query_params["model"], page.query_params["test"]) == ("tiny-textcnn", "typos")
    again = guest.go(PAGE, part="behaviour", model="tiny-textcnn", test="neutral")
    assert again.selectbox(key="test").value == "neutral"
    assert again.selectbox(key="tested_model").value == "tiny-textcnn"


def test_a_test_that_there_is_not_gives_way_to_the_one_failed_most(guest, outcomes):
    page = guest.go(PAGE, part="behaviour", model="tiny-gru", test="<script>")
    assert not page.exception
    hardest = max(outcomes["tiny-gru"], key=lambda outcome: outcome.rate)
    assert page.selectbox(key="test").value == hardest.test.name


def test_models_of_other_tasks_are_told_that_there_are_no_tests(visitor):
    page = visitor.go(PAGE, part="behaviour")
    assert not page.exception
    assert "no behaviour tests" in visitor.sentences()
