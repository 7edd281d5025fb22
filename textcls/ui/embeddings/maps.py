"""Words as a map: which words, on which axes, in whose colours."""

import msgspec
import streamlit as st

from textcls import embeddings, plots
from textcls.text import words_of
from textcls.ui import address, cached, numbers
from textcls.ui.address import View
from textcls.ui.embeddings import choice
from textcls.ui.words import count, listed, plain
from textcls.values import Leaning, ModelCard, Reading, WordMap

_USUAL = ("skipgram-reviews", "glove-50")
_WHICH = {"frequent": "Most frequent", "own": "Words of your own", "text": "Words of a text"}
_OWN = (
    "good great wonderful excellent bad awful terrible horrible boring funny film movie actor "
    "actress man woman king queen paris france berlin germany"
)
_AXES = ("bad awful terrible", "good great wonderful", "he man his", "she woman her")
_APART = "|"  # between the four ends of axes of one's own
_LONGEST = 2_000  # characters of a list of words
_NO_MODEL = ""
_MANY = (50, 100, 200, 300, 500)
_PICTURE = {"displaylogo": False, "scrollZoom": False}  # with its buttons: to choose, to save


def show(view: View) -> WordMap:
    """The map, what was chosen in it, and its numbers."""
    with st.grid(3, min_column_width=220):
        name = choice.space(view, _USUAL)
        kind = _select(view, "picture", "Axes", embeddings.KINDS)
        card = _leaning(view)
    words = _words(view, name)
    axes = _axes(view) if kind == "axes" else ()
    dimensions = 2 if kind == "axes" else _dimensions(view)
    found = _placed(name, words, kind, dimensions, axes)
    leanings = cached.leanings(card, [point.word for point in found.points]) if card else None
    figure = plots.word_map(found, leanings, card.labels if card else ())
    picked = st.plotly_chart(
        figure,
        key="word map",
        on_select="rerun" if dimensions == 2 else "ignore",
        selection_mode=("lasso", "box"),
        config=_PICTURE,
        alt=f"{len(found.points)} words of {name} as points",
    )
    if found.missing:
        missing = [*found.missing[:12], *(["…"] if len(found.missing) > 12 else [])]
        st.info(plain(f"Not among the words of {name}, and left out: {', '.join(missing)}."))
    rows = table(found, leanings)
    if dimensions == 2:
        _picked(rows, picked)
    document = msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
    columns = dict.fromkeys((*found.axes, "probability"), numbers.NUMBER)
    numbers.table("The numbers, word by word", rows, document, columns=columns)
    choice.damaged()
    return found


def table(found: WordMap, leanings: dict[str, Leaning] | None) -> list[dict]:
    """A row a word: its place on every axis, how frequent it is, its class alone."""
    return [
        {"word": point.word}
        | dict(zip(found.axes, point.place, strict=True))
        | {"rank": point.rank, "times in training": point.count}
        | (_class(leanings[point.word]) if leanings else {})
        for point in found.points
    ]


def _class(leaning: Leaning) -> dict:
    return {"class": leaning.label, "probability": leaning.probability}


def method(found: WordMap) -> None:
    """What the axes are, and what a picture of many dimensions cannot say."""
    if found.method == "pca":
        st.markdown(
            "**Principal components** are the directions in which the words shown scatter most; "
            "each axis says how much of their variance it carries. The vectors are centred for "
            "this picture, and for nothing else on this page."
        )
        st.latex(r"y = (V - \bar v)\,U_k \qquad \text{Cov}(V)\,U = U\,\Lambda")
        st.latex(_shares(found))
    elif found.method == "tsne":
        st.markdown(
            "**t-SNE** turns distances into probabilities of being neighbours, and moves the "
            "points until those of the picture are like those of the vectors (cross-entropy, "
            "perplexity 30 or a third of the words, 1,000 steps from the principal components, "
            "on directions, so that near means a great cosine)."
        )
        st.latex(r"\min_y \sum_{i \ne j} p_{ij} \log \frac{p_{ij}}{q_{ij}}")
    else:
        st.markdown(
            "Each **axis of your own** is the difference of the mean directions of two lists of "
            "words; a word's coordinate is its cosine with that difference."
        )
        st.latex(
            r"y_w = \cos\Bigl(w, \overline{\hat v_{b \in B}} - "
            r"\overline{\hat v_{a \in A}}\Bigr)"
        )
        point = found.points[0]
        first, second = point.place
        st.markdown(plain(f"'{point.word}' lies at {first:+.3f} and {second:+.3f}."))
    st.markdown(
        "**What this does not tell.** Two or three dimensions cannot hold a hundred: words that "
        "touch here may be far apart, and with t-SNE the sizes of groups and the gaps between "
        "them mean nothing. Neighbours are asked for under *Neighbours*, among all dimensions."
    )
    st.caption(
        "References: Pearson (1901), Philosophical Magazine 2 (principal components); van der "
        "Maaten and Hinton (2008), JMLR 9 (t-SNE)."
    )


def _shares(found: WordMap) -> str:
    parts = [f"{100 * share:.1f}" for share in found.variance]
    total = sum(100 * share for share in found.variance)
    return rf"\text{{shown: }} {' + '.join(parts)} = {total:.1f}\,\%\text{{ of the variance}}"


def _placed(name: str, words: tuple[str, ...], kind: str, dimensions: int, axes: tuple) -> WordMap:
    if kind == "pca":
        return cached.word_map(name, words, dimensions=dimensions)
    if kind == "axes":
        return cached.word_map_along(name, words, axes)
    bar = st.progress(0.0, text=f"t-SNE of {count(len(words), 'word')}")
    for number in range(1, embeddings.ROUNDS + 1):
        found = cached.word_map_round(name, words, number, dimensions=dimensions)
        bar.progress(number / embeddings.ROUNDS)
    bar.empty()
    return found


# --- choices -----------------------------------------------------------------------------------


def _words(view: View, name: str) -> tuple[str, ...]:
    """The most frequent words, those of the view's text, or a person's own."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        which = _segments(view, "which", "Words", _WHICH)
        if which == "frequent":
            many = _select(view, "many", "How many", {str(n): f"{n}" for n in _MANY}, usual="100")
            return embeddings.most_frequent(cached.space(name), int(many))
    if which == "own":
        text = _typed(view, "mapped", "Words", view.mapped or _OWN)
        words = tuple(dict.fromkeys(text.replace(",", " ").split()))
    else:
        text = _typed(view, "text", "Text", view.text)
        words = tuple(dict.fromkeys(words_of(text, Reading(max_tokens=embeddings.MOST_WORDS))))
    if not words:
        st.info("There are no words yet: type some.")
        st.stop()
    return words


def _typed(view: View, field: str, label: str, text: str) -> str:
    key = f"map {field}"
    st.session_state[key] = text[:_LONGEST]
    st.text_area(
        label,
        key=key,
        max_chars=_LONGEST,
        height=92,
        on_change=lambda: address.change(**{field: st.session_state[key] or ""}),
    )
    return text[:_LONGEST]


def _axes(view: View) -> tuple[tuple[str, str], tuple[str, str]]:
    """Both ends of both axes, in boxes that can be changed."""
    own = view.axes.split(_APART) if view.axes.count(_APART) == 3 else _AXES
    names = ("From, across", "To, across", "From, upwards", "To, upwards")
    with st.form("axes_form"):
        with st.grid(4, min_column_width=160):
            for number, (label, text) in enumerate(zip(names, own, strict=True)):
                key = f"axis {number}"
                if st.session_state.get(f"{key} shown") != text:
                    st.session_state[key] = st.session_state[f"{key} shown"] = text
                st.text_input(label, key=key, max_chars=200)
        st.form_submit_button("Draw", type="primary", on_click=_axes_sent)
    ends = [" ".join(text[:200].lower().split()) for text in own]
    return (ends[0], ends[1]), (ends[2], ends[3])


def _axes_sent() -> None:
    texts = [st.session_state[f"axis {number}"].replace(_APART, " ") for number in range(4)]
    address.change(axes=_APART.join(texts))


def _dimensions(view: View) -> int:
    return int(_segments(view, "dimensions", "Dimensions", {"2": "Two", "3": "Three"}))


def _leaning(view: View) -> ModelCard | None:
    """The model whose classes colour the words; none unless one is chosen."""
    models = cached.catalogue().models
    names = {_NO_MODEL: "nothing"} | {name: f"class by {name}" for name in models}
    return models.get(_select(view, "leaning", "Colour", names))


def _select(view: View, field: str, label: str, names, *, usual: str | None = None) -> str:
    chosen = getattr(view, field)
    usual = next(iter(names)) if usual is None else usual
    chosen = chosen if chosen in names else usual
    st.session_state[f"map {field}"] = chosen
    st.selectbox(
        label,
        list(names),
        key=f"map {field}",
        format_func=names.__getitem__,
        on_change=_take_over,
        args=(field,),
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


def _picked(rows: list[dict], picked) -> None:
    """The words inside the lasso, as a table to take along."""
    chosen = {point["customdata"][0] for point in picked.selection.points if "customdata" in point}
    if not chosen:
        st.caption("Draw around words to list them.")
        return
    inside = [row for row in rows if plots.escaped(row["word"]) in chosen]
    st.markdown(plain(f"Inside: {listed([row['word'] for row in inside[:60]])}."))
    document = msgspec.json.format(msgspec.json.encode(inside), indent=2).decode()
    numbers.table(f"The {count(len(inside), 'chosen word')}", inside, document, columns={})
