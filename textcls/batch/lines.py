"""JSON lines: an object a line, of which every key is kept."""

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textcls.batch.base import CHUNK, Chunk, TextTable, Write, checked
from textcls.registry import UserError
from textcls.tables import MOST_COLUMNS, check_size


def open_table(path: Path, text_column: str) -> TextTable:
    """A file of JSON objects, one a line. Raises UserError with what is wrong and where."""
    check_size(path)
    lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    objects = _objects(lines, path)
    first = next(objects, None)
    if first is None:
        raise UserError(f"{path} is empty; it needs a JSON object per line")
    _, columns = first
    chunks = _chunks(itertools.chain([first], objects), len(lines), text_column, path)
    return TextTable(tuple(columns), chunks, _write)


@contextmanager
def _write(target: Path, added: tuple[str, ...]) -> Iterator[Write]:
    # A lone half of a surrogate pair is no character, and is written as a question mark.
    with target.open("w", encoding="utf-8", errors="replace", newline="") as file:

        def append(rows, more) -> None:
            for row, cells in zip(rows, more, strict=True):
                taken = next((name for name in added if name in row), None)
                if taken:
                    raise UserError(f"a row has a key '{taken}' already; give it another name")
                wider = row | dict(zip(added, cells, strict=True))
                file.write(json.dumps(wider, ensure_ascii=False) + "\n")

        yield append


def _objects(lines: list[bytes], path: Path) -> Iterator[tuple[int, dict]]:
    """The object of each line that is not blank, with the number of the line."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UserError(f"{path}, line {number}: no JSON ({error})") from None
        if not isinstance(row, dict):
            raise UserError(f'{path}, line {number}: no JSON object, as in {{"text": "..."}}')
        if len(row) > MOST_COLUMNS:
            raise UserError(f"{path}, line {number}: more than {MOST_COLUMNS} keys")
        yield number, row


def _chunks(
    objects: Iterator[tuple[int, dict]], lines: int, text_column: str, path: Path
) -> Iterator[Chunk]:
    while numbered := list(itertools.islice(objects, CHUNK)):
        texts = [_text(row, text_column, f"{path}, line {number}") for number, row in numbered]
        yield Chunk([row for _, row in numbered], texts, numbered[-1][0] / lines)


def _text(row: dict, text_column: str, where: str) -> str | None:
    if text_column not in row:
        raise UserError(f"{where}: no key '{text_column}'; it has: {', '.join(row)[:300]}")
    return checked(row[text_column], f"{where}: '{text_column}'")
