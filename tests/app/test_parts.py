"""What pages are made of: sentences, receipts, files, figures, the data of the token picture."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from textcls import plots, receipt
from textcls.ui import export
from textcls.ui.address import View
from textcls.ui.pictures import tokens
from textcls.ui.words import JOINER, compact, duration, listed, plain, signed
from textcls.values import Ngram, NgramLedger, Prediction, Span, TokenAttribution

TEXT = "Not (so) good,\n  zyx!"
SPANS = (
    Span("not", 0, 3, True),
    Span("good", 9, 13, True),
    Span(",", 13, 14, True),
    Span("zyx", 17, 20, False),
)


def predicted(text: str = TEXT, spans: tuple[Span, ...] = SPANS) -> Prediction:
    logits = {"negative": 1.0, "positive": -0.5}
    shares = {"negative": 0.8176, "positive": 0.1824}
    return Prediction(text, spans, logits, shares, len(spans), len(spans) + 1)


def explained(*scores: float, base: float = 0.25) -> TokenAttribution:
    even = {"negative": 0.5, "positive": 0.5}
    return TokenAttribution(
        predicted(), "negative", None, "ig", "pad", scores, base, even, steps=32
    )


# --- the token picture -----------------------------------------------------------------------


def test_the_picture_holds_the_whole_text_in_order():
    for pieces in (tokens.score_pieces(explained(1, 2, 3, 4)), tokens.reading_pieces(predicted())):
        assert "".join(piece["text"] for piece in pieces) == TEXT


def test_each_token_says_its_side_and_its_value():
    pieces = tokens.score_pieces(explained(-0.8, 0.4, 0.0, 0.1))
    labels = [piece["label"] for piece in pieces if "label" in piece]
    assert labels == [
        "not, against, -0.800",
        "good, for, +0.400",
        ",, neutral, 0.000",
        "zyx, for, +0.100, unknown word",
    ]


def test_colours_are_symmetric_and_the_strongest_is_full():
    pieces = tokens.score_pieces(explained(-0.8, 0.4, 0.0, 0.8))
    weights = [piece["weight"] for piece in pieces if "weight" in piece]
    assert weights == [1.0, 0.5, 0.0, 1.0]


def test_what_no_token_covers_is_marked_as_not_read():
    pieces = tokens.reading_pieces(predicted())
    assert [piece["text"] for piece in pieces if piece["kind"] == "unread"] == ["(so)", "!"]
    assert [piece["text"] for piece in pieces if piece["kind"] == "unknown"] == ["zyx"]


def test_a_text_of_which_nothing_was_read_is_one_grey_piece():
    pieces = tokens.reading_pieces(predicted(" a b ", ()))
    assert [(piece["text"], piece["kind"]) for piece in pieces] == [
        (" ", "space"),
        ("a b", "unread"),
        (" ", "space"),
    ]


# --- receipts --------------------------------------------------------------------------------

logits = st.floats(-100, 100).map(lambda number: round(number, 9))


@given(logits, logits, logits)
def test_a_receipt_adds_up_as_printed(base, gain, rest):
    printed = receipt.Receipt(
        ("F", base + gain + rest), (("base", base), ("gain", gain), ("rest", rest))
    )
    total, *parts = (round(float(number) * 10**9) for number in printed.numbers())
    assert total == sum(parts)
    assert printed.decimals >= 3


def test_a_receipt_is_one_line_with_its_signs():
    line = receipt.of_tokens(explained(-0.5, 1.0, 0.25, 0.0, base=-0.001)).line()
    assert line == "1.000 = -0.001 + 0.750 + 0.251"


def test_three_decimals_are_enough_where_they_add_up():
    assert (
        receipt.of_tokens(explained(0.5, 0.0, 0.25, 0.0)).line() == "1.000 = 0.250 + 0.750 + 0.000"
    )


def test_more_decimals_are_printed_where_three_do_not_add_up():
    printed = receipt.Receipt(("F", 0.0009), (("a", 0.0003), ("b", 0.0003), ("c", 0.0003)))
    assert printed.line() == "0.0009 = 0.0003 + 0.0003 + 0.0003"


# --- files -----------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-A1", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(cell):
    written = export.to_csv([{"token": cell, "score": -0.5}])
    assert next(csv.DictReader(io.StringIO(written, newline=""))) == {
        "token": "'" + cell,
        "score": "-0.5",
    }


def test_the_csv_of_an_explanation_has_a_row_a_token():
    written = export.to_csv(export.token_rows(explained(1, 2, 3, 4)))
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert [row["token"] for row in rows] == ["not", "good", ",", "zyx"]
    assert rows[3] == {"token": "zyx", "start": "17", "end": "20", "known": "False", "score": "4"}


def test_the_json_of_an_explanation_adds_up():
    document = json.loads(export.to_json("m", explained(0.1, 0.2, 0.3, 0.0)))
    parts = document["base_value"] + sum(document["scores"]) + document["residual"]
    assert document["value"] == pytest.approx(parts)


# --- words -----------------------------------------------------------------------------------


def test_names_stay_readable_and_markup_is_inert():
    assert plain("no model 'x'; there are: ag_news-gru") == "no model 'x'; there are: ag_news-gru"
    assert plain("![x](http://a.b/c.png)") == rf"!\[x\](http:{JOINER}//a.b/c.png)"
    assert plain(":red[x] $y$ <b>") == rf":{JOINER}red\[x\] \$y\$ \<b\>"
    assert plain("# a\n- b") == r"\# a - b"


def test_numbers_are_written_for_people():
    assert [signed(0.8034), signed(-0.8), signed(-0.0001)] == ["+0.803", "-0.800", "0.000"]
    assert [duration(48.4), duration(250), duration(3720)] == ["48 s", "4 min 10 s", "1 h 02 min"]
    assert [compact(1_690_000), compact(320)] == ["1.69 M", "320"]
    assert [listed(("a",)), listed(("a", "b", "c"))] == ["a", "a, b and c"]


def test_an_address_says_what_was_chosen_and_leaves_a_long_text_out():
    view = View(model="m", text="hello", target="positive")
    assert view.address() == {"model": "m", "text": "hello", "target": "positive"}
    assert replace(view, text="x" * 1501).address() == {"model": "m", "target": "positive"}
    assert replace(view, text="x" * 1500).linkable


# --- warnings --------------------------------------------------------------------------------


def biased_explanation() -> None:
    """A page with an explanation whose baseline is sure, and which explains next to nothing."""
    from textcls.ui.explain import base, words
    from textcls.values import Prediction, Span, TokenAttribution

    logits = {"negative": 3.0, "positive": 1.0}
    answer = Prediction("a", (Span("a", 0, 1, True),), logits, {}, 1, 1)
    sure = {"negative": 0.1, "positive": 0.9}
    explained = TokenAttribution(answer, "negative", None, "ig", "pad", (0.1,), 1.0, sure, 2048)
    base.said_at_start(explained.base_probabilities, explained.baseline)
    words._unexplained(explained)


def test_a_sure_baseline_and_a_large_residual_are_warned_of():
    page = AppTest.from_function(biased_explanation, default_timeout=30).run()
    assert not page.exception
    sure, unexplained = (warning.value for warning in page.warning)
    assert "90.0 % sure of 'positive'" in sure
    assert "+1.900 of +2.000 logits unexplained" in unexplained


# --- figures ---------------------------------------------------------------------------------


def test_labels_in_figures_are_inert():
    shares = {"<b>a</b> <a href='http://a.b'>": 0.5, "$x$ & y": 0.5}
    figure = plots.probabilities(replace(predicted(), probabilities=shares))
    assert "<" not in "".join(figure.data[0].y)
    assert "$" not in "".join(figure.data[0].y)


def test_a_waterfall_sums_what_it_does_not_name():
    ngrams = tuple(Ngram(f"w{i}", 0, 2, i, 1, 0, 0.1 * i) for i in range(15, 0, -1))
    ledger = NgramLedger(predicted(), "negative", None, -11.0, ngrams, 3)
    bars = plots.ngram_waterfall(ledger, top=10).data[0]
    assert sum(bars.x[:-1]) == pytest.approx(bars.x[-1])
    assert bars.customdata[11] == "5 other n-grams"


def test_the_numbers_of_a_waterfall_stand_to_the_right_of_their_bars():
    ngrams = tuple(Ngram(f"w{i}", 0, 2, i, 1, 0, step) for i, step in enumerate((-3.0, 1.0)))
    ledger = NgramLedger(predicted(), "negative", None, 0.5, ngrams, 3)
    bars, numbers = plots.ngram_waterfall(ledger).data
    assert numbers.x == (0.5, 0.5, -1.5, max(0.0, bars.x[-1]))
    assert [float(number) for number in numbers.text] == pytest.approx(list(bars.x), abs=1e-3)


def test_a_long_window_of_a_waterfall_keeps_the_note_of_its_padding():
    """In the label and in the tooltip, where two such windows differ by nothing else."""
    words = "an outstandingly fantastic performance <b>"
    ngrams = tuple(Ngram(words, 0, 2, 0, width, width - 5, 1.0) for width in (6, 7))
    figure = plots.ngram_waterfall(NgramLedger(predicted(), "negative", None, 0.0, ngrams, 0))
    for labels in (figure.layout.yaxis.ticktext, figure.data[0].customdata):
        assert [label.split("<br>")[1] for label in labels[1:3]] == ["+ 1 padding", "+ 2 padding"]
        assert "<b>" not in "".join(labels)


def test_a_window_that_reaches_into_padding_says_so():
    assert plots.ngram_name(Ngram("good", 0, 4, 0, 3, 2, 0.1)) == "good + 2 padding"


# --- what the app loads ----------------------------------------------------------------------


def test_the_app_starts_without_what_only_training_needs():
    code = "import sys; from textcls.ui import answers, explain, home, inputs; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {"gensim", "datasets", "nltk", "sklearn", "scipy"}
    assert "textcls.ui.cached" in loaded
    assert not loaded & (heavy | {"textcls.training", "textcls.evaluation", "textcls.making"})
