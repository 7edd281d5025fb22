"""One model on two texts: what the edit moved, word by word."""

import streamlit as st

from textcls import plots, printing, receipt, takeaway
from textcls.attribution import METHODS
from textcls.ui import answers, cached, inputs, numbers
from textcls.ui import takeaway as offers
from textcls.ui.address import View
from textcls.ui.compare import changes, masking, pair, shares
from textcls.ui.explain import choices
from textcls.ui.explain.base import logit
from textcls.ui.words import plain
from textcls.values import Prediction, TextComparison, TokenAttribution


def show(view: View) -> TextComparison:
    """The two answers, the words that moved them, the sums, and words to mask."""
    card = inputs.choose_model(view)
    first, second = pair.ask(view, card)
    before, after = cached.predict(card, first), cached.predict(card, second)
    blind = [which for which, a in (("first", before), ("second", after)) if not a.tokens]
    if blind:
        answers.nothing_read(card, f"the {blind[0]} text")
        st.stop()
    if first == second:
        st.info("Change a word in the second text and press Compare, or mask words below.")
    with st.grid(2, min_column_width=150):
        target, against = choices.classes(view, before)
    compared = cached.compare_texts(card, first, second, target=target, against=against)
    if first != second:
        verdict, *sentences = printing.comparison_sentences(compared)
        _answers(before, after, verdict)
        _words(compared, sentences)
    masking.show(card, compared.second)
    offers.edit(card, compared)
    return compared


def _answers(before: Prediction, after: Prediction, verdict: str) -> None:
    st.space("xsmall")
    with st.container(horizontal=True, vertical_alignment="center"):
        if before.label == after.label:
            st.badge("Same class", icon=":material/check:", color="gray")
        else:
            st.badge("Different classes", icon=":material/call_split:", color="orange")
        st.markdown(plain(verdict), width="stretch")
    st.plotly_chart(
        plots.side_by_side({"first text": before, "second text": after}, by="text"),
        key="two_texts",
        config=plots.STILL,
        alt="Probability of each class, for the first and the second text",
    )
    st.markdown(":gray[The second text, and what it changed:]")
    shares.changes(before, after)


def _words(compared: TextComparison, sentences: list[str]) -> None:
    st.subheader("What moved", anchor=False)
    st.markdown("\n".join(f"- {plain(sentence)}" for sentence in sentences))
    changes.show(compared, key="changes")
    _receipts(compared)
    numbers.table(
        "The numbers, word by word",
        [takeaway.word_row(word) for word in compared.words],
        columns=dict.fromkeys(("score before", "score after", "change"), numbers.NUMBER),
    )


def _receipts(compared: TextComparison) -> None:
    note = f"{logit(compared.first)}, the same for both texts"
    numbers.receipt(receipt.of_change(compared), note)
    texts = (("First", compared.first), ("Second", compared.second))
    lines = [
        f"{name} text: {_line(explained)}; {explained.exactness}." for name, explained in texts
    ]
    st.caption("  \n".join(map(plain, lines)))


def _line(explained: TokenAttribution) -> str:
    shown = receipt.of_tokens(explained)
    names = [shown.total[0], *(name for name, _ in shown.parts)]
    return " ".join(f"{term} ({name})" for term, name in zip(shown.terms(), names, strict=True))


def method(compared: TextComparison) -> None:
    """Why the changes add up, with the numbers of these texts, and what they do not tell."""
    chosen = METHODS[compared.first.method]
    st.markdown(
        "**Two explanations, one difference.** Both texts are explained by the same method "
        f"({chosen.title}), for the same class and against the same class, those of the first. "
        "Their tokens are aligned so that as many words as possible stand in both, in as few runs "
        "as possible; as many words in the place of as many are swapped one for one. Each "
        "explanation adds up, so the differences do too:"
    )
    st.latex(
        r"F(x') - F(x) = \bigl[F(b') - F(b)\bigr] + \sum_{\text{edited}} \Delta s_t + "
        r"\sum_{\text{in both}} \Delta s_t + \Delta r"
    )
    st.markdown("With the numbers of these texts:")
    st.latex(receipt.of_change(compared).latex())
    st.caption(
        "A word that stands in both texts moves because the network reads it beside other words. "
        "What it does not tell: what each of several edits would do alone; for that, make one at "
        "a time, or mask words. References: Sundararajan, Taly, Yan (2017), Axiomatic Attribution "
        "for Deep Networks; Needleman and Wunsch (1970) and Gotoh (1982) on alignment."
    )
