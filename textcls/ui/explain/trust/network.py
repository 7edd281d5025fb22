"""The same text explained by copies of the network whose weights were drawn anew."""

import json

import streamlit as st

from textcls import findings, plots, printing, trust
from textcls.ui import cached, numbers
from textcls.ui.explain.base import Asked
from textcls.ui.words import plain
from textcls.values import Randomisation, RandomisedPart, TokenAttribution


def show(asked: Asked, explained: TokenAttribution) -> Randomisation:
    """What is left of the scores after each part, as a sentence, dots and a table."""
    shown = cached.randomisation(asked.card, explained)
    st.info(plain(findings.randomisation_sentence(shown)), icon=":material/casino:")
    dots(shown.parts, key="randomised")
    document = json.dumps(printing.randomisation_facts(shown.parts), indent=1)
    rows = part_rows(shown.parts)
    numbers.table("The numbers, part by part", rows, document, columns=COLUMNS)
    return shown


def dots(parts: tuple[RandomisedPart, ...], *, key: str) -> None:
    """The figure, for one text or for many."""
    figure = plots.randomised(parts)
    alt = "Rank correlation with the original scores after each part was drawn anew"
    st.plotly_chart(figure, key=key, config=plots.STILL, alt=alt)


_KINDS = ("signed", "absolute")
COLUMNS = {
    f"{kind} scores, {what}": numbers.NUMBER
    for kind in _KINDS
    for what in ("mean", "least", "most")
}


def part_rows(parts: tuple[RandomisedPart, ...]) -> list[dict]:
    """One row a part; empty where the scores rank nothing."""
    return [
        {"drawn anew": plots.part_name(parts, row)}
        | _cells("signed", part.signed)
        | _cells("absolute", part.absolute)
        for row, part in enumerate(parts)
    ]


def _cells(kind: str, values: tuple[float | None, ...]) -> dict[str, float | None]:
    known = [value for value in values if value is not None]
    return {
        f"{kind} scores, mean": findings.mean_known(known),
        f"{kind} scores, least": min(known, default=None),
        f"{kind} scores, most": max(known, default=None),
    }


def method(shown: Randomisation) -> None:
    """What is drawn anew, how often, and how the scores are compared."""
    st.markdown(
        "A copy of the network gets new weights, as if it had not been trained: first in its "
        "head, then in its filters or recurrent layers as well, then in its word vectors too. (A "
        "linear model is all one part.) The copy explains the same text and the same class, and "
        f"Spearman's correlation compares the ranks of its scores with the original ones. This is "
        f"done with {trust.SEEDS} seeds: the dot is the mean, the line reaches from the least to "
        "the greatest. The network that answers you is not touched."
    )
    st.latex(r"\rho = \mathrm{corr}\bigl(\mathrm{rank}(s),\ \mathrm{rank}(s')\bigr)")
    last = shown.parts[-1].signed
    if None not in last:
        terms = " ".join(f"{value:+.3f}" for value in last)
        st.markdown("With all weights drawn anew, on this text:")
        st.latex(
            rf"\bar\rho = \tfrac{{1}}{{{len(last)}}}({terms}) = {findings.mean_known(last):.3f}"
        )
    st.markdown(
        "**What it does not tell.** A method that passes depends on the weights; that it depends "
        "on them in the right way is another question, which taking words out answers better. "
        "With only the head drawn anew, scores may keep their order, or turn it around: the "
        "layers below still pick the same words. Short texts correlate by chance."
    )
    st.caption("Reference: Adebayo et al. (2018), Sanity Checks for Saliency Maps.")
