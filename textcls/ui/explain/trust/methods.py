"""The order of the words by several methods, and how alike the orders are."""

import json
from collections.abc import Sequence

import streamlit as st

from textcls import attribution, findings, plots, printing, trust
from textcls.ui import cached, numbers
from textcls.ui.explain import tau
from textcls.ui.explain.base import Asked
from textcls.ui.words import plain
from textcls.values import TokenAttribution


def show(asked: Asked, explained: TokenAttribution) -> Sequence[TokenAttribution]:
    """Kendall's tau of every two methods that fit the model: figure, sentence and table."""
    names = attribution.methods_for(cached.model(asked.card))
    explanations = [_by(asked, explained, name) for name in names]
    shown = trust.rank_agreement(explanations)
    titles = {name: attribution.METHODS[name].title for name in shown.methods}
    st.info(plain(findings.agreement_sentence(shown, titles)), icon=":material/diversity_3:")
    figure = plots.agreement(shown, [titles[name] for name in shown.methods])
    alt = "Kendall's tau between the scores of every two methods"
    st.plotly_chart(figure, key="agreement", config=plots.STILL, alt=alt)
    rows = [
        {"method": titles[one]}
        | {titles[other]: alike for other, alike in zip(shown.methods, row, strict=True)}
        for one, row in zip(shown.methods, shown.tau, strict=True)
    ]
    document = json.dumps(printing.agreement_facts(shown), indent=1)
    columns = dict.fromkeys(titles.values(), numbers.NUMBER)
    numbers.table("The numbers, method by method", rows, document, columns=columns)
    return explanations


def _by(asked: Asked, explained: TokenAttribution, method: str) -> TokenAttribution:
    return cached.explain(
        asked.card,
        asked.text,
        method=method,
        target=explained.target,
        against=explained.against,
        baseline=explained.baseline,
    )


def method(explanations: Sequence[TokenAttribution]) -> None:
    """What tau counts, and what agreement is worth."""
    tau.method(explanations)
    st.markdown(
        "**What it does not tell.** Methods that agree may be wrong together, and methods that "
        "differ may answer different questions: Integrated Gradients divides the whole change "
        "among the words, occlusion asks what is lost without one of them. The many words with "
        "scores near 0 count as much as the few that decide."
    )
    st.caption("Reference: Kendall (1945), The Treatment of Ties in Ranking Problems.")
