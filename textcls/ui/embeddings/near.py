"""Neighbours of a word in several spaces, side by side."""

from collections.abc import Sequence

import msgspec
import numpy as np
import streamlit as st
from streamlit.column_config import Column, NumberColumn, ProgressColumn, TextColumn

from textcls import embeddings, printing
from textcls.registry import UserError
from textcls.ui import address, cached, numbers
from textcls.ui.address import View
from textcls.ui.embeddings import choice
from textcls.ui.words import plain
from textcls.values import ModelCard, Neighbour, Neighbours, WordPlace

_USUAL = ("skipgram-reviews", "fasttext-50", "glove-50", "skipgram-news")
_EXAMPLES = ("terrible", "oscar", "microsoft", "scarrring")


def show(view: View) -> list[Neighbours]:
    """A column a space: the word as it is there, and its nearest words."""
    spaces = choice.spaces(view, _usual(view))
    opening = choice.opening(list(spaces), _EXAMPLES) or choice.frequent(list(spaces), 1)
    word = choice.typed(view, "word", "Word", _EXAMPLES, opening=opening)
    found = []
    with st.grid(len(spaces), min_column_width=300):
        for name, title in spaces.items():
            with st.container(border=True, gap="small"):
                st.markdown(f"**{plain(name)}**  \n:small[:gray[{plain(title)}]]")
                found += _column(name, word)
    if found:
        st.caption("Click on a word to go on from there.")
        rows = [row for one in found for row in table(one)]
        document = msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
        columns = {"cosine": numbers.NUMBER}
        numbers.table("The numbers, space by space", rows, document, columns=columns)
    choice.damaged()
    return found


def table(found: Neighbours) -> list[dict]:
    """A row a neighbour, with everything that the command line prints of it."""
    return [
        {
            "space": found.place.space,
            "word": found.place.asked,
            "neighbour": one.word,
            "cosine": one.score,
            "rank": one.rank,
            "times in training": one.count,
        }
        for one in found.nearest
    ]


def method(shown: Sequence[Neighbours]) -> None:
    """The cosine, with the numbers of the first neighbour on screen."""
    st.markdown(
        "Every word is a point. Two words are near where their vectors point the same way; the "
        "**cosine** of the angle between them is 1 there, 0 at a right angle, -1 in opposite "
        "directions. How long the vectors are plays no part:"
    )
    st.latex(r"\cos(v, w) = \frac{\langle v, w \rangle}{|v|\,|w|}")
    if shown:
        st.markdown("With the first neighbour on screen:")
        st.latex(with_numbers(shown[0]))
    st.markdown(
        "The vectors are taken **as they are**: nothing is centred and no dimension is left out. "
        "All words are compared, so the list holds the true nearest ones, and nothing is "
        "estimated. *Times* counts how often a word stood in the texts the vectors "
        "were learned from. A model keeps its words in the order of their frequency in its "
        "training texts, but not the counts; the files of GloVe and word2vec have no counts "
        "either, and a part of one, such as `glove-50`, need not be in that order throughout. "
        "There, *Rank* is a word's place in the list."
    )
    if any(one.place.ngrams for one in shown):
        _ngrams_method()
    st.markdown(
        "**What this does not tell.** Near means: used alike, not: the same. *Good* and *bad* "
        "stand in the same sentences and are near in word2vec. In the layer of a trained model, "
        "words are near that move its answer alike, and a rare word still stands about where it "
        "started. Cosines of two spaces cannot be compared with each other: fewer dimensions "
        "give higher ones."
    )
    st.caption(
        "References: Mikolov et al. (2013), arXiv 1301.3781 (skip-gram, CBOW); Pennington et al. "
        "(2014), EMNLP (GloVe); Bojanowski et al. (2017), arXiv 1607.04606 (FastText)."
    )


def _ngrams_method() -> None:
    """How FastText has a vector for a word that it never saw."""
    st.markdown(
        "FastText has a vector for every run of 3 to 6 characters of `<word>`, brackets "
        "included. They share a table by a hash (FNV-1a), and a word that was never seen is "
        "the mean of its n-grams $g$:"
    )
    st.latex(
        r"v = \frac{1}{n} \sum_{g} b_{h(g)} \qquad "
        r"\text{share}(g) = \frac{\langle b_{h(g)}, v \rangle}{n\,|v|^2}"
        r" \qquad \sum_g \text{share}(g) = 1"
    )
    st.markdown(
        "An n-gram that no word of the list holds still has a bucket, with what other "
        "n-grams left there: its share is chance."
    )


def with_numbers(found: Neighbours) -> str:
    """The cosine of a word and its nearest one, as a formula of numbers."""
    space = cached.space(found.place.space)
    vector, other = space.vector(found.place.asked), space.vector(found.nearest[0].word)
    dot = float(vector @ other)
    lengths = [float(np.linalg.norm(one)) for one in (vector, other)]
    return (
        rf"\cos(v, w) = \frac{{{dot:.5g}}}{{{lengths[0]:.5g} \cdot {lengths[1]:.5g}}} = "
        rf"{found.nearest[0].score:.3f}"
    )


def _usual(view: View) -> list[str]:
    """Stored sets, and the layer of the model that a person came with, or of one of reviews."""
    models = cached.catalogue().models
    own = models.get(view.model) or next(filter(_started_at_random, models.values()), None)
    named = [own.name] if own and embeddings.has_space(own) else []
    sets = cached.vector_sets().sets
    return [*[name for name in _USUAL if name in sets][:2], *named]


def _started_at_random(card: ModelCard) -> bool:
    return card.task == "imdb" and not card.recipe.vectors and embeddings.has_space(card)


def _column(name: str, word: str) -> list[Neighbours]:
    """One space's answer; a sentence where it has none."""
    try:
        found = cached.neighbours(name, word)
    except UserError as error:
        text = str(error)
        st.info(plain(text[:1].upper() + text[1:]), icon=":material/help:")
        return []
    place = found.place
    st.markdown(f"{plain(place.asked)}: {printing.place_text(place)}.")
    if place.ngrams:
        _ngrams(place)
    key = f"near {name} {place.asked}"
    st.dataframe(
        [_row(one) for one in found.nearest],
        column_config=_columns(found.nearest),
        hide_index=True,
        height="content",
        key=key,
        on_select=lambda: _go_on(key, found),
        selection_mode="single-cell",
        alt=f"The nearest words of {place.asked} in {name}, by cosine; a click goes on from there",
    )
    return [found]


def _go_on(key: str, found: Neighbours) -> None:
    """From a word that was clicked on, wherever in its row."""
    for row, _ in st.session_state[key].selection.cells:
        address.change(word=found.nearest[row].word)


def _row(one: Neighbour) -> dict:
    often = one.rank if one.count is None else one.count
    return {"word": one.word, "cosine": one.score, "often": often}


def _columns(nearest: Sequence[Neighbour]) -> dict[str, Column]:
    counted = nearest and nearest[0].count is not None
    return {
        "word": TextColumn("Nearest word", pinned=True),
        "cosine": ProgressColumn("Cosine", width=110, format="%.3f", min_value=0, max_value=1),
        "often": NumberColumn(
            "Times" if counted else "Rank",
            width=64,
            format="localized",
            help="How often it stood in training" if counted else "Its place in the list of words",
        ),
    }


def _ngrams(place: WordPlace) -> None:
    """The n-grams that an unknown word was made of, the weightiest first."""
    st.dataframe(
        [
            {
                "ngram": one.ngram,
                "share": 100 * one.share,
                "words": one.words,
                "such": one.examples[0] if one.examples else "",
            }
            for one in place.ngrams
        ],
        column_config={
            "ngram": TextColumn("N-gram", width=72, pinned=True),
            "share": NumberColumn("Share %", width=64, format="%.1f", help="Of the word's vector"),
            "words": NumberColumn(
                "Words", width=64, format="localized", help="Known words that hold it"
            ),
            "such": TextColumn("Such as"),
        },
        hide_index=True,
        height=178,
        alt=f"The character n-grams that {place.asked} is made of",
    )
