"""Sums and tables under every explanation: what is on screen adds up, and can be taken along."""

from collections.abc import Callable

import msgspec
import streamlit as st

from textcls.receipt import Receipt
from textcls.ui import export
from textcls.ui.words import plain

NUMBER = st.column_config.NumberColumn(format="%.3f")


def receipt(shown: Receipt, note: str) -> None:
    """A sum as large numbers, and as one line with a note behind it."""
    names = [shown.total[0], *(name for name, _ in shown.parts)]
    with st.container(border=True, gap="xsmall"):
        with st.grid(len(names), min_column_width=130):
            for name, term in zip(names, shown.terms(), strict=True):
                st.metric(name, term)
        st.caption(plain(f"{shown.line()}. {note}."))


def table(
    title: str,
    rows: list[dict],
    document: str | None = None,
    *,
    columns: dict,
    file: str = "explanation",
) -> None:
    """A folded table with its download as CSV, and as JSON with all that belongs to it, if any."""
    with st.expander(title, icon=":material/table:"):
        looks = {"hide_index": True, "height": 320, "placeholder": "–", "alt": title}
        st.dataframe(rows, column_config=columns, **looks)
        downloads(title, rows, document, file=file)


def downloads(
    title: str,
    rows: list[dict] | Callable[[], list[dict]],
    document: str | Callable[[], str] | None = None,
    *,
    file: str = "explanation",
) -> None:
    """A table as CSV, and as JSON with all that belongs to it, if any.

    Rows and documents that a function makes are made when somebody takes them.
    """
    made = (lambda: export.to_csv(rows())) if callable(rows) else export.to_csv(rows)
    with st.container(horizontal=True):
        _download(title, "CSV", made, "text/csv", file)
        if document is not None:
            _download(title, "JSON", document, "application/json", file)


def document(value: object) -> str:
    """A value, or a document of values, as JSON that a person can read."""
    encoded = msgspec.json.encode(value)
    return msgspec.json.format(encoded, indent=1).decode()


def _download(
    title: str, kind: str, content: str | Callable[[], str], mime: str, file: str
) -> None:
    st.download_button(
        f"Download {kind}",
        content,
        file_name=f"{file}.{kind.lower()}",
        mime=mime,
        key=f"{title} as {kind}",
        on_click="ignore",
        icon=":material/download:",
    )
