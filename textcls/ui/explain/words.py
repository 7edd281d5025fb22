"""Which words made the logit: the text in colours, by the method that a person chooses."""

import streamlit as st

from textcls import receipt
from textcls.attribution import METHODS
from textcls.attribution.exact import is_one_layer_cnn
from textcls.attribution.states import has_states
from textcls.ui import address, cached, export, numbers, takeaway
from textcls.ui.explain import choices, one_word
from textcls.ui.explain.base import Asked, logit, said_at_start, start
from textcls.ui.pictures import tokens
from textcls.ui.words import plain
from textcls.values import TokenAttribution

_SEEN = 0.0005  # logits: what is smaller is 0.000 on screen
_LEFT_OVER = 0.05  # a larger share of the change than this in the residual is worth a warning


def show(asked: Asked) -> TokenAttribution:
    """The coloured text by the chosen method and baseline, its receipt, and a table of its numbers.

    A click on a word says how the net's filters make its score, where it has filters.
    """
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
    picks = is_one_layer_cnn(cached.model(asked.card))
    tokens.show_scores(explained, key="scores", on_pick=one_word.pick if picks else None)
    if picks:
        one_word.show(asked, explained)
    note = f"{logit(explained)}; {explained.exactness}"
    numbers.receipt(receipt.of_tokens(explained), note)
    said_at_start(explained.base_probabilities, explained.baseline)
    _unexplained(explained)
    _unmoved(explained, asked)
    rows = export.token_rows(explained)
    document = export.to_json(asked.card.name, explained)
    columns = {"score": numbers.NUMBER, "standard error": numbers.NUMBER}
    numbers.table("The numbers, token by token", rows, document, columns=columns)
    takeaway.explanation(asked.card, explained)
    return explained


def _unexplained(explained: TokenAttribution) -> None:
    if not METHODS[explained.method].adds_up:
        return  # and its receipt says so
    change = explained.value - explained.base_value
    if abs(explained.residual) > max(_LEFT_OVER * abs(change), _SEEN):
        st.warning(
            plain(
                f"These scores leave {explained.residual:+.3f} of {change:+.3f} logits "
                "unexplained: between the baseline and the text the network jumps too sharply "
                "for this method. Read them with care, or choose another baseline."
            ),
            icon=":material/troubleshoot:",
        )


def _unmoved(explained: TokenAttribution, asked: Asked) -> None:
    """What it means that every word is white."""
    change = explained.value - explained.base_value
    if max(map(abs, (change, *explained.scores))) < _SEEN:
        st.info(
            "No word has a score, and F is what it is at the baseline: the words of this text do "
            "not move it.",
            icon=":material/block:",
        )
        if has_states(cached.model(asked.card)):
            st.button(
                "Timeline: how far the words reach",
                icon=":material/timeline:",
                on_click=address.change,
                kwargs={"account": "timeline"},
            )


def method(explained: TokenAttribution) -> None:
    """The formula, with the numbers of this text, and where it comes from."""
    chosen = METHODS[explained.method]
    st.markdown(f"**{chosen.title}.** {chosen.summary}")
    st.latex(chosen.formula)
    st.markdown("With the numbers of this text:")
    st.latex(receipt.of_tokens(explained).latex())
    st.markdown(f"**What it does not tell.** {chosen.limits}")
    st.caption(f"{start(explained.baseline)} Reference: {chosen.reference}.")
