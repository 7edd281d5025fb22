"""The probability of every class, with what was added to it or taken from it."""

import streamlit as st

from textcls.ui.words import percent, plain
from textcls.values import Prediction


def changes(before: Prediction, after: Prediction) -> None:
    """A number a class, and its signed change in points below it."""
    with st.grid(4, min_column_width=130):
        for label, share in after.probabilities.items():
            points = 100 * (share - before.probabilities[label])
            shown = f"{points:+.1f} points"
            none = float(f"{points:.1f}") == 0
            st.metric(
                plain(label),
                percent(share),
                delta="no change" if none else shown,
                delta_color="off",
                delta_arrow="off" if none else "auto",
            )
