"""A person's CSV, read within limits: text and label columns, never a guess at types."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textcls.registry import UserError

_MOST_BYTES = 200_000_000
MOST_COLUMNS = 200
MOST_CHARACTERS = 200_000  # in one cell
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class CsvRows:
    """A CSV that was opened: its header, its separator, and its rows as they are asked for.

    `rows` gives each row that is not blank with the number of its last line, of `lines` in all.
    """

    header: tuple[str, ...]
    separator: str
    lines: int
    rows: Iterator[tuple[int, list[str]]]


def read_columns(path: Path, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV with a header line, cut to the named columns; every cell is a text.

    Raises UserError with what is wrong and where.
    """
    table = open_csv(path)
    places = [place(name, table.header, path) for name in columns]
    return tuple(_cells(row, places, line, path) for line, row in table.rows)


def open_csv(path: Path) -> CsvRows:
    """A CSV with a header line, read within limits.

    The separator is found in the header (comma, semicolon or tab); UTF-8 with or without its
    mark, UTF-16 with one, or else Windows-1252. Raises UserError with what is wrong and where.
    """
    # Not str.splitlines, which ends a row at U+2028 and its like within a text as well.
    lines = io.StringIO(_decoded(path), newline="").readlines()
    if not lines:
        raise UserError(f"{path} is empty; it needs a header line and a row per text")
    separator = max(",;\t", key=lines[0].count)
    if lines[0].count(separator) >= MOST_COLUMNS:
        raise UserError(f"{path} has more than {MOST_COLUMNS} columns")
    rows = _rows(lines, separator, path)
    _, header = next(rows)
    return CsvRows(tuple(header), separator, len(lines), rows)


def _rows(lines: list[str], separator: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(MOST_CHARACTERS)
    reader = csv.reader(lines, delimiter=separator)
    try:
        # A blank first line is a header without a name.
        for row in reader:
            if row or reader.line_num == 1:
                yield reader.line_num, row
    except csv.Error as error:
        raise UserError(f"{path}, line {reader.line_num}: {error}") from None


def place(name: str, header: Sequence[str], path: Path) -> int:
    """Where a column stands. Raises UserError with the columns that there are."""
    if name not in header:
        raise UserError(f"{path} has no column '{name}'; it has: {', '.join(header)[:300]}")
    return header.index(name)


def check_size(path: Path) -> None:
    """Raises UserError for a file that is not there, or too large to be read."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError(f"{path} is larger than {_MOST_BYTES // 1_000_000} MB")
    except OSError as error:
        raise UserError(f"cannot read {path} ({error.strerror})") from None


def harmless(cell: Any) -> Any:
    """A cell that a spreadsheet does not run: an apostrophe before texts that look like formulas.

    Numbers stay as they are, those that are written in texts too.
    """
    if isinstance(cell, str) and cell.startswith(_RUN_BY_SPREADSHEETS):
        return cell if _NUMBER.fullmatch(cell) else "'" + cell
    return cell


def _decoded(path: Path) -> str:
    check_size(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"cannot read {path} ({error.strerror})") from None
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not marked and b"\0" in content[:100_000]:
        raise UserError(f"{path} is not a text file; save the table as CSV")
    try:
        return content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _cells(row: list[str], places: list[int], line: int, path: Path) -> tuple[str, ...]:
    if len(row) <= max(places):
        raise UserError(f"{path}, line {line}: {len(row)} cells, too few for its columns")
    return tuple(row[place] for place in places)
