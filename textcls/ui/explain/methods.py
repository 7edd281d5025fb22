"""What each method says of each word: all of them as rows on one scale."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import streamlit as st

from textcls import attribution, findings, printing, receipt, trust
from textcls.ui import cached, numbers
from textcls.ui.explain import choices, tau
from textcls.ui.explain.base import Asked, logit, said_at_start
from textcls.ui.pictures import matrix
from textcls.ui.words import plain, signed
from textcls.values import TokenAttribution


def show(asked: Asked) -> tuple[TokenAttribution, ...]:
    """A row a method, its sum beside it; then how alike the orders of the words are."""
    with asked.row:
        baseline = choices.baseline(asked.view)
    explanations = tuple(
        cached.explain(
            asked.card,
            asked.text,
            method=method,
            target=asked.target,
            against=asked.against,
            baseline=baseline,
        )
        for method in attribution.methods_for(cached.model(asked.card))
    )
    matrix.draw(_picture(explanations), key="methods")
    st.caption(plain(f"{logit(explanations[0])}; one scale of colours for all rows."))
    _sums(explanations)
    _agreement(explanations)
    said_at_start(explanations[0].base_probabilities, baseline)
    _table(asked, explanations)
    return explanations


def _picture(explanations: Sequence[TokenAttribution]) -> dict[str, Any]:
    scale = max(abs(score) for one in explanations for score in one.scores) or 1.0
    tokens = explanations[0].prediction.tokens
    first = explanations[0]
    return {
        "models": [
            {"letter": chr(ord("A") + row), "name": _title(one)}
            for row, one in enumerate(explanations)
        ],
        "columns": [
            {
                "text": span.text,
                "cells": [_cell(one.scores[at], scale, known=span.known) for one in explanations],
            }
            for at, span in enumerate(tokens)
        ],
        "target": first.target,
        "numbers": len(tokens) <= matrix.MOST_NUMBERS,
        "legend": {
            "against": f"{signed(-scale)} against {first.target}",
            "for": f"{signed(scale)} for {first.target}",
        },
    }


def _cell(score: float, scale: float, *, known: bool) -> dict[str, Any]:
    return {
        "side": "for" if score > 0 else "against" if score < 0 else "neutral",
        "weight": round(abs(score) / scale, 4),
        "value": signed(score),
        "short": signed(score, 2),
        "unknown": not known,
    }


def _title(explained: TokenAttribution) -> str:
    return attribution.METHODS[explained.method].title


def _sums(explanations: Sequence[TokenAttribution]) -> None:
    """The receipt of every row, each in as many digits as it takes to close."""
    names = ("F(text)", "F(baseline)", "sum of the words", "residual")
    rows = [
        {"method": _title(one)} | dict(zip(names, receipt.of_tokens(one).numbers(), strict=True))
        for one in explanations
    ]
    st.table(rows, border="horizontal", hide_index=True, alt="The sum of every method")
    st.caption(" \n".join(plain(f"{_title(one)}: {one.exactness}.") + " " for one in explanations))


def _agreement(explanations: Sequence[TokenAttribution]) -> None:
    """Kendall's tau of every method with the first, which fits the network best."""
    shown = trust.rank_agreement(explanations)
    titles = {one.method: _title(one) for one in explanations}
    st.info(plain(findings.agreement_sentence(shown, titles)), icon=":material/diversity_3:")
    first, *others = shown.methods
    with_first = plain(f"Kendall's tau with {titles[first]}")
    with st.grid(4, min_column_width=130):
        for other in others:
            tau = shown.between(first, other)
            value = "none" if tau is None else f"{tau:+.3f}"
            st.metric(plain(titles[other]), value, help=with_first)
    st.caption(f"{with_first}: 1 is the same order, -1 the reverse.")


def _table(asked: Asked, explanations: Sequence[TokenAttribution]) -> None:
    tokens = explanations[0].prediction.tokens
    rows = [
        {"token": span.text} | {one.method: one.scores[at] for one in explanations}
        for at, span in enumerate(tokens)
    ]
    facts = [printing.attribution_facts(asked.card.name, one) for one in explanations]
    document = json.dumps(facts, default=asdict, ensure_ascii=False, indent=1)
    columns = {one.method: numbers.NUMBER for one in explanations}
    numbers.table("The numbers, token by token", rows, document, columns=columns)


def method(explanations: Sequence[TokenAttribution]) -> None:
    """Each method with its sum on this text, why they may differ, and how alike they are."""
    for one in explanations:
        chosen = attribution.METHODS[one.method]
        st.markdown(f"**{chosen.title}.** {chosen.summary}")
        st.latex(chosen.formula)
        st.latex(receipt.of_tokens(one).latex())
        st.caption(f"{chosen.limits} Reference: {chosen.reference}.")
    tau.method(explanations)
    st.markdown(
        "**What it does not tell.** Methods that agree may be wrong together, and methods that "
        "differ may answer different questions."
    )
    st.caption("Reference: Kendall (1945), The Treatment of Ties in Ranking Problems.")
