"""The views of the Explain page: sums that close, choices in the address, odd input."""

import pytest

from tests.app.test_pages import ODD_TEXTS, number

EXPLAIN = "2_Explain.py"
TEXT = "the film was wonderful and the plot was not boring"


def captions(page) -> str:
    return " ".join(line.value for line in page.caption).replace("\\", "")


@pytest.mark.parametrize("baseline", ["", "pad", "unk", "mean", "zero"])
def test_the_ledger_closes_from_the_bias_and_from_every_baseline(visitor, baseline):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, account="ngrams", baseline=baseline)
    assert not page.exception
    assert page.metric[1].label == ("F(baseline)" if baseline else "bias")
    total, *parts = [metric.value for metric in page.metric]
    assert float(total) == pytest.approx(sum(number(part) for part in parts), abs=1e-12)
    assert ("At the baseline the model says" in captions(page)) == bool(baseline)


def test_an_ngram_is_chosen_and_stands_in_the_address(visitor):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, account="ngrams")
    box = page.selectbox(key="ngram")
    assert len(box.options) > 3
    page = box.select_index(2).run()
    assert not page.exception
    assert page.query_params["ngram"] == page.selectbox(key="ngram").value
    table = page.dataframe[1].value
    words = [name for name in table.columns if name[0].isdigit()]
    found = table[words].fillna(0).sum(axis=1) + table["bias"]
    assert found.tolist() == pytest.approx(table["found"].tolist())
    adds = table["found"] * table["weight"] * table["share"]
    assert adds.tolist() == pytest.approx(table["contribution"].tolist())


def test_all_filters_of_a_width_are_shown(visitor):
    asked = {"account": "ngrams", "within": "map", "width": "2"}
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, **asked)
    assert not page.exception
    assert list(page.dataframe[1].value["filter"].sort_values()) == list(range(6, 12))


def test_filters_that_are_not_drawn_are_counted(visitor, monkeypatch):
    monkeypatch.setattr("textcls.plots.MOST_FILTERS", 4)
    asked = {"account": "ngrams", "within": "map", "width": "2"}
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, **asked)
    assert "Drawn are the 4 of 6 filters that add most; the table has all." in captions(page)


def test_every_method_has_a_row_whose_sum_closes(visitor):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, account="methods")
    assert not page.exception
    sums = page.dataframe[0].value
    assert len(sums) == 6
    right = sums["F(baseline)"] + sums["sum of the words"] + sums["residual"]
    assert right.tolist() == pytest.approx(sums["F(text)"].tolist())
    tokens = page.dataframe[1].value
    assert list(tokens["token"]) == TEXT.split()
    assert tokens["shapley"].sum() == pytest.approx(sums["sum of the words"][2], abs=1e-6)
    assert len(page.metric) == 5  # every other method's tau with the first


def test_a_word_in_the_address_names_the_windows_that_hold_it(visitor):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, token="3")
    assert not page.exception
    assert any("**wonderful**, word 4 of 10" in line.value for line in page.markdown)
    assert page.dataframe[0].value["n-gram"].str.contains("wonderful").all()


@pytest.mark.parametrize("method", ["", "occlusion"])
def test_the_windows_of_a_word_add_up_to_its_score(visitor, method):
    asked = {"token": "3", "baseline": "mean"}
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, method=method, **asked)
    windows, table = (shown.value for shown in page.dataframe[:2])
    said = next(line.value for line in page.markdown if " logits = " in line.value)
    account = number(said.split(" ")[0])
    assert windows["by filters"].sum() == pytest.approx(account, abs=5e-4)
    score = table["score"][3]
    if method:
        assert f"The picture has {score:+.3f}, for 'Occlusion' counts otherwise" in said.replace(
            "\\", ""
        )
    else:
        assert account == pytest.approx(score, abs=5e-4)
        assert "This is its score in the picture" in said


@pytest.mark.parametrize("method", ["shapley", "lime"])
def test_sampled_methods_say_what_they_sampled(visitor, method):
    page = visitor.go(EXPLAIN, model="tiny-gru", text=TEXT, method=method)
    assert not page.exception
    said = {"shapley": "orders of the words, standard errors up to", "lime": "changed texts, R"}
    assert said[method] in captions(page)
    assert ("standard error" in page.dataframe[0].value) == (method == "shapley")


def test_names_in_the_address_that_do_not_exist_fall_back(visitor):
    bad = dict.fromkeys(("within", "ngram", "width", "token"), "9" * 5000)
    for account in ("words", "ngrams", "methods"):
        page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, account=account, **bad)
        assert not page.exception
    page = visitor.go(EXPLAIN, account="ngrams", within="map", width="-1")
    assert not page.exception


@pytest.mark.parametrize(
    ("account", "within"), [("ngrams", ""), ("ngrams", "map"), ("methods", "")]
)
def test_an_odd_text_is_explained_in_every_view(visitor, account, within):
    visitor.go(EXPLAIN, model="tiny-textcnn", account=account, within=within)
    for what, text in ODD_TEXTS.items():
        assert not visitor.type(text).exception, what


@pytest.mark.parametrize("account", ["words", "methods", "timeline", "trust"])
def test_every_view_says_how_much_of_a_text_that_was_cut_was_read(visitor, account):
    page = visitor.go(EXPLAIN, model="tiny-gru", text="great film " * 50, account=account)
    assert not page.exception
    assert "64 of 100 tokens read" in captions(page)
    page = visitor.go(EXPLAIN, model="tiny-gru", text=TEXT, account=account)
    assert "tokens read" not in captions(page)
