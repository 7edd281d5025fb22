"""Which words made the logit: the text in colours, by the method that a person chooses."""

import streamlit as st

from textcls import receipt
from textcls.attribution import BASELINES, METHODS
from textcls.ui import cached, export, numbers, takeaway, tokens
from textcls.ui.explain import choices
from textcls.ui.explain.base import Asked, logit
from textcls.ui.words import listed, percent, plain
from textcls.values import ModelCard, TokenAttribution

_SURE = 0.8  # a baseline this sure of a class is no neutral start
_LEFT_OVER = 0.05  # a larger share of the change than this in the residual is worth a warning


def show(asked: Asked) -> TokenAttribution:
    """The coloured text by the chosen method and baseline."""
    with asked.row:
        method, baseline = choices.method(asked.view, asked.card)
    explained = cached.explain(
        asked.card,
        asked.text,
        method=method,
        target=asked.target,
        against=asked.against,
        baseline=baseline,
    )
    coloured(explained, asked.card)
    return explained


def coloured(explained: TokenAttribution, card: ModelCard) -> None:
    """The coloured text, its receipt, and the same numbers as a table."""
    tokens.show_scores(explained, key="scores")
    note = f"{logit(explained)}; {explained.exactness}"
    numbers.receipt(receipt.of_tokens(explained), note)
    _baseline(explained)
    _unexplained(explained)
    rows = export.token_rows(explained)
    document = export.to_json(card.name, explained)
    columns = {"score": numbers.NUMBER}
    numbers.table("The numbers, token by token", rows, document, columns=columns)
    takeaway.explanation(card, explained)


def _baseline(explained: TokenAttribution) -> None:
    shares = [f"{name} {percent(share)}" for name, share in explained.base_probabilities.items()]
    st.caption(plain(f"At the baseline the model says {listed(shares)}. {_start(explained)}"))
    label, share = max(explained.base_probabilities.items(), key=lambda item: item[1])
    if share > _SURE:
        st.warning(
            plain(
                f"The baseline is not neutral: the model is {percent(share)} sure of '{label}' "
                "before it has read a word. The scores say what the words add to that."
            ),
            icon=":material/balance:",
        )


def _unexplained(explained: TokenAttribution) -> None:
    if not METHODS[explained.method].adds_up:
        return  # and its receipt says so
    change = explained.value - explained.base_value
    if abs(explained.residual) > _LEFT_OVER * abs(change):
        st.warning(
            plain(
                f"These scores leave {explained.residual:+.3f} of {change:+.3f} logits "
                "unexplained: between the baseline and the text the network jumps too sharply "
                "for this method. Read them with care, or choose another baseline."
            ),
            icon=":material/troubleshoot:",
        )


def _start(explained: TokenAttribution) -> str:
    baseline = BASELINES.get(explained.baseline)
    return baseline.summary if baseline else ""


def method(explained: TokenAttribution) -> None:
    """The formula, with the numbers of this text, and where it comes from."""
    chosen = METHODS[explained.method]
    st.markdown(f"**{chosen.title}.** {chosen.summary}")
    st.latex(chosen.formula)
    st.markdown("With the numbers of this text:")
    st.latex(receipt.of_tokens(explained).latex())
    st.markdown(f"**What it does not tell.** {chosen.limits}")
    st.caption(f"{_start(explained)} Reference: {chosen.reference}.")
