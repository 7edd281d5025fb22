"""Which stretches of the text made the logit of a net of several convolutions."""

import streamlit as st

from textcls import plots, receipt
from textcls.ui import cached, export, numbers
from textcls.ui.explain.base import Asked, drawn, logit
from textcls.ui.words import count, plain
from textcls.values import NgramLedger


def show(asked: Asked) -> NgramLedger:
    """The words that every channel's maximum sees, and their sum."""
    ledger = cached.receptive_fields(
        asked.card, asked.text, target=asked.target, against=asked.against
    )
    if ledger.ngrams:
        figure = plots.receptive_fields(ledger)
        alt = "The words that each channel's maximum sees, in the colour of what it adds"
        st.plotly_chart(figure, key="stretches", config=plots.STILL, alt=alt)
        st.caption(plain(_how_to_read(ledger)))
    silent = f"; {count(ledger.inactive, 'channel')} found nothing and added 0"
    note = f"{logit(ledger)}; exact{silent if ledger.inactive else ''}"
    numbers.receipt(receipt.of_ngrams(ledger, "receptive field"), note)
    rows = [
        {
            "first word": ngram.first + 1,
            "last word": ngram.first + ngram.width,
            "words": ngram.text,
            "channels": ", ".join(map(str, ngram.filters)),
            "contribution": ngram.contribution,
        }
        for ngram in ledger.ngrams
    ]
    document = export.to_json(asked.card.name, ledger)
    columns = {"contribution": numbers.NUMBER}
    numbers.table("The numbers, stretch by stretch", rows, document, columns=columns)
    return ledger


def _how_to_read(ledger: NgramLedger) -> str:
    widest = max(ngram.width for ngram in ledger.ngrams)
    channels = sum(len(ngram.matches) for ngram in ledger.ngrams)
    return (
        f"Of each of {count(channels, 'channel')} one place is kept, and it sees up to "
        f"{count(widest, 'word')} at once: all cells of a row are that one number. Which of these "
        "words made it is not seen here; 'Words' says what each word adds."
        f"{drawn(channels, 'channels')}"
    )


def method(ledger: NgramLedger) -> None:
    """Where receptive fields come from, with the numbers of this text."""
    st.markdown(
        "**Receptive fields.** Every convolution looks at three places of the one before it and "
        "leaves out every second: a place of the last of B sees the words around it, and a channel "
        "keeps the place where it is highest. The logit is linear in these maxima, so it is a sum "
        "over the stretches of words that they see:"
    )
    st.latex(r"F = \beta + \sum_c W_c\, z_c \qquad z_c = \max_p h_c(p)")
    st.latex(r"p \text{ sees the words } 2^B p \pm (2^B - 1) \text{, counted from } 0")
    st.markdown("With the numbers of this text:")
    st.latex(receipt.of_ngrams(ledger, "receptive field").latex())
    if ledger.ngrams:
        _one_channel(ledger)
    st.markdown(
        "**What it does not tell.** Between the words and $z_c$ stand several layers with ReLU, "
        "so $z_c$ itself is no sum over words or n-grams, and no word of a stretch is credited "
        "alone. For that there is Integrated Gradients (see 'Words'), which has to sample."
    )
    st.caption(
        "Reference: Araujo, Norris, Sim (2019), Computing Receptive Fields of Convolutional Neural "
        "Networks, Distill."
    )


def _one_channel(ledger: NgramLedger) -> None:
    stretch = ledger.ngrams[0]
    match = stretch.matches[0]
    last = stretch.first + stretch.width
    st.latex(
        rf"W_c\, z_c = {match.weight:.3f} \cdot {match.activation:.3f} = {match.contribution:.3f} "
        rf"\quad \text{{channel {match.filter}, words {stretch.first + 1} to {last}}}"
    )
