"""A person's CSV, read within limits: text and label columns, never a guess at types."""

import csv
import io
from pathlib import Path

from textcls.registry import UserError

_MOST_BYTES = 200_000_000
_MOST_COLUMNS = 200
_MOST_CHARACTERS = 200_000  # in one cell


def read_columns(path: Path, columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The rows of a CSV with a header line, cut to the named columns; every cell is a text.

    The separator is found in the header (comma, semicolon or tab); UTF-8 with or without its
    mark, UTF-16 with one, or else Windows-1252. Raises UserError with what is wrong and where.
    """
    # Not str.splitlines, which ends a row at U+2028 and its like within a text as well.
    lines = io.StringIO(_decoded(path), newline="").readlines()
    if not lines:
        raise UserError(f"{path} is empty; it needs a header line and a row per text")
    separator = max(",;\t", key=lines[0].count)
    if lines[0].count(separator) >= _MOST_COLUMNS:
        raise UserError(f"{path} has more than {_MOST_COLUMNS} columns")
    csv.field_size_limit(_MOST_CHARACTERS)
    reader = csv.reader(lines, delimiter=separator)
    try:
        header = next(reader)
        places = [_place(name, header, path) for name in columns]
        return tuple(_cells(row, places, reader.line_num, path) for row in reader if row)
    except csv.Error as error:
        raise UserError(f"{path}, line {reader.line_num}: {error}") from None


def _decoded(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError(f"{path} is larger than {_MOST_BYTES // 1_000_000} MB")
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


def _place(name: str, header: list[str], path: Path) -> int:
    if name not in header:
        raise UserError(f"{path} has no column '{name}'; it has: {', '.join(header)[:300]}")
    return header.index(name)


def _cells(row: list[str], places: list[int], line: int, path: Path) -> tuple[str, ...]:
    if len(row) <= max(places):
        raise UserError(f"{path}, line {line}: {len(row)} cells, too few for its columns")
    return tuple(row[place] for place in places)
