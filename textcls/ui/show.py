"""The views of values: answers and explanations as a page shows them."""

from collections.abc import Callable

import streamlit as st

from textcls import plots
from textcls.attribution import BASELINES, METHODS
from textcls.ui import export, receipt, tokens
from textcls.ui.receipt import Receipt
from textcls.ui.words import count, listed, percent, plain
from textcls.values import ModelCard, NgramLedger, Prediction, TokenAttribution

_SURE = 0.8  # a baseline this sure of a class is no neutral start
_LEFT_OVER = 0.05  # a larger share of the change than this in the residual is worth a warning
_NUMBER = st.column_config.NumberColumn(format="%.3f")


# --- an answer -------------------------------------------------------------------------------


def verdict(prediction: Prediction, *, onwards: Callable[[], None] | None = None) -> None:
    """The predicted class, large, how sure the model is, and where to go from here."""
    sure = percent(prediction.probabilities[prediction.label])
    st.space("xsmall")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(plain(prediction.label), anchor=False, width="content")
        st.markdown(f":gray[predicted, with a probability of {sure}]", width="stretch")
        if onwards:
            onwards()


def probabilities(prediction: Prediction) -> None:
    """A bar a class, and the logits behind them for those who ask."""
    figure = plots.probabilities(prediction)
    st.plotly_chart(
        figure, key="probabilities", config=_STILL, alt="Bar chart of the class probabilities"
    )
    if st.toggle("Show logits", key="logits"):
        rows = [
            {"class": name, "logit": logit, "probability (%)": 100 * share}
            for (name, logit), share in zip(
                prediction.logits.items(), prediction.probabilities.values(), strict=True
            )
        ]
        columns = {"logit": _NUMBER, "probability (%)": _NUMBER}
        st.dataframe(rows, column_config=columns, hide_index=True, alt="Logits and probabilities")


def reading(prediction: Prediction, card: ModelCard) -> None:
    """The person's own text as the model read it."""
    st.subheader("The text as the model read it", anchor=False)
    st.markdown(plain(_how_much(prediction, card)))
    tokens.show_reading(prediction, key="reading")


def _how_much(prediction: Prediction, card: ModelCard) -> str:
    unknown = sum(not span.known for span in prediction.tokens)
    read = f"{prediction.read:,} of {count(prediction.total, 'token')} read"
    words = f"{count(unknown, 'unknown word')}" if unknown else "no unknown word"
    if prediction.read == prediction.total:
        return f"{read}, {words}."
    limit = card.recipe.reading.max_tokens
    ends = "the first" if card.recipe.reading.beyond == "head" else "half from each end, in all"
    return f"{read}, {words}. This model reads {ends} {limit:,} tokens; the rest is cut."


def nothing_known(prediction: Prediction) -> None:
    """A sentence where the answer rests on no word at all."""
    if prediction.tokens and not any(span.known for span in prediction.tokens):
        st.warning(
            "The model knows none of these words: to it they are all the same unknown word, and "
            "its answer says little.",
            icon=":material/help:",
        )


def nothing_read(card: ModelCard) -> None:
    """A sentence for a text without a single token."""
    st.info(
        plain(
            f"The model '{card.name}' reads nothing of this text: it holds no word that the model "
            "looks at. Type at least one."
        )
    )


def classification(prediction: Prediction, card: ModelCard) -> None:
    """From the text to the probabilities, with the numbers of this text."""
    st.markdown(
        "The text is cut into tokens: runs of letters and digits, and runs of punctuation. Each "
        "token becomes the row of a table of word vectors; words that were rare in training share "
        "one row, the unknown word. From these rows the network computes one number a class, its "
        "**logit**, and the softmax makes probabilities of them:"
    )
    st.latex(r"p_c = \frac{e^{F_c}}{\sum_k e^{F_k}}")
    st.markdown("With the numbers of this text:")
    st.latex(_softmax(prediction))
    st.markdown(f"**{plain(card.title)}.** {plain(card.recipe.summary)}")


def _softmax(prediction: Prediction) -> str:
    powers = [f"e^{{{logit:.3f}}}" for logit in prediction.logits.values()]
    best = f"e^{{{prediction.logits[prediction.label]:.3f}}}"
    share = prediction.probabilities[prediction.label]
    return rf"\frac{{{best}}}{{{' + '.join(powers)}}} = {share:.3f}"


# --- words -----------------------------------------------------------------------------------


def attribution(explained: TokenAttribution, card: ModelCard) -> None:
    """The coloured text, its receipt, and the same numbers as a table."""
    tokens.show_scores(explained, key="scores")
    exact = "exact" if explained.steps is None else f"{explained.steps:,} steps"
    _receipt(receipt.of_tokens(explained), f"{_logit(explained)}; {exact}")
    _baseline(explained)
    _unexplained(explained)
    rows = export.token_rows(explained)
    document = export.to_json(card.name, explained)
    _table("The numbers, token by token", rows, document, columns={"score": _NUMBER})


def _baseline(explained: TokenAttribution) -> None:
    shares = [f"{name} {percent(share)}" for name, share in explained.base_probabilities.items()]
    st.caption(plain(f"Of the baseline the model says {listed(shares)}. {_start(explained)}"))
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
    st.caption(f"{_start(explained)} Reference: {chosen.reference}.")


# --- n-grams ---------------------------------------------------------------------------------


def ledger(explained: NgramLedger, card: ModelCard) -> None:
    """The n-grams that the filters picked, as a waterfall, a receipt and a table."""
    figure = plots.ngram_waterfall(explained)
    st.plotly_chart(
        figure, key="ngrams", config=_STILL, alt="Waterfall from the bias over n-grams to the logit"
    )
    silent = f"{count(explained.inactive, 'filter')} found nothing and added 0"
    _receipt(receipt.of_ngrams(explained), f"{_logit(explained)}; exact; {silent}")
    rows = export.ngram_rows(explained)
    document = export.to_json(card.name, explained)
    _table("The numbers, n-gram by n-gram", rows, document, columns={"contribution": _NUMBER})


def ledger_method(explained: NgramLedger) -> None:
    """The sum that a TextCNN is, with the numbers of this text."""
    st.markdown(
        "**N-gram ledger.** Every filter keeps its strongest window of neighbouring words. The "
        "logit is linear in these maxima, so it is a sum over n-grams: nothing is estimated."
    )
    st.latex(
        r"F = \beta + \sum_f W_f\, z_f \qquad z_f = \max\bigl(0, \max_p\, u_f(p)\bigr) \qquad "
        r"u_f(p) = b_f + \langle K_f, e_{p:p+k} \rangle"
    )
    st.markdown("With the numbers of this text:")
    st.latex(receipt.of_ngrams(explained).latex())
    st.caption(
        "Windows start at a word; one that reaches behind the end of the text is marked with its "
        "padding. Reference: Kim (2014), Convolutional Neural Networks for Sentence "
        "Classification, arXiv 1408.5882."
    )


# --- what both share -------------------------------------------------------------------------

_STILL = {"displayModeBar": False, "scrollZoom": False}


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
