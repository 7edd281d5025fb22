"""Which words made the logit: the text in colours, by the method that a person chooses."""

import streamlit as st

from textcls import receipt
from textcls.attribution import METHODS
from textcls.attribution.exact import is_one_layer_cnn
from textcls.ui import cached, export, numbers, takeaway
from textcls.ui.explain import choices, one_word
from textcls.ui.explain.base import Asked, logit, said_at_start, start
from textcls.ui.pictures import tokens
from textcls.ui.words import plain
from textcls.values import ModelCard, TokenAttribution

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
    coloured(explained, asked.card, asked=asked)
    return explained


def coloured(explained: TokenAttribution, card: ModelCard, *, asked: Asked | None = None) -> None:
    """The coloured text, its receipt, and the same numbers as a table.

    Where it was `asked` of a net with filters, a click on a word says how they make its score.
    """
    picks = asked is not None and is_one_layer_cnn(cached.model(card))
    tokens.show_scores(explained, key="scores", on_pick=one_word.pick if picks else None)
    if picks:
        one_word.show(asked, explained)
    note = f"{logit(explained)}; {explained.exactness}"
    numbers.receipt(receipt.of_tokens(explained), note)
    said_at_start(explained.base_probabilities, explained.baseline)
    _unexplained(explained)
    rows = export.token_rows(explained)
    document = export.to_json(card.name, explained)
    columns = {"score": numbers.NUMBER, "standard error": numbers.NUMBER}
    numbers.table("The numbers, token by token", rows, document, columns=columns)
    takeaway.explanation(card, explained)


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


def method(explained: TokenAttribution) -> None:
    """The formula, with the numbers of this text, and where it comes from."""
    chosen = METHODS[explained.method]
    st.markdown(f"**{chosen.title}.** {chosen.summary}")
    st.latex(chosen.formula)
    st.markdown("With the numbers of this text:")
    st.latex(receipt.of_tokens(explained).latex())
    st.markdown(f"**What it does not tell.** {chosen.limits}")
    st.caption(f"{start(explained.baseline)} Reference: {chosen.reference}.")
