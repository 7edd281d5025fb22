"""How alike the models' scores are, two by two, and all numbers of the comparison as a table."""

import streamlit as st

from textcls.ui.words import plain, signed
from textcls.values import Comparison

_NUMBER = st.column_config.NumberColumn(format="%.3f")


def show(compared: Comparison, names: dict[str, str]) -> None:
    """Agreement two by two, in words where it has no number; then the table."""
    st.subheader("Do they agree on the words?", anchor=False)
    st.table(
        [
            {
                "models": f"{plain(names[pair.first])} and {plain(names[pair.second])}",
                "rank correlation": "–" if pair.spearman is None else signed(pair.spearman, 2),
                "strongest words shared": f"{pair.shared} of {pair.top}",
                "tokens both read": f"{pair.tokens:,}",
            }
            for pair in compared.agreements
        ],
        border="horizontal",
        hide_index=True,
        alt="Agreement of the scores, two models at a time",
    )
    if any(pair.spearman is None for pair in compared.agreements):
        st.caption(
            "No rank correlation: fewer than three tokens that both read, or a model whose scores "
            "are all equal."
        )
