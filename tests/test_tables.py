"""A person's CSV is read as it is, within limits, or refused in one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textcls import tables
from textcls.registry import UserError
from textcls.tables import read_columns

COLUMNS = ("text", "label")


@pytest.fixture
def table(tmp_path):
    """Write bytes or a text as a CSV and read its two columns."""

    def read(content: str | bytes) -> tuple[tuple[str, ...], ...]:
        path = tmp_path / "mine.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_columns(path, COLUMNS)

    return read


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found_in_the_header(table, separator):
    content = 'text;label\n"one; two, three";good\n'.replace(";label", f"{separator}label")
    assert table(content.replace(";good", f"{separator}good")) == (("one; two, three", "good"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_is_read(table, encoding):
    assert table("text,label\ncafé – “fine”,schön\n".encode(encoding)) == (
        ("café – “fine”", "schön"),
    )


def test_columns_are_found_by_name_wherever_they_stand(table):
    assert table("id,label,text\n1,good,fine\n") == (("fine", "good"),)


def test_a_cell_stays_a_text(table):
    assert table("text,label\nNA,1\n,0\n007,1\n") == (("NA", "1"), ("", "0"), ("007", "1"))


def test_a_cell_may_hold_line_breaks_and_quotes(table):
    assert table('text,label\r\n"a\r\nb ""c""",x\r\n') == (('a\r\nb "c"', "x"),)


def test_only_a_line_break_ends_a_row(table):
    assert table("text,label\none\u2028two\x85three\x0bfour,x\n") == (
        ("one\u2028two\x85three\x0bfour", "x"),
    )


def test_blank_lines_are_passed_over(table):
    assert table("text,label\n\na,x\n\n") == (("a", "x"),)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_every_quoted_text_is_read_as_it_was_written(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("csv") / "mine.csv"
    quoted = ('"{}",x\n'.format(text.replace('"', '""')) for text in texts)
    path.write_text("text,label\n" + "".join(quoted), encoding="utf-8", newline="")
    assert read_columns(path, COLUMNS) == tuple((text, "x") for text in texts)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty; it needs a header line and a row per text"),
        ("tekst,label\na,x\n", "has no column 'text'; it has: tekst, label"),
        ("text,label\na,x\nonly this\n", "line 3: 1 cells, too few for its columns"),
        (b"PK\x03\x04\0\0binary", "is not a text file; save the table as CSV"),
        (",".join(["c"] * 500) + "\n", "has more than 200 columns"),
        ("text,label\n" + "a" * 200_001 + ",x\n", "line 2: field larger than field limit"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_one_sentence(table, content, sentence):
    with pytest.raises(UserError) as raised:
        table(content)
    assert sentence in str(raised.value)
    assert "mine.csv" in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UserError, match=r"cannot read .*gone.csv"):
        read_columns(tmp_path / "gone.csv", COLUMNS)


def test_a_folder_is_no_table(tmp_path):
    with pytest.raises(UserError, match="cannot read"):
        read_columns(tmp_path, COLUMNS)


def test_a_file_beyond_the_limit_is_not_read(table, monkeypatch):
    monkeypatch.setattr(tables, "_MOST_BYTES", 10)
    with pytest.raises(UserError, match="is larger than"):
        table("text,label\na,x\n")


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1", "\r=1", "-", "-1+1"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert tables.harmless(cell) == "'" + cell


@pytest.mark.parametrize(
    "cell", ["fine", "", "-5", "+1.5", "-2,5", "1e-6", "-1e-6", "'=1", 0.5, None]
)
def test_a_cell_that_no_spreadsheet_runs_stays_as_it_is(cell):
    assert tables.harmless(cell) == cell
