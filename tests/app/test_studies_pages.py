"""The pages of filters and of phrases: what was found is shown, restored from a link, and inert."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from textcls import artifacts, studies
from textcls.ui.studies import cells
from textcls.ui.studies.base import named
from textcls.values import FilterMatch, Phrase

FILTERS, LEARNED = "3_Filters.py", "4_Learned.py"
TEXT = "the film was wonderful and the plot was not boring"


@pytest.fixture
def folder(tiny_artifacts, tmp_path) -> Path:
    """A copy of the tiny models, whose studies may be changed."""
    return Path(shutil.copytree(tiny_artifacts, tmp_path / "artifacts"))


def said(page) -> str:
    """All sentences of a page, without Markdown's escapes."""
    parts = (page.markdown, page.caption, page.error, page.warning, page.info, page.subheader)
    return " ".join(item.value for part in parts for item in part).replace("\\", "")


def stored(study: str, folder: Path, name: str = "tiny-textcnn"):
    card = artifacts.scan(folder).models[name]
    return studies.load(study, card, folder), card


# --- filters ---------------------------------------------------------------------------------


def test_all_filters_are_listed_with_their_figures(visitor, tiny_artifacts):
    study, _ = stored("filters", tiny_artifacts)
    page = visitor.go(FILTERS, model="tiny-textcnn")
    assert not page.exception
    table = page.dataframe[0].value.set_index("filter")
    assert len(table) == len(study.filters) == 18
    for facts in study.filters:
        row = table.loc[facts.number]
        assert (row["class"], row["words"]) == (facts.label, facts.width)
        assert row["coverage"] == pytest.approx(100 * study.coverage(facts))
        assert row["silent"] == pytest.approx(100 * study.silent(facts))
        assert bool(row["reliable"]) == facts.reliable


def test_a_link_restores_the_filter_and_what_it_makes_of_the_text(visitor, tiny_artifacts):
    study, _ = stored("filters", tiny_artifacts)
    for number in range(0, 18, 4):
        page = visitor.go(FILTERS, model="tiny-textcnn", text=TEXT, filter=str(number))
        assert not page.exception
        facts = study.filters[number]
        assert f"Filter {number}: " in said(page)
        assert f"speaks for {facts.label}" in said(page)
        assert "It picks “" in said(page) or "Nothing here matches" in said(page)
        assert page.query_params["filter"] == str(number)
        rows = list(page.dataframe[0].value["filter"])
        assert f"Below: filter {number}, row {rows.index(number) + 1} of 18." in said(page)
        coverage = page.dataframe[0].value["coverage"]
        assert coverage.is_monotonic_decreasing


@pytest.mark.parametrize("number", ["", "99", "-1", "x", "<b>", "1e9"])
def test_a_filter_that_is_not_there_falls_back_to_the_first_of_the_table(visitor, number):
    page = visitor.go(FILTERS, model="tiny-textcnn", filter=number)
    assert not page.exception
    first = page.dataframe[0].value["filter"].iloc[0]
    assert f"Filter {first}: " in said(page)


def test_without_a_text_the_filters_are_shown_all_the_same(visitor):
    page = visitor.go(FILTERS, model="tiny-textcnn")
    assert "Type a text, or choose an example" in said(page)
    assert any("A filter" in line.value for line in page.markdown)


@pytest.mark.parametrize(
    "text", ["x", "zyx qwv", "<script>alert(1)</script>", "😀 ❤️", "film " * 500, " "]
)
def test_odd_texts_get_an_answer(visitor, text):
    page = visitor.go(FILTERS, model="tiny-textcnn", filter="17")
    page = visitor.type(text)
    assert not page.exception
    shown = ("It picks “", "Nothing here matches", "reads no word", "Type a text")
    assert any(start in said(page) for start in shown)


def test_a_model_without_filters_says_so_and_links_to_one_that_has_them(visitor):
    page = visitor.go(FILTERS, model="tiny-gru", text=TEXT)
    assert not page.exception
    assert "Tiny gru is a gru: it has no single layer of filters" in said(page)
    links = [link.proto for link in page.main if link.type == "page_link"]
    assert [link.page for link in links] == ["Filters", "Learned"]
    assert "model=tiny-textcnn" in links[0].query_string


def test_choosing_another_model_forgets_the_filter(visitor):
    page = visitor.go(FILTERS, model="tiny-textcnn", filter="3")
    page.selectbox(key="model").select("tiny-gru").run()
    assert "filter" not in page.query_params


@pytest.mark.parametrize("choices", [{"token": "3"}, {"account": "ngrams"}])
def test_a_word_and_an_ngram_on_the_explain_page_lead_to_their_filters(visitor, choices):
    page = visitor.go("2_Explain.py", model="tiny-textcnn", text=TEXT, **choices)
    assert not page.exception
    links = [item.proto for item in page.main if item.type == "page_link"]
    [first, *_] = [link for link in links if link.page == "Filters"]
    number = first.label.removeprefix("Filter ")
    assert f"filter={number}" in first.query_string
    assert "text=the" in first.query_string


# --- phrases ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["tiny-textcnn", "tiny-gru"])
def test_the_phrases_of_a_class_are_listed_with_means_and_counts(visitor, tiny_artifacts, name):
    study, _ = stored("phrases", tiny_artifacts, name)
    page = visitor.go(LEARNED, model=name, target="positive")
    assert not page.exception
    table = page.dataframe[0].value.set_index("phrase")
    speaks_for, against = study.strongest("positive", most=15)
    assert list(table.index) == [phrase.text for phrase in (*speaks_for, *against)]
    for phrase in (*speaks_for, *against):
        row = table.loc[phrase.text]
        assert row["count"] == phrase.count
        assert row["mean for positive"] == pytest.approx(study.mean(phrase, "positive"))
    charts = [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]
    pointed_at = dict(cell for chart in charts for cell in chart["data"][0]["customdata"])
    assert pointed_at == {phrase.text: f"{phrase.count:,}" for phrase in (*speaks_for, *against)}
    assert all("customdata[1]" in chart["data"][0]["hovertemplate"] for chart in charts)
    assert ("exactly, over" in said(page)) == (name == "tiny-textcnn")
    assert ("Integrated Gradients" in said(page)) == (name == "tiny-gru")


@pytest.fixture
def worded(visit, folder):
    """A visitor of models whose phrases have one word or two."""
    study, card = stored("phrases", folder)
    two = tuple(Phrase(f"{p.text} film", 7, p.means) for p in study.phrases)
    studies.save("phrases", replace(study, phrases=study.phrases + two), card, folder)
    return visit(folder)


def test_the_number_of_words_is_chosen_and_stands_in_the_address(worded):
    page = worded.go(LEARNED, model="tiny-textcnn", target="positive")
    page.segmented_control(key="learned_words").set_value("2").run()
    assert not page.exception
    assert set(page.dataframe[0].value["words"]) == {2}
    assert page.query_params["words"] == "2"


def test_a_chosen_phrase_can_be_explained(visitor):
    page = visitor.go(LEARNED, model="tiny-textcnn", target="positive", words="1")
    phrase = page.dataframe[0].value["phrase"].iloc[0]
    page = page.selectbox(key="learned_phrase").select(phrase).run()
    assert not page.exception
    assert page.query_params["phrase"] == phrase
    [link] = [item.proto for item in page.main if item.type == "page_link"]
    assert link.page == "Explain"
    assert f"text={phrase}" in link.query_string
    assert "target" not in link.query_string


def test_bad_choices_in_the_address_fall_back(worded):
    bad = {"target": "<b>x</b>", "words": "99", "phrase": "nope", "filter": "x"}
    page = worded.go(LEARNED, model="tiny-textcnn", **bad)
    assert not page.exception
    assert page.segmented_control(key="learned_class").value == "negative"
    assert page.segmented_control(key="learned_words").value == "any"


def test_where_nothing_stands_often_enough_the_page_says_so(visit, folder):
    study, card = stored("phrases", folder)
    studies.save("phrases", replace(study, phrases=()), card, folder)
    page = visit(folder).go(LEARNED, model="tiny-textcnn")
    assert not page.exception
    assert "No phrase stands at least 5 times" in said(page)


@pytest.mark.parametrize(("residual", "warned"), [(0.04, False), (0.86, True)])
def test_means_that_explain_too_little_are_warned_of(visit, folder, residual, warned):
    study, card = stored("phrases", folder, "tiny-gru")
    studies.save("phrases", replace(study, residual=residual), card, folder)
    page = visit(folder).go(LEARNED, model="tiny-gru")
    assert not page.exception
    assert ("Do not rely on these means" in said(page)) == warned


def test_a_network_that_no_phrase_moves_is_said_to_be_one(visit, folder):
    study, card = stored("phrases", folder, "tiny-gru")
    still = tuple(replace(phrase, means=(0.0, 0.0)) for phrase in study.phrases)
    studies.save("phrases", replace(study, phrases=still, residual=1.0), card, folder)
    page = visit(folder).go(LEARNED, model="tiny-gru")
    assert not page.exception
    shown = said(page)
    assert "Every mean is 0" in shown
    assert "No phrase adds anything to the logit of 'negative'" in shown
    assert "unexplained" not in shown
    assert "No phrase stands" not in shown
    [link] = [item.proto for item in page.main if item.type == "page_link"]
    assert "account=timeline" in link.query_string
    assert "model=tiny-gru" in link.query_string


# --- studies that are missing, old, or hold odd words ------------------------------------------


@pytest.mark.parametrize(("page", "study"), [(FILTERS, "filters"), (LEARNED, "phrases")])
def test_a_missing_or_changed_study_is_one_sentence_with_the_command(visit, folder, page, study):
    path = studies.path_of(study, "tiny-textcnn", folder)
    whole = path.read_bytes()
    for damage in (lambda: path.unlink(), lambda: path.write_bytes(whole.replace(b"tex", b"tix"))):
        path.write_bytes(whole)
        damage()
        shown = visit(folder).go(page, model="tiny-textcnn")
        assert not shown.exception
        assert f"python -m textcls study tiny-textcnn --only {study}" in said(shown)
    path.write_bytes(whole)
    assert not visit(folder).go(page, model="tiny-textcnn").error


def test_a_study_of_other_weights_is_refused(visit, folder):
    path = studies.path_of("filters", "tiny-textcnn", folder)
    document = json.loads(path.read_text())
    path.write_text(json.dumps(document | {"fingerprint": "0" * 64}))
    assert "made from other weights" in said(visit(folder).go(FILTERS, model="tiny-textcnn"))


def test_words_are_shown_as_they_are(visit, folder):
    odd = "<b>x</b> ![y](http://a.b/c.png)"
    study, card = stored("phrases", folder)
    phrase = Phrase(odd, 9, (9.0, -9.0))
    studies.save("phrases", replace(study, phrases=(phrase,)), card, folder)
    page = visit(folder).go(LEARNED, model="tiny-textcnn", phrase=odd)
    assert not page.exception
    shown = [line.value for line in page.markdown if "9 times" in line.value]
    assert len(shown) == 1
    assert "<b>" not in shown[0].replace(r"\<b\>", "")
    assert "![" not in shown[0]


def test_the_table_of_words_holds_no_markup_of_theirs():
    match = FilterMatch(("<b>x</b>", '"&'), 0.5, (0.25, -1.0))
    shown = cells.table([match], "a <b>", 1.0)
    assert "<b>" not in shown
    assert "&lt;b&gt;x&lt;/b&gt;" in shown
    assert "&quot;&amp;" in shown
    assert "-0.250" in shown  # u = 0.5 + 0.25 - 1
    assert "70%" in shown


def test_places_behind_the_end_of_a_text_are_counted():
    assert named(["good", "<pad>", "<pad>"]) == "good + 2 padding"
    assert named(["very", "good"]) == "very good"
    assert named(["<pad>"]) == "1 padding"


def test_no_page_of_studies_writes_padding_as_the_vocabulary_does(visit, folder):
    study, card = stored("filters", folder)
    top, negative = {"good <pad> <pad>": 3}, {"bad <pad> <pad>": 1}
    odd = [
        replace(facts, top=top, negative=negative) if facts.width == 3 else facts
        for facts in study.filters
    ]
    studies.save("filters", replace(study, filters=tuple(odd)), card, folder)
    number = next(facts.number for facts in odd if facts.width == 3)
    phrases, card = stored("phrases", folder)
    phrase = Phrase("good <pad>", 9, (9.0, -9.0))
    studies.save("phrases", replace(phrases, phrases=(phrase,)), card, folder)
    visitor = visit(folder)
    for name, choices in ((FILTERS, {"filter": str(number)}), (LEARNED, {"filter": ""})):
        page = visitor.go(name, model="tiny-textcnn", **choices)
        assert not page.exception
        shown = [said(page), *(table.value.to_csv() for table in page.dataframe)]
        shown += [item.proto.body for item in page.main if item.type == "html"]
        assert "padding" in " ".join(shown)
        assert "pad>" not in " ".join(shown).replace("&gt;", ">")
        assert (name == FILTERS) == any("<table" in each for each in shown)
