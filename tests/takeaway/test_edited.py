"""Two texts and flips are taken away with every number, and their Python prints the same."""

import json
import subprocess
import sys
from dataclasses import asdict

import pytest

from tests.test_layers import ROOT
from tests.test_markup import Reader
from textcls import comparison, printing, takeaway
from textcls.values import FlipSearch, Reduction, TextComparison

FIRST = "A <script>alert('x')</script> wonderful film, not boring: zyxqv 😀"
SECOND = "A wonderful 'film', boring: & http://example.com"
FLIPPED = "the film was wonderful and its plot was moving"


@pytest.fixture(scope="module")
def compared(tiny_gru) -> TextComparison:
    return comparison.compare_texts(tiny_gru, FIRST, SECOND, target="positive")


@pytest.fixture(scope="module")
def search(tiny_textcnn) -> tuple[FlipSearch, Reduction]:
    return comparison.find_flips(tiny_textcnn, FLIPPED), comparison.reduce_text(
        tiny_textcnn, FLIPPED
    )


def test_a_page_of_two_texts_has_both_as_typed_the_change_and_every_number(compared, tiny_gru):
    page = takeaway.edit_page(tiny_gru.card, compared)
    reader = Reader(page)
    assert FIRST in reader.text
    assert SECOND in reader.text
    assert "<script>alert" not in page
    assert "F(second) - F(first)" in page
    assert tiny_gru.card.fingerprint in page
    for word in compared.words:
        assert printing.signed(word.change) in reader.pieces


def test_a_page_of_flips_has_every_flip(search, tiny_textcnn):
    found, reduced = search
    reader = Reader(takeaway.flips_page(tiny_textcnn.card, found, reduced))
    assert FLIPPED in reader.text
    assert {flip.text for flip in found.flips} <= set(reader.pieces)
    assert f"{found.tries:,} tries" in reader.text


def test_rows_and_documents_carry_settings_and_versions(compared, search, tiny_gru, tiny_textcnn):
    rows = takeaway.edit_rows(tiny_gru.card, compared)
    assert sum(row["change"] for row in rows) == pytest.approx(
        compared.edited_change + compared.shared_change
    )
    flips = takeaway.flips_rows(tiny_textcnn.card, search[0])
    assert [row["text"] for row in flips] == [flip.text for flip in search[0].flips]
    assert all({"fingerprint", "textcls", "torch"} <= row.keys() for row in (*rows, *flips))
    for made in (
        takeaway.edit_document(tiny_gru.card, compared),
        takeaway.flips_document(tiny_textcnn.card, *search),
    ):
        again = json.loads(json.dumps(made, default=asdict))
        assert {"fingerprint", "versions"} <= again.keys()


def test_the_python_prints_the_same_numbers(
    compared, search, tiny_gru, tiny_textcnn, tiny_artifacts
):
    snippets = (
        takeaway.edit_snippet(tiny_gru.card, compared),
        takeaway.flips_snippet(tiny_textcnn.card, search[0]),
    )
    done = subprocess.run(
        [sys.executable, "-"],
        input="\n".join(snippets),
        cwd=ROOT,
        env={"TEXTCLS_ARTIFACTS": str(tiny_artifacts), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert printing.comparison_text(compared) in done.stdout
    flips = printing.search_text(search[0]).splitlines()[1:]  # the first line has the seconds
    assert "\n".join(flips) in done.stdout
    assert "other weights" not in done.stdout
