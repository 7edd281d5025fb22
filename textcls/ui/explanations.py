"""Why a text got its class: the views of explanations, each with its receipt."""

import streamlit as st

from textcls import plots, receipt
from textcls.attribution import BASELINES, METHODS
from textcls.receipt import Receipt
from textcls.ui import export, tokens
from textcls.ui.words import count, listed, percent, plain
from textcls.values import ModelCard, NgramLedger, TokenAttribution

_SURE = 0.8  # a baseline this sure of a class is no neutral start
_LEFT_OVER = 0.05  # a larger share of the change than this in the residual is worth a warning
_NUMBER = st.column_config.NumberColumn(format="%.3f")


def words(explained: TokenAttribution, card: ModelCard) -> None:
    """The coloured text, its receipt, and the same numbers as a table."""
    tokens.show_scores(explained, key="scores")
    _receipt(receipt.of_tokens(explained), f"{_logit(explained)}; {explained.exactness}")
    _baseline(explained)
    _unexplained(explained)
    rows = export.token_rows(explained)
    document = export.to_json(card.name, explained)
    _table("The numbers, token by token", rows, document, columns={"score": _NUMBER})


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
    if explained.steps is None:
        return  # exact, or a method whose receipt says that it need not add up
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


def words_method(explained: TokenAttribution) -> None:
    """The formula, with the numbers of this text, and where it comes from."""
    chosen = METHODS[explained.method]
    st.markdown(f"**{chosen.title}.** {chosen.summary}")
    st.latex(chosen.formula)
    st.markdown("With the numbers of this text:")
    st.latex(receipt.of_tokens(explained).latex())
    st.caption(f"{_start(explained)} Reference: {chosen.reference}.")


# --- n-grams ---------------------------------------------------------------------------------


def ngrams(explained: NgramLedger, card: ModelCard) -> None:
    """The n-grams that add to the logit, as a waterfall, a receipt and a table."""
    figure = plots.ngram_waterfall(explained)
    st.plotly_chart(
        figure,
        key="ngrams",
        config=plots.STILL,
        alt="Waterfall from bias to logit",
    )
    silent = f"; {count(explained.inactive, 'filter')} found nothing and added 0"
    note = f"{_logit(explained)}; exact{silent if explained.inactive else ''}"
    _receipt(receipt.of_ngrams(explained), note)
    rows = export.ngram_rows(explained)
    document = export.to_json(card.name, explained)
    _table("The numbers, n-gram by n-gram", rows, document, columns={"contribution": _NUMBER})


def ngrams_method(explained: NgramLedger) -> None:
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


# --- what both share -------------------------------------------------------------------------


def _logit(explained: TokenAttribution | NgramLedger) -> str:
    than = f" minus the logit of {explained.against}" if explained.against else ""
    return f"F is the logit of {explained.target}{than}"


def _receipt(shown: Receipt, note: str) -> None:
    names = [shown.total[0], *(name for name, _ in shown.parts)]
    with st.container(border=True, gap="xsmall"):
        with st.grid(4, min_column_width=130):
            for name, term in zip(names, shown.terms(), strict=True):
                st.metric(name, term)
        st.caption(plain(f"{shown.line()}. {note}."))


def _table(title: str, rows: list[dict], document: str, *, columns: dict) -> None:
    with st.expander(title, icon=":material/table:"):
        st.dataframe(rows, column_config=columns, hide_index=True, height=320, alt=title)
        with st.container(horizontal=True):
            _download("CSV", export.to_csv(rows), "text/csv")
            _download("JSON", document, "application/json")


def _download(kind: str, content: str, mime: str) -> None:
    st.download_button(
        f"Download {kind}",
        content,
        file_name=f"explanation.{kind.lower()}",
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
    )
