"""The views of the Explain page: sums that close, choices in the address, odd input."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
import torch

from tests.app.test_pages import ODD_TEXTS, number
from textcls import artifacts
from textcls.artifacts import TrainedModel
from textcls.models import StrideCNN

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


def test_the_words_of_every_ngram_add_up_to_what_the_list_says(visitor):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, account="ngrams")
    for index in range(6):
        page = page.selectbox(key="ngram").select_index(index).run()
        said = re.search(r"(\S+) logits by \d+ filters?: (.*?)\.(?: |$)", captions(page))
        total, *added = [
            Decimal(part.split(" ")[-1]) for part in ", ".join(said.groups()).split(", ")
        ]
        assert sum(added) == total


def test_all_filters_of_a_width_are_shown(visitor):
    asked = {"account": "ngrams", "within": "map", "width": "2"}
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, **asked)
    assert not page.exception
    assert list(page.dataframe[1].value["filter"].sort_values()) == list(range(6, 12))


def test_filters_that_are_not_drawn_are_counted(visitor, monkeypatch):
    monkeypatch.setattr("textcls.plots.MOST_ROWS", 4)
    asked = {"account": "ngrams", "within": "map", "width": "2"}
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, **asked)
    assert "Drawn are the 4 of 6 filters that add most; the table has all." in captions(page)


def test_every_method_has_a_row_whose_sum_closes(visitor):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, account="methods")
    assert not page.exception
    sums = page.table[0].value
    assert len(sums) == 6
    names = ["F(baseline)", "sum of the words", "residual"]
    printed = sums[["F(text)", *names]].map(Decimal)
    assert printed[names].sum(axis=1).tolist() == printed["F(text)"].tolist()
    assert "-0.000" not in sums["residual"].tolist()
    tokens = page.dataframe[0].value
    assert list(tokens["token"]) == TEXT.split()
    assert tokens["shapley"].sum() == pytest.approx(float(sums["sum of the words"][2]), abs=6e-4)
    assert len(page.metric) == 5  # every other method's tau with the first


@pytest.mark.parametrize(
    "choices", [{"account": "methods"}, {"account": "trust", "check": "methods"}]
)
def test_the_formulas_of_the_methods_have_the_numbers_of_the_text_beside_them(visitor, choices):
    page = visitor.go(EXPLAIN, model="tiny-textcnn", text=TEXT, **choices)
    formulas = [line.value for line in page.latex]
    receipts = [formula for formula in formulas if "F(baseline)" in formula]
    assert len(receipts) == (6 if choices["account"] == "methods" else 0)
    numbers = map(float, re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", formulas[-1].replace(" - ", " ")))
    same, opposite, pairs, first, again, second, tau = numbers
    assert pairs == again == 45  # of ten words
    assert same + opposite <= pairs - max(first, second)
    expected = (same - opposite) / ((pairs - first) * (pairs - second)) ** 0.5
    assert tau == pytest.approx(expected, abs=5e-4)


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


# --- a view that the model of the address lacks --------------------------------------------------


@pytest.fixture
def strides(tiny_textcnn, tmp_path):
    """A folder with a net of three convolutions that was never trained."""
    options = {"size": 8, "channels": 6}
    torch.manual_seed(1)
    network = StrideCNN(len(tiny_textcnn.vocabulary), 2, **options)
    recipe = replace(tiny_textcnn.card.recipe, architecture="stridecnn", network=options)
    card = replace(tiny_textcnn.card, name="strides", recipe=recipe)
    made = TrainedModel(card, tiny_textcnn.vocabulary, network.eval())
    artifacts.save_model(made, (), tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("model", "account", "said"),
    [
        ("tiny-gru", "ngrams", "no exact sum over n-grams. Shown here: 'Words'."),
        (
            "tiny-gru",
            "stretches",
            "of several layers of convolutions. Shown here: 'Words'",
        ),
        ("tiny-textcnn", "timeline", "no state from word to word. Shown here: 'Words'."),
        ("tiny-textcnn", "stretches", "layers of convolutions. Shown here: 'N-grams'."),
    ],
)
def test_a_view_that_a_network_lacks_is_explained_and_the_next_best_shown(
    visitor, model, account, said
):
    page = visitor.go(EXPLAIN, model=model, text=TEXT, account=account)
    assert not page.exception
    assert said in visitor.sentences()


def test_a_net_of_several_convolutions_shows_the_stretches_that_its_maxima_see(visit, strides):
    visitor = visit(strides)
    page = visitor.go(EXPLAIN, model="strides", text=TEXT, account="ngrams")
    assert not page.exception
    assert "no exact sum over n-grams. Shown here: 'Stretches'." in visitor.sentences()
    total, *parts = [metric.value for metric in page.metric]
    assert float(total) == pytest.approx(sum(number(part) for part in parts), abs=1e-12)
    stretches = page.dataframe[0].value
    assert stretches["contribution"].sum() == pytest.approx(number(parts[1]), abs=1e-3)
    for what, text in ODD_TEXTS.items():
        assert not visitor.type(text).exception, what
