"""What a map is of: its words, its axes, whose classes colour it; all of it goes into the view."""

import streamlit as st

from textcls import embeddings
from textcls.text import words_of
from textcls.ui import address, cached
from textcls.ui.address import View
from textcls.values import ModelCard, Reading

_WHICH = {"own": "Words of your own", "frequent": "Most frequent", "text": "Words of a text"}
_OWN = (
    "good great wonderful excellent brilliant bad awful terrible horrible boring dull funny "
    "comedy drama film movie actor actress director he she man woman boy girl king queen france "
    "germany england japan monday tuesday friday one two three ten"
)
_TEXT = "The film was not as bad as the critics said, and its actors were even wonderful."
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
    return _select(view, "picture", "Axes", embeddings.KINDS)


def leaning(view: View) -> ModelCard | None:
    """The model whose classes colour the words; none unless one is chosen."""
    models = cached.catalogue().models
    names = {_NO_MODEL: "one for all"} | {name: f"class by {name}" for name in models}
    return models.get(_select(view, "leaning", "Colour", names))


def words(view: View, name: str, kind: str) -> tuple[tuple[str, ...], int]:
    """The words of the map, and in how many dimensions: own axes are two."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        which = _segments(view, "which", "Words", _WHICH)
        many = _select(view, "many", "How many", _MANY, width=150) if which == "frequent" else ""
        dimensions = 2
        if kind != "axes":
            dimensions = int(_segments(view, "dimensions", "Dimensions", _DIMENSIONS))
    if which == "frequent":
        return embeddings.most_frequent(cached.space(name), int(many)), dimensions
    if which == "own":
        text = _typed("mapped", "Words, with spaces between", view.mapped or _OWN)
        found = text.replace(",", " ").split()
    else:
        text = _typed("text", "Text", view.text or _TEXT)
        found = words_of(text, Reading(max_tokens=embeddings.MOST_WORDS, punctuation=False))
    if not found:
        st.info("There is no word yet: type some.", icon=":material/help:")
        st.stop()
    return tuple(dict.fromkeys(found)), dimensions


def axes(view: View) -> tuple[tuple[str, str], tuple[str, str]]:
    """Both ends of both axes, in boxes that can be changed."""
    own = view.axes.split(_APART) if view.axes.count(_APART) == 3 else _AXES
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
        label, key=key, max_chars=_LONGEST, height=100, on_change=_take_over, args=(field,)
    )
    return text[:_LONGEST]


def _select(view: View, field: str, label: str, names, *, width: int | str = "stretch") -> str:
    chosen = getattr(view, field)
    chosen = chosen if chosen in names else next(iter(names))
    st.session_state[f"map {field}"] = chosen
    st.selectbox(
        label,
        list(names),
        key=f"map {field}",
        format_func=names.__getitem__,
        on_change=_take_over,
        args=(field,),
        width=width,
    )
    return chosen


def _segments(view: View, field: str, label: str, names: dict[str, str]) -> str:
    chosen = getattr(view, field)
    chosen = chosen if chosen in names else next(iter(names))
    st.session_state[f"map {field}"] = chosen
    st.segmented_control(
        label,
        list(names),
        key=f"map {field}",
        format_func=names.__getitem__,
        required=True,
        on_change=_take_over,
        args=(field,),
    )
    return chosen


def _take_over(field: str) -> None:
    address.change(**{field: st.session_state[f"map {field}"] or ""})
