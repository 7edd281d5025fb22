"""One word of the coloured text: the windows that hold it, and the filters that kept them."""

from dataclasses import replace

import streamlit as st

from textcls import plots
from textcls.ui import address, cached, frame, numbers
from textcls.ui.explain.base import Asked
from textcls.ui.studies.links import to_filters
from textcls.ui.words import count, plain, signed
from textcls.values import Ngram, Span

_MOST = 8  # n-grams


def pick(token: int) -> None:
    """A click on a word enters the view; a second click on the same one takes it out."""
    chosen = str(token)
    address.change(token="" if address.remembered().token == chosen else chosen)


def show(asked: Asked) -> None:
    """The n-grams of the picked word, or how to pick one."""
    tokens = asked.prediction.tokens
    token = {str(place): place for place in range(len(tokens))}.get(asked.view.token)
    if token is None:
        st.caption("Click a word to see which filters kept a window that holds it.")
        return
    ledger = cached.ledger(asked.card, asked.text, target=asked.target, against=asked.against)
    holding = [
        ngram
        for ngram in ledger.ngrams
        if ngram.matches and ngram.first <= token < ngram.first + ngram.width
    ]
    with st.container(border=True):
        st.markdown(f"**{plain(tokens[token].text)}**, word {token + 1} of {len(tokens)}")
        _windows(asked, tokens[token], token, holding)


def _windows(asked: Asked, span: Span, token: int, holding: list[Ngram]) -> None:
    if not holding:
        st.markdown("No filter keeps a window that holds this word.")
        return
    filters = sum(len(ngram.matches) for ngram in holding)
    added = sum(ngram.by_word[token - ngram.first] for ngram in holding)
    st.markdown(
        plain(
            f"{count(filters, 'filter')} kept {count(len(holding), 'window')} with '{span.text}', "
            f"and through them the word adds {signed(added)} logits to the sum from the bias."
        )
    )
    rows = [
        {
            "n-gram": plots.ngram_name(ngram),
            "contribution": ngram.contribution,
            "of the word": ngram.by_word[token - ngram.first],
            "filters": ", ".join(map(str, ngram.filters)),
        }
        for ngram in holding
    ]
    columns = {"contribution": numbers.NUMBER, "of the word": numbers.NUMBER}
    alt = "The n-grams that hold the word"
    st.dataframe(rows, column_config=columns, hide_index=True, height="content", alt=alt)
    strongest = holding[0]
    inside = {"account": "ngrams", "within": "ngram", "baseline": ""}
    there = replace(asked.view, **inside, ngram=f"{strongest.first}-{strongest.width}")
    with st.container(horizontal=True):
        frame.link("explain", f"Inside '{strongest.text}'", view=there)
        number = str(strongest.filters[0])
        frame.link("filters", f"Filter {number}", view=replace(asked.view, filter=number))
    to_filters(asked.view, strongest.filters)
