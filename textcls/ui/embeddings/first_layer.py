"""From word vectors to the first layer of a network: which words have one, and in which row."""

import streamlit as st
from streamlit.column_config import NumberColumn

from textcls import embeddings
from textcls.registry import UserError
from textcls.ui import cached, fields
from textcls.ui.address import View
from textcls.ui.words import plain
from textcls.values import ModelCard


def show(view: View, words: list[str]) -> None:
    """From a set of vectors to the first layer of a network, with its coverage."""
    st.subheader("4. From the vectors to a network", anchor=False)
    models = cached.catalogue().models
    begun = {name: card for name, card in models.items() if card.training.coverage}
    if not begun:
        st.markdown("No model here began with vectors.")
        return
    st.markdown(
        "A network has a table of its own: row 0 for padding, row 1 for all unknown words, then "
        "its vocabulary. Row by row, a word gets its vector from the set; a word without one "
        "begins at random."
    )
    columns = {
        "covered (%)": NumberColumn(format="%.1f"),
        "words": NumberColumn(format="localized"),
        "with a vector": NumberColumn(format="localized"),
    }
    rows = [_coverage(card) for card in begun.values()]
    alt = "How many words of each network began with a vector"
    st.dataframe(rows, column_config=columns, hide_index=True, height=285, alt=alt)
    _rows_of(begun[view.model] if view.model in begun else next(iter(begun.values())), begun, words)


def _coverage(card: ModelCard) -> dict:
    covered, fixed = card.training.coverage, card.recipe.training.freeze_epochs
    return {
        "model": card.name,
        "began with": card.recipe.vectors,
        "words": covered.words,
        "with a vector": covered.found,
        "covered (%)": 100 * covered.found / covered.words,
        "then": "kept fixed" if fixed >= card.training.epochs else "trained along",
    }


def _rows_of(card: ModelCard, begun: dict[str, ModelCard], words: list[str]) -> None:
    """The rows that the sentence takes of one network's table."""
    names = {name: name for name in begun}
    fields.select(
        "This sentence in the table of", names, card.name, field="model", key="learned model"
    )
    try:
        starts = embeddings.word_starts(cached.started(card), list(dict.fromkeys(words)))
    except UserError as error:
        sentence = str(error)
        st.info(plain(f"{sentence[:1].upper()}{sentence[1:]}."), icon=":material/help:")
        return
    rows = [
        {
            "word": one.word,
            "row": one.row,
            "began": _began(one.known, one.given, card),
        }
        for one in starts
    ]
    columns = {"row": NumberColumn(format="localized")}
    alt = f"The rows of this sentence's words in {card.name}"
    st.dataframe(rows, column_config=columns, hide_index=True, height="content", alt=alt)


def _began(known: bool, given: bool, card: ModelCard) -> str:
    if not known:
        return "unknown to the network"
    return f"with its vector of {card.recipe.vectors}" if given else "at random"
