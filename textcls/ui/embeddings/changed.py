"""What training changed: every word of a model before and after."""

from collections.abc import Sequence

import streamlit as st
from streamlit.column_config import NumberColumn

from textcls import embeddings, plots
from textcls.registry import UserError
from textcls.ui import cached, fields, numbers
from textcls.ui.address import View
from textcls.ui.embeddings import choice
from textcls.ui.words import count, plain
from textcls.values import ModelCard, Neighbours, Shift, Shifts

_USUAL = ("imdb-textcnn-vectors", "ag_titles-textcnn-tuned")
_LISTED, _NAMED, _ASKED = 40, 12, 5  # words in the table, in the figure, as examples
_RANKS = {"2000": "the 2,000 most frequent", "500": "the 500 most frequent", "all": "all words"}


def show(view: View) -> Shifts:
    """How far each word turned, against its frequency; one word's neighbours before and after."""
    with st.grid(2, min_column_width=300):
        card = _model(view)
        found = cached.shifts(card)
        moved = embeddings.unmoved(found) < len(found.words)
        most_rank = _most_rank(view) if moved else None
    most = embeddings.turned_most(found, _LISTED, most_rank=most_rank)
    _figures(found)
    if moved:
        alt = f"1 - cosine of the words of {card.name} against their rank"
        figure = plots.shift_by_rank(found, most[:_NAMED])
        st.plotly_chart(figure, key="shifts", config=plots.STILL, alt=alt)
        _table(most, most_rank)
    st.caption(plain(f"All {count(len(found.words), 'word')}, the most frequent first:"))
    numbers.downloads(
        "shifts", lambda: table(found.words), lambda: numbers.document(found), file="shifts"
    )
    _word(view, card, most)
    return found


def table(words: Sequence[Shift]) -> list[dict]:
    """A row a word, with everything that the command line prints of it."""
    return [
        {
            "word": one.word,
            "shift": one.shift,
            "cosine": one.cosine,
            "distance": one.moved,
            "length before": one.before,
            "length after": one.after,
            "rank": one.rank,
            "began": "with its vector" if one.given else "at random",
        }
        for one in words
    ]


def _table(most: Sequence[Shift], most_rank: int | None) -> None:
    among = f" among the {most_rank:,} most frequent" if most_rank else ""
    st.markdown(f"**The {len(most)} words that turned most{among}**")
    places = ("shift", "cosine", "distance", "length before", "length after")
    columns = dict.fromkeys(places, numbers.NUMBER) | {"rank": NumberColumn(format="localized")}
    alt = "The words that turned most"
    st.dataframe(table(most), column_config=columns, hide_index=True, height=285, alt=alt)


def method(found: Shifts) -> None:
    """The shift of a word, with the numbers of the one that turned most."""
    st.markdown(
        "Training moves the vectors of the words it reads. The **shift** of a word is 1 minus "
        "the cosine of its vector before and after: 0 where it points as before, 1 at a right "
        "angle, 2 in the opposite direction."
    )
    st.latex(
        r"\text{shift}(w) = 1 - \frac{\langle v_w, v'_w \rangle}{|v_w|\,|v'_w|}"
        r"\qquad \text{distance}(w) = |v'_w - v_w|"
    )
    one = embeddings.turned_most(found, 1)[0]
    st.markdown(plain(f"With the numbers of '{one.word}', which turned most:"))
    product = one.cosine * one.before * one.after
    st.latex(
        rf"1 - \frac{{{product:.4f}}}{{{one.before:.4f} \cdot {one.after:.4f}}} "
        rf"= 1 - {one.cosine:.3f} = {one.shift:.3f}"
    )
    st.markdown(
        "Before training stood what the model began with: the vectors it was given, and for "
        "words that these do not have, random numbers from its seed, which are drawn again here. "
        "Both sides are rounded as the model is stored, so that a word that was not trained has "
        "a shift of exactly 0.\n\n"
        "**What this does not tell.** A rare word is met seldom, and what it turned by owes much "
        "to the few texts that it stood in. A random start is short, and turns more easily than "
        "a vector that was given. And a word can move without any change of the answers, where "
        "the layers above move along."
    )
    st.caption(
        "References: Yosinski et al. (2014), arXiv 1411.1792, on starts that are kept fixed or "
        "tuned; Kumar et al. (2022), arXiv 2202.10054, on what fine-tuning distorts."
    )


def _figures(found: Shifts) -> None:
    still, total = embeddings.unmoved(found), len(found.words)
    shifts = sorted(one.shift for one in found.words)
    with st.container(border=True, gap="xsmall"):
        with st.grid(3, min_column_width=150):
            st.metric("Median shift", f"{shifts[total // 2]:.3f}")
            st.metric("Greatest shift", f"{shifts[-1]:.3f}")
            st.metric("Not moved", f"{still:,} of {total:,}")
        st.caption(plain(_reading(found, still) + _greatest(found)))


def _greatest(found: Shifts) -> str:
    (one,) = embeddings.turned_most(found, 1)
    if one.shift == 0:
        return ""
    return f" '{one.word}' turned most, by {one.shift:.3f}; its rank by frequency is {one.rank:,}."


def _reading(found: Shifts, still: int) -> str:
    given = [one.shift for one in found.words if one.given]
    other = [one.shift for one in found.words if not one.given]
    begun = f"{found.model} began with {found.start}"
    if given and other:
        begun += f" for {len(given):,} words, and at random for {len(other):,}"
    if still == len(found.words):
        return f"{begun}. Every word stands exactly where it did: the vectors were kept fixed."
    if given and other:
        return (
            f"{begun}. Those turned by {sum(given) / len(given):.3f} in the mean, these by "
            f"{sum(other) / len(other):.3f}."
        )
    tenth = max(len(found.words) // 10, 1)
    frequent, rare = (
        sum(one.shift for one in part) / len(part)
        for part in (found.words[:tenth], found.words[-tenth:])
    )
    return (
        f"{begun}. The most frequent tenth of its words turned by {frequent:.3f} in the mean, "
        f"the rarest tenth by {rare:.3f}."
    )


# --- one word ----------------------------------------------------------------------------------


def _word(view: View, card: ModelCard, most: Sequence[Shift]) -> None:
    """One word's neighbours before and after; a word that is not there is said, no more."""
    examples = [one.word for one in most[:_ASKED]]
    word = choice.typed(view, "word", "Nearest words before and after, of", examples)
    try:
        before, after = cached.before_and_after(card, word)
    except UserError as error:
        sentence = str(error)
        st.info(plain(f"{sentence[:1].upper()}{sentence[1:]}."), icon=":material/help:")
        return
    stayed = {one.word for one in before.nearest} & {one.word for one in after.nearest}
    st.markdown(plain(f"{len(stayed)} of the {count(len(after.nearest), 'nearest word')} stayed."))
    with st.grid(2, min_column_width=280):
        _neighbours("Before training", before, stayed, "left")
        _neighbours("After training", after, stayed, "new")


def _neighbours(title: str, found: Neighbours, stayed: set[str], otherwise: str) -> None:
    with st.container(gap="xsmall"):
        st.markdown(f"**{title}**")
        rows = [
            {
                "word": one.word,
                "cosine": one.score,
                "then": "stayed" if one.word in stayed else otherwise,
            }
            for one in found.nearest
        ]
        columns = {"cosine": numbers.NUMBER, "then": ""}
        alt = f"{title}: the nearest words"
        st.dataframe(rows, column_config=columns, hide_index=True, height="content", alt=alt)


# --- choices -----------------------------------------------------------------------------------


def _model(view: View) -> ModelCard:
    """The model of the view where it has word vectors, or a usual one, or the first that has."""
    models = cached.catalogue().models
    able = {name: card for name, card in models.items() if embeddings.has_space(card)}
    if not able:
        raise UserError(
            "no model here has word vectors; make one with "
            "'python -m textcls train ag_titles-textcnn-random'"
        )
    usual = next((name for name in _USUAL if name in able), next(iter(able)))
    names = {name: f"{name}: {_start(card)}" for name, card in able.items()}
    chosen = view.model if view.model in able else usual
    card = able[fields.select("Model", names, chosen, field="model", key="changed model")]
    if view.model not in ("", chosen):
        sentence = f"'{view.model[:80]}' is no model with word vectors; shown is '{chosen}'."
        st.info(plain(sentence), icon=":material/help:")
    return card


def _start(card: ModelCard) -> str:
    fixed = card.recipe.training.freeze_epochs >= card.training.epochs
    return f"from {card.recipe.vectors or 'a random start'}{', kept fixed' if fixed else ''}"


def _most_rank(view: View) -> int | None:
    asked = "List the words that turned most among"
    chosen = fields.select(asked, _RANKS, view.among, field="among", usual="2000")
    return int(chosen) if chosen.isdecimal() else None
