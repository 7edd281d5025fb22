"""Kendall's tau, with the pairs of words that it counts."""

from collections.abc import Sequence

import streamlit as st

from textcls import attribution, trust
from textcls.ui.words import plain
from textcls.values import PairCounts, TokenAttribution


def method(explanations: Sequence[TokenAttribution]) -> None:
    """The formula, and the same with the counts of the first two methods on this text."""
    st.markdown(
        "**Kendall's tau** looks at every two words of the text: a pair that both methods put in "
        "the same order counts for agreement, a pair in opposite orders against it. A pair that a "
        "method gives equal scores counts for neither (tau-b):"
    )
    st.latex(
        r"\tau = \frac{\#\mathrm{same} - \#\mathrm{opposite}}"
        r"{\sqrt{(\#\mathrm{pairs} - \#\mathrm{ties}_1)(\#\mathrm{pairs} - \#\mathrm{ties}_2)}}"
    )
    first, second = explanations[:2]
    counts = trust.pair_counts(first.scores, second.scores)
    if counts.tau is not None:
        titles = [attribution.METHODS[one.method].title for one in (first, second)]
        st.markdown(plain(f"'{titles[0]}' and '{titles[1]}' on this text:"))
        st.latex(_with_numbers(counts))


def _with_numbers(counts: PairCounts) -> str:
    first, second = (rf"({counts.pairs} - {ties})" for ties in counts.ties)
    above = f"{counts.same} - {counts.opposite}"
    return rf"\tau = \frac{{{above}}}{{\sqrt{{{first}{second}}}}} = {counts.tau:.3f}"
