"""N-grams as a table of coloured words: what each adds to a filter's activation."""

import html
from collections.abc import Sequence

import streamlit as st

from textcls.plots import AGAINST, FOR
from textcls.values import FilterMatch

_FULL = 70  # percent of the colour in the strongest cell: letters stay legible on it
_TABLE = "width:100%;table-layout:fixed;border-collapse:separate;border-spacing:2px;border:none"
_HEAD = "font-size:.875rem;font-weight:400;opacity:.75;border:none;padding:2px;text-align:center"
_CELL = (
    "font-size:.875rem;border:none;border-radius:4px;padding:4px 2px;text-align:center;"
    "line-height:1.25;overflow-wrap:anywhere"
)


def show(found: Sequence[FilterMatch], title: str, *, scale: float) -> None:
    """One row an n-gram, the activation in front; blue raises it, orange lowers it."""
    st.markdown(f"##### {title}")
    st.html(table(found, title, scale))


def table(found: Sequence[FilterMatch], title: str, scale: float) -> str:
    """The table as HTML, every word escaped; `scale` is what the strongest colour stands for."""
    names = ["u", "bias", *(f"word {slot + 1}" for slot in range(len(found[0].slots)))]
    head = "".join(f'<th scope="col" style="{_HEAD}">{name}</th>' for name in names)
    rows = "".join(_row(match, scale) for match in found)
    return (
        f'<table style="{_TABLE}" aria-label="{html.escape(title)}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(match: FilterMatch, scale: float) -> str:
    cells = "".join(
        f'<td style="{_CELL};background:{_colour(add, scale)}">{html.escape(word)}'
        f"<br><small>{add:+.3f}</small></td>"
        for word, add in zip(match.words, match.slots, strict=True)
    )
    return (
        f'<tr><th scope="row" style="{_CELL};font-weight:600">{match.activation:+.3f}</th>'
        f'<td style="{_CELL}"><small>{match.bias:+.3f}</small></td>{cells}</tr>'
    )


def _colour(add: float, scale: float) -> str:
    share = round(_FULL * min(abs(add) / scale, 1.0))
    return f"color-mix(in srgb, {FOR if add > 0 else AGAINST} {share}%, transparent)"
