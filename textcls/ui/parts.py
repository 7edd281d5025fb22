"""Pages of several parts: only the chosen one is computed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from textcls.ui import fields
from textcls.ui.address import View


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a page: `show` draws it, or ends the page where there is nothing to show yet.

    What it returns, the numbers on screen, is what `method` explains below it.
    """

    title: str
    show: Callable[[View], Any]
    method: Callable[[Any], None]


def choose(view: View, parts: Mapping[str, Part]) -> Part:
    """The part of the view, or the first."""
    titles = {name: part.title for name, part in parts.items()}
    return parts[fields.segments("Show", titles, view.part, field="part", labelled=False)]
