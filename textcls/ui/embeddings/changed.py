"""What training changed: every word of a model before and after."""

import msgspec
import streamlit as st

from textcls import embeddings, plots
from textcls.ui import address, cached, numbers
from textcls.ui.address import View
from textcls.ui.embeddings import choice
from textcls.ui.words import count, plain
from textcls.values import ModelCard, Neighbours, Shifts

_USUAL = ("ag_titles-textcnn-tuned", "imdb-textcnn-vectors")
_EXAMPLES = ("good", "record", "apple", "not")
_LISTED = 40
_RANKS = {"": "all words", "2000": "the 2,000 most frequent", "500": "the 500 most frequent"}


def show(view: View) -> Shifts:
    """How far each word turned, against its frequency; one word's neighbours before and after."""
    with st.grid(2, min_column_width=300):
        card = _model(view)
        most_rank = _most_rank(view)
    found = cached.shifts(card)
    most = embeddings.turned_most(found, _LISTED, most_rank=most_rank)
    _figures(found)
    still = embeddings.unmoved(found)
    if still < len(found.words):
        named = [one.word for one in most[:12]]
        figure = plots.shift_by_rank(found, named)
        alt = f"1 - cosine of every word of {card.name} against its rank"
        st.plotly_chart(figure, key="shifts", config=plots.STILL, alt=alt)
        st.dataframe(
            table(most),
            column_config=dict.fromkeys(("shift", "cosine", "distance"), numbers.NUMBER),
            hide_index=True,
            height=260,
            alt="The words that turned most",
        )
    _word(view, card)
    rows = table(found.words)
    document = msgspec.json.format(msgspec.json.encode(found), indent=1).decode()
    columns = dict.fromkeys(("shift", "cosine", "distance"), numbers.NUMBER)
    numbers.table("The numbers, word by word", rows, document, columns=columns)
    return found


def table(words) -> list[dict]:
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
        }
        for one in words
    ]


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
    st.markdown(plain(f"With the numbers of '{one.word}':"))
    st.latex(rf"1 - {one.cosine:.3f} = {one.shift:.3f}")
    st.markdown(
        "Before training stood what the model began with: the vectors it was given, and for "
        "words that these do not have, random numbers from its seed, which are drawn again here. "
        "Both sides are rounded as the model is stored, so that a word that was not trained has "
        "a shift of exactly 0.\n\n"
        "**What this does not tell.** A rare word is met seldom and moves little, whatever it "
        "means; and a word can move without any change of the answers, where the layers above "
        "move along."
    )
    st.caption("Compare Kumar et al. (2022), arXiv 2202.10054, on what fine-tuning distorts.")


def _figures(found: Shifts) -> None:
    still, total = embeddings.unmoved(found), len(found.words)
    shifts = sorted(one.shift for one in found.words)
    with st.container(border=True, gap="xsmall"):
        with st.grid(3, min_column_width=150):
            st.metric("Median shift", f"{shifts[total // 2]:.3f}")
            st.metric("Greatest shift", f"{shifts[-1]:.3f}")
            st.metric("Not moved", f"{still:,} of {total:,}")
        st.caption(plain(_reading(found, still)))


def _reading(found: Shifts, still: int) -> str:
    begun = f"{found.model} began with {found.start}."
    if still == len(found.words):
        return f"{begun} Every word stands exactly where it did: its vectors were kept fixed."
    tenth = max(len(found.words) // 10, 1)
    frequent, rare = (
        sum(one.shift for one in part) / len(part)
        for part in (found.words[:tenth], found.words[-tenth:])
    )
    return (
        f"{begun} The most frequent tenth of its words turned by {frequent:.3f} in the mean, the "
        f"rarest tenth by {rare:.3f}."
    )


def _word(view: View, card: ModelCard) -> None:
    """One word's neighbours before and after."""
    word = choice.typed(view, "word", "Neighbours before and after, of", _EXAMPLES)
    before, after = cached.before_and_after(card, word)
    stayed = {one.word for one in before.nearest} & {one.word for one in after.nearest}
    st.markdown(
        plain(f"{count(len(stayed), 'neighbour')} of {len(after.nearest)} stayed the same.")
    )
    with st.grid(2, min_column_width=280):
        for title, found in (("Before training", before), ("After training", after)):
            _neighbours(title, found, stayed)


def _neighbours(title: str, found: Neighbours, stayed: set[str]) -> None:
    with st.container(gap="xsmall"):
        st.markdown(f"**{title}**")
        st.dataframe(
            [
                {"word": one.word, "cosine": one.score, "stayed": one.word in stayed}
                for one in found.nearest
            ],
            column_config={"cosine": numbers.NUMBER},
            hide_index=True,
            height="content",
            alt=f"{title}: the nearest words",
        )


def _model(view: View) -> ModelCard:
    """The model of the view where it has word vectors, or a usual one, or the first that has."""
    models = cached.catalogue().models
    able = {name: card for name, card in models.items() if embeddings.has_space(card)}
    if not able:
        st.info("No model here has word vectors; train one with 'python -m textcls train'.")
        st.stop()
    usual = next((name for name in _USUAL if name in able), next(iter(able)))
    chosen = view.model if view.model in able else usual
    st.session_state["changed model"] = chosen
    st.selectbox(
        "Model",
        list(able),
        key="changed model",
        format_func=lambda name: f"{name}: {_start(able[name])}",
        on_change=lambda: address.change(model=st.session_state["changed model"]),
    )
    return able[chosen]


def _start(card: ModelCard) -> str:
    begun = card.recipe.vectors or "a random start"
    fixed = card.recipe.training.freeze_epochs >= card.training.epochs
    return f"from {begun}{', kept fixed' if fixed else ''}"


def _most_rank(view: View) -> int | None:
    chosen = view.among if view.among in _RANKS else ""
    st.session_state["changed ranks"] = chosen
    st.selectbox(
        "List the words that turned most among",
        list(_RANKS),
        key="changed ranks",
        format_func=_RANKS.__getitem__,
        on_change=lambda: address.change(among=st.session_state["changed ranks"]),
    )
    return int(chosen) if chosen else None
