"""Vectors from a text file in the format of word2vec or of GloVe, read within limits."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from textcls.registry import UserError
from textcls.values import VectorCard
from textcls.vectors.base import WordVectors

_LONGEST_LINE = 100_000  # bytes
_LARGEST = 2_000  # components of a vector
_LONGEST_WORD = 200  # characters


def read_text(path: Path, *, name: str, title: str, most_words: int = 20_000) -> WordVectors:
    """The first vectors of a file: a word and its components a line, gzipped or not.

    word2vec writes the numbers of words and of components in front, GloVe does not. Nothing is
    unpickled, and binary files are refused. Raises UserError with the line that is no good.
    """
    try:
        with _opened(path) as file:
            words, matrix = _read(file, path, most_words)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f"{path} cannot be read ({reason})") from None
    card = VectorCard(name, title, path.name, "given", matrix.shape[1], len(words), {}, 0.0)
    return WordVectors(card, words, matrix)


def _opened(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rb") if zipped else path.open("rb")


def _read(file: BinaryIO, path: Path, most_words: int) -> tuple[tuple[str, ...], np.ndarray]:
    lines = _lines(file, path)
    number, fields = next(lines, (1, []))
    promised = _header(fields)
    size = promised[1] if promised else len(fields) - 1
    if not 1 <= size <= _LARGEST:
        raise UserError(
            f"{path}, line {number}: a word and 1 to {_LARGEST:,} numbers are expected, the "
            "format of word2vec and of GloVe"
        )
    rows = {} if promised else dict([_row(fields, size, path, number)])
    for number, fields in lines:
        if len(rows) == most_words:
            break
        word, row = _row(fields, size, path, number)
        rows.setdefault(word, row)
    if promised and number - 1 < min(promised[0], most_words):
        raise UserError(
            f"{path} ends after {number - 1:,} words, and its first line promises {promised[0]:,}"
        )
    return tuple(rows), np.stack(list(rows.values()))


def _lines(file: BinaryIO, path: Path) -> Iterator[tuple[int, list[str]]]:
    """The number of each line and its fields, which single spaces or tabs part."""
    number = 0
    while line := file.readline(_LONGEST_LINE + 1):
        number += 1
        if len(line) > _LONGEST_LINE or b"\0" in line:
            raise UserError(f"{path}, line {number}: {_NO_TEXT}")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            raise UserError(f"{path}, line {number}: {_NO_TEXT}") from None
        yield number, text.rstrip(" \t\r\n").replace("\t", " ").split(" ")


_NO_TEXT = (
    "this is no text in UTF-8; the text formats of word2vec and GloVe are read, gensim's own and "
    "other binary ones are not"
)


def _header(fields: list[str]) -> tuple[int, int] | None:
    """The numbers of words and of components, where the first line is word2vec's."""
    if len(fields) == 2 and all(field.isascii() and field.isdigit() for field in fields):
        return int(fields[0][:12]), int(fields[1][:12])
    return None


def _row(fields: list[str], size: int, path: Path, number: int) -> tuple[str, np.ndarray]:
    """A word, which may hold spaces, and its components, the last fields of the line."""
    word = " ".join(fields[:-size])
    if not word or len(word) > _LONGEST_WORD:
        raise UserError(
            f"{path}, line {number}: a word and {size} numbers are expected, and there are "
            f"{len(fields)} fields"
        )
    try:
        row = np.array(fields[-size:], dtype=np.float32)
    except ValueError:
        raise UserError(f"{path}, line {number}: {_no_number(fields[-size:])}") from None
    if not np.isfinite(row).all():
        raise UserError(f"{path}, line {number}: a component is not a finite number")
    return word, row


def _no_number(fields: list[str]) -> str:
    for field in fields:
        try:
            float(field)
        except ValueError:
            return f"'{field[:40]}' is no number"
    return "a component is no number"
