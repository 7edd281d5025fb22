"""N-grams as a table of coloured words: what each adds to a filter's activation."""

from collections.abc import Sequence

import streamlit as st

from textcls.markup import Markup, element
from textcls.plots import AGAINST, FOR
from textcls.text import PAD
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


def table(found: Sequence[FilterMatch], title: str, scale: float) -> Markup:
    """The table as HTML; `scale` is what the strongest colour stands for."""
    names = ["u", "bias", *(f"word {slot + 1}" for slot in range(len(found[0].slots)))]
    head = element("tr", *(element("th", name, scope="col", style=_HEAD) for name in names))
    rows = (_row(match, scale) for match in found)
    return element(
        "table",
        element("thead", head),
        element("tbody", *rows),
        style=_TABLE,
        aria_label=title,
    )


def _row(match: FilterMatch, scale: float) -> Markup:
    activation = element(
        "th", f"{match.activation:+.3f}", scope="row", style=f"{_CELL};font-weight:600"
    )
    bias = element("td", element("small", f"{match.bias:+.3f}"), style=_CELL)
    words = (
        element(
            "td",
            element("div", element("i", "padding") if word == PAD else word),
            element("small", f"{add:+.3f}"),
            style=f"{_CELL};background:{_colour(add, scale)}",
        )
        for word, add in zip(match.words, match.slots, strict=True)
    )
    return element("tr", activation, bias, *words)


def _colour(add: float, scale: float) -> str:
    share = round(_FULL * min(abs(add) / scale, 1.0))
    return f"color-mix(in srgb, {FOR if add > 0 else AGAINST} {share}%, transparent)"
