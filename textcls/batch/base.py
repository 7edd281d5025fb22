"""What a table of texts is, whatever its file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from textcls.registry import UserError
from textcls.tables import MOST_CHARACTERS

CHUNK = 4_096  # rows

# The rows as they were read, and the cells to add to each of them.
Write = Callable[[Any, Sequence[Sequence[Any]]], None]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of a table in the form of its file; `done` is the share of the file behind them.

    A text is None where the row has none.
    """

    rows: Any
    texts: list[str | None]
    done: float


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table that was opened: its columns, its rows chunk by chunk, and how to write the same.

    `write` is given the file to write and the names of the columns that are added.
    """

    columns: tuple[str, ...]
    chunks: Iterator[Chunk]
    write: Callable[[Any, tuple[str, ...]], AbstractContextManager[Write]]


def checked(text: Any, where: str) -> str | None:
    """A cell that is to be read as a text. Raises UserError with its place for anything else."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise UserError(f"{where} is no text but {str(text)[:40]!r}")
    if len(text) > MOST_CHARACTERS:
        raise UserError(f"{where} has more than {MOST_CHARACTERS:,} characters")
    return text
