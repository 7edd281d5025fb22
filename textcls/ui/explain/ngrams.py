"""Which phrases made the logit: a sum over n-grams, with nothing left over."""

from dataclasses import dataclass

import streamlit as st

from textcls import plots, receipt
from textcls.attribution.exact import is_one_layer_cnn
from textcls.ui import cached, export, numbers
from textcls.ui.explain import choices, within
from textcls.ui.explain.base import Asked, logit, said_at_start
from textcls.ui.words import count
from textcls.values import ModelCard, NgramLedger


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on screen, for the explanation below it."""

    ledger: NgramLedger
    part: within.Part | None


def show(asked: Asked) -> Shown:
    """The n-grams that add to the logit; below them one of these, or all filters at once."""
    filters = is_one_layer_cnn(cached.model(asked.card))
    baseline = None
    if filters:
        with asked.row:
            baseline = choices.start(asked.view)
    ledger = cached.ledger(
        asked.card, asked.text, target=asked.target, against=asked.against, baseline=baseline
    )
    _ledger(ledger, asked.card)
    return Shown(ledger, within.show(asked, ledger) if filters else None)


def _ledger(ledger: NgramLedger, card: ModelCard) -> None:
    """A waterfall, a receipt and a table."""
    figure = plots.ngram_waterfall(ledger)
    st.plotly_chart(
        figure,
        key="ngrams",
        config=plots.STILL,
        alt="Waterfall from the bias or the baseline to the logit",
    )
    silent = f"; {count(ledger.inactive, 'filter')} found nothing and added 0"
    note = f"{logit(ledger)}; exact{silent if ledger.inactive else ''}"
    numbers.receipt(receipt.of_ngrams(ledger), note)
    if ledger.baseline:
        said_at_start(ledger.start_probabilities, ledger.baseline)
    rows = export.ngram_rows(ledger)
    document = export.to_json(card.name, ledger)
    columns = {"contribution": numbers.NUMBER}
    numbers.table("The numbers, n-gram by n-gram", rows, document, columns=columns)


def method(shown: Shown) -> None:
    """The sum that the model is, with the numbers of this text."""
    ledger = shown.ledger
    st.markdown("**N-gram ledger.** The logit is a sum over n-grams: nothing is estimated.")
    if any(ngram.filters for ngram in ledger.ngrams):
        _filters_from_baseline() if ledger.baseline else _filters_from_bias()
    if any(not ngram.filters for ngram in ledger.ngrams):
        st.markdown("Every n-gram of the bag adds its weight times its value in this text:")
        st.latex(r"F = \beta + \sum_g w_g\, v_g")
    st.markdown("With the numbers of this text:")
    st.latex(receipt.of_ngrams(ledger).latex())
    if shown.part:
        shown.part.method()
    st.markdown(
        "**What it does not tell.** The ledger says what was added, and not what would have "
        "happened otherwise: without the strongest n-gram its filters would have kept their "
        "second best. Nor does it say why training gave a filter its weight."
    )


def _filters_from_bias() -> None:
    st.markdown("Every filter keeps its strongest window, and the logit is linear in these:")
    st.latex(
        r"F = \beta + \sum_f W_f\, z_f \qquad z_f = \max\bigl(0, \max_p\, u_f(p)\bigr) "
        r"\qquad u_f(p) = b_f + \langle K_f, e_{p:p+k} \rangle"
    )
    st.caption(
        "Windows start at a word; one that reaches behind the end of the text is marked with "
        "its padding. Of equal windows the first counts. Reference: Kim (2014), Convolutional "
        "Neural Networks for Sentence Classification, arXiv 1408.5882."
    )


def _filters_from_baseline() -> None:
    st.markdown(
        "On the way from the baseline to the text a filter's best window may change. Each window "
        "is credited with how far the filter rises along it, D, on its share m of the way, and "
        "these rises add up to what the text changed (exact Integrated Gradients of windows):"
    )
    st.latex(
        r"F(e) = F(b) + \sum_f \sum_p W_f\, m_f(p)\, D_f(p) \qquad "
        r"D_f(p) = \langle K_f, e_{p:p+k} - b_{p:p+k} \rangle"
    )
    st.caption(
        "A filter that has several best windows on the way is counted at each of them. Reference: "
        "Sundararajan, Taly, Yan (2017), Axiomatic Attribution for Deep Networks."
    )
