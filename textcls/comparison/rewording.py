"""Texts with words deleted or swapped, written so that all other words are read as before."""

import re
from collections.abc import Iterable

from textcls.values import Edit, Span

_WORD = re.compile(r"\w")
_CLOSING, _OPENING = frozenset(".,;:!?)]}%'\"”’"), frozenset("([{“‘")


def reworded(text: str, edits: Iterable[Edit]) -> str:
    """The text after some edits of different words.

    A deletion leaves one blank where there was one, and never joins the words beside it.
    """
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        left, right = text[: edit.start], text[edit.end :]
        text = left + edit.new + right if edit.new else _closed(left, right)
    return text


def only(text: str, kept: Iterable[Span]) -> str:
    """The tokens as typed, a blank between them, and nothing else of the text."""
    return " ".join(text[span.start : span.end] for span in kept)


def written_like(old: str, new: str) -> str:
    """A lower-cased word with the capitals of another: `Great`, `wonderful` -> `Wonderful`."""
    if old.isupper() and len(old) > 1:
        written = new.upper()
    elif old[:1].isupper():
        written = new[:1].upper() + new[1:]
    else:
        return new
    # The capitals of some letters are several characters, or do not come back as they were.
    return written if written.lower() == new else new


def _closed(left: str, right: str) -> str:
    """The two sides of a deleted word, with the blank between them that a reader expects."""
    before, after = left.rstrip(), right.lstrip()
    if not (before and after):
        return before + after
    blank_before, blank_after = left[len(before) :], right[: len(right) - len(after)]
    if _would_join(before[-1], after[0]):
        attached = False
    elif not blank_after:
        attached = not blank_before or after[0] in _CLOSING
    else:
        attached = not blank_before and before[-1] in _OPENING
    return before + ("" if attached else _blank(blank_before, blank_after)) + after


def _would_join(left: str, right: str) -> bool:
    """Whether two characters would be read as one token."""
    return bool(_WORD.match(left)) == bool(_WORD.match(right))


def _blank(before: str, after: str) -> str:
    """The line break of two gaps, if one has it, or else a single blank."""
    return next((gap for gap in (before, after) if "\n" in gap), " ")
