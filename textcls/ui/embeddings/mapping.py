"""What a map is of: its words, its axes, whose classes colour it; all of it goes into the view."""

import streamlit as st

from textcls import embeddings
from textcls.text import words_of
from textcls.ui import address, cached, fields
from textcls.ui.address import View
from textcls.ui.embeddings import choice
from textcls.values import ModelCard, Reading

_WHICH = {"own": "Words of your own", "frequent": "Most frequent", "text": "Words of a text"}
_OWN = (
    "good great wonderful excellent brilliant bad awful terrible horrible boring dull funny "
    "comedy drama film movie actor actress director he she man woman boy girl king queen france "
    "germany england japan monday tuesday friday one two three ten"
)
_TEXTS = (
    "The film was not as bad as the critics said, and its actors were even wonderful.",
    "The film was not as bad as the critics said, and its story was even good.",
)
_AXES = ("bad awful terrible", "good great wonderful", "he man his", "she woman her")
_ENDS = ("Left", "Right", "Bottom", "Top")
_APART = "|"  # between the four ends of axes of one's own
_LONGEST = 2_000  # characters of a list of words or a text
_LONGEST_END = 200  # of an end of an axis
_NO_MODEL = ""
_MANY = {str(many): f"{many} words" for many in (100, 50, 200, 300, 500, 1_000)}
_DIMENSIONS = {"2": "Two", "3": "Three"}


def kind(view: View) -> str:
    """Which kind of axes the map has."""
    return fields.select("Axes", embeddings.KINDS, view.picture, field="picture", key="map picture")


def leaning(view: View) -> ModelCard | None:
    """The model whose classes colour the words; none unless one is chosen."""
    models = cached.catalogue().models
    names = {_NO_MODEL: "one for all"} | {name: f"class by {name}" for name in models}
    return models.get(fields.select("Colour", names, view.leaning, field="leaning"))


def words(view: View, name: str, kind: str) -> tuple[tuple[str, ...], int]:
    """The words of the map, and in how many dimensions: own axes are two."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        which = fields.segments("Words", _WHICH, view.which, field="which", key="map which")
        if which == "frequent":
            many = fields.select("How many", _MANY, view.many, field="many", width=150)
        dimensions = 2
        if kind != "axes":
            dimensions = int(
                fields.segments(
                    "Dimensions",
                    _DIMENSIONS,
                    view.dimensions,
                    field="dimensions",
                    key="map dimensions",
                )
            )
    if which == "frequent":
        return embeddings.most_frequent(cached.space(name), int(many)), dimensions
    if which == "own":
        text = _typed("mapped", "Words, with spaces between", view.mapped or _own(name))
        found = text.replace(",", " ").split()
    else:
        text = _typed("text", "Text", view.text or choice.opening([name], _TEXTS) or _own(name))
        found = words_of(text, Reading(max_tokens=embeddings.MOST_WORDS, punctuation=False))
    if not found:
        st.info("There is no word yet: type some.", icon=":material/help:")
        st.stop()
    return tuple(dict.fromkeys(found)), dimensions


def _own(name: str) -> str:
    """Words to begin with that the space has."""
    known = choice.known([name], _OWN.split())
    few = len(known) < embeddings.FEWEST_WORDS
    return choice.frequent([name], 40) if few else " ".join(known)


def axes(view: View, name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Both ends of both axes, in boxes that can be changed; at first of words the space has."""
    own = view.axes.split(_APART)
    if len(own) != 4:
        own = [" ".join(choice.known([name], end.split())) or end for end in _AXES]
    with st.form("axes_form", border=False):
        with st.grid(4, min_column_width=140):
            for number, (end, text) in enumerate(zip(_ENDS, own, strict=True)):
                key = f"axis {number}"
                if st.session_state.get(f"{key} shown") != text:
                    st.session_state[key] = st.session_state[f"{key} shown"] = text
                st.text_input(f"{end}: words", key=key, max_chars=_LONGEST_END)
        st.form_submit_button("Draw", type="primary", on_click=_axes_sent)
    left, right, bottom, top = (" ".join(text[:_LONGEST_END].split()) for text in own)
    return (left, right), (bottom, top)


def _axes_sent() -> None:
    texts = [st.session_state[f"axis {number}"].replace(_APART, " ") for number in range(4)]
    address.change(axes=_APART.join(texts))


def _typed(field: str, label: str, text: str) -> str:
    key = f"map {field}"
    st.session_state[key] = text[:_LONGEST]
    st.text_area(
        label,
        key=key,
        max_chars=_LONGEST,
        height=100,
        on_change=lambda: address.change(**{field: st.session_state[key] or ""}),
    )
    return text[:_LONGEST]
