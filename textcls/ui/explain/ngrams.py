"""Which phrases made the logit: a sum over n-grams, with nothing left over."""

import streamlit as st

from textcls import plots, receipt
from textcls.ui import cached, export, numbers
from textcls.ui.explain.base import Asked, logit
from textcls.ui.words import count
from textcls.values import ModelCard, NgramLedger


def show(asked: Asked) -> NgramLedger:
    """The n-grams that add to the logit, as a waterfall, a receipt and a table."""
    explained = cached.ledger(asked.card, asked.text, target=asked.target, against=asked.against)
    _ledger(explained, asked.card)
    return explained


def _ledger(explained: NgramLedger, card: ModelCard) -> None:
    figure = plots.ngram_waterfall(explained)
    st.plotly_chart(
        figure,
        key="ngrams",
        config=plots.STILL,
        alt="Waterfall from bias to logit",
    )
    silent = f"; {count(explained.inactive, 'filter')} found nothing and added 0"
    note = f"{logit(explained)}; exact{silent if explained.inactive else ''}"
    numbers.receipt(receipt.of_ngrams(explained), note)
    rows = export.ngram_rows(explained)
    document = export.to_json(card.name, explained)
    numbers.table(
        "The numbers, n-gram by n-gram", rows, document, columns={"contribution": numbers.NUMBER}
    )


def method(explained: NgramLedger) -> None:
    """The sum that the model is, with the numbers of this text."""
    st.markdown("**N-gram ledger.** The logit is a sum over n-grams: nothing is estimated.")
    if any(ngram.filters for ngram in explained.ngrams):
        st.markdown("Every filter keeps its strongest window, and the logit is linear in these:")
        st.latex(
            r"F = \beta + \sum_f W_f\, z_f \qquad z_f = \max\bigl(0, \max_p\, u_f(p)\bigr) "
            r"\qquad u_f(p) = b_f + \langle K_f, e_{p:p+k} \rangle"
        )
        st.caption(
            "Windows start at a word; one that reaches behind the end of the text is marked with "
            "its padding. Reference: Kim (2014), Convolutional Neural Networks for Sentence "
            "Classification, arXiv 1408.5882."
        )
    if any(not ngram.filters for ngram in explained.ngrams):
        st.markdown("Every n-gram of the bag adds its weight times its value in this text:")
        st.latex(r"F = \beta + \sum_g w_g\, v_g")
    st.markdown("With the numbers of this text:")
    st.latex(receipt.of_ngrams(explained).latex())
