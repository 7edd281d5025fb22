"""CSV: the same separator, UTF-8, and no cell that a spreadsheet would run."""

import csv
import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textcls.batch.base import CHUNK, Chunk, TextTable, Write
from textcls.registry import UserError
from textcls.tables import CsvRows, harmless, open_csv, place


def open_table(path: Path, text_column: str) -> TextTable:
    """A CSV with a header line. Raises UserError with what is wrong and where."""
    opened = open_csv(path)
    column = place(text_column, opened.header, path)

    @contextmanager
    def write(target: Path, added: tuple[str, ...]) -> Iterator[Write]:
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=opened.separator, lineterminator="\n")
            writer.writerow(map(harmless, (*opened.header, *added)))
            yield lambda rows, more: writer.writerows(
                map(harmless, (*row, *cells)) for row, cells in zip(rows, more, strict=True)
            )

    return TextTable(opened.header, _chunks(opened, column, path), write)


def _chunks(opened: CsvRows, column: int, path: Path) -> Iterator[Chunk]:
    while numbered := list(itertools.islice(opened.rows, CHUNK)):
        for line, row in numbered:
            if len(row) != len(opened.header):
                raise UserError(
                    f"{path}, line {line}: {len(row)} cells, but {len(opened.header)} columns"
                )
        rows = [row for _, row in numbered]
        yield Chunk(rows, [row[column] for row in rows], numbered[-1][0] / opened.lines)
