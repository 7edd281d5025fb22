"""Words as a map: the figure, the words inside the lasso, and the numbers of all."""

import zlib

import streamlit as st

from textcls import embeddings, plots
from textcls.ui import cached, numbers
from textcls.ui.address import View
from textcls.ui.embeddings import choice, mapping
from textcls.ui.words import count, listed, plain
from textcls.values import Leaning, ModelCard, WordMap

_USUAL = ("skipgram-reviews", "glove-50")
_MOST_LISTED = 60  # words in a sentence
# With its buttons: to choose, to enlarge, to save the picture.
_PICTURE = {
    "displaylogo": False,
    "displayModeBar": True,
    "scrollZoom": False,
    "modeBarButtonsToRemove": ["zoomIn2d", "zoomOut2d", "autoScale2d", "select2d"],
    "toImageButtonOptions": {"filename": "words", "scale": 2},
}


def show(view: View) -> WordMap:
    """The map, what was chosen in it, and its numbers."""
    with st.grid(3, min_column_width=220):
        name = choice.space(view, _USUAL)
        kind = mapping.kind(view)
        card = mapping.leaning(view)
    words, dimensions = mapping.words(view, name, kind)
    axes = mapping.axes(view, name) if kind == "axes" else ()
    found = _placed(name, words, kind, dimensions, axes)
    leanings = cached.leanings(card, [point.word for point in found.points]) if card else None
    rows = table(found, leanings)
    chosen = _figure(found, leanings, card)
    if found.missing:
        _missing(found)
    if dimensions == 2:
        _inside([rows[index] for index in chosen])
    columns = dict.fromkeys((*found.axes, "probability"), numbers.NUMBER)
    document = numbers.document(found)
    numbers.table("The numbers, word by word", rows, document, columns=columns, file="map")
    choice.damaged()
    return found


def table(found: WordMap, leanings: dict[str, Leaning] | None = None) -> list[dict]:
    """A row a word: its place on every axis, how frequent it is, its class alone."""
    return [
        {"word": point.word}
        | dict(zip(found.axes, point.place, strict=True))
        | {"rank": point.rank, "times in training": point.count}
        | (_class(leanings[point.word]) if leanings else {})
        for point in found.points
    ]


def _class(leaning: Leaning) -> dict:
    if not leaning.known:
        return {"class": None, "probability": None}
    return {"class": leaning.label, "probability": leaning.probability}


def _figure(found: WordMap, leanings: dict | None, card: ModelCard | None) -> list[int]:
    """The map; gives the places of the words inside the lasso."""
    # Another map has other points, and must not keep the lasso of this one.
    content = f"{found.space} {found.method} {found.axes} {[p.word for p in found.points]}"
    picked = st.plotly_chart(
        plots.word_map(found, leanings, card.labels if card else ()),
        key=f"map {zlib.crc32(content.encode())} {card.name if card else ''}",
        on_select="rerun" if len(found.axes) == 2 else "ignore",
        selection_mode=("lasso", "box"),
        config=_PICTURE,
        alt=f"{len(found.points)} words of {found.space} as points",
    )
    note = "Point at a dot for its word: names stand only where there is room. The camera saves "
    note += "the picture."
    if card:
        note += f" Colour: the class that {card.name} gives each word alone; pale is near chance."
    st.caption(plain(note))
    selected = picked.selection.points if len(found.axes) == 2 else ()
    return sorted({int(point["customdata"][0]) for point in selected if "customdata" in point})


def _inside(rows: list[dict]) -> None:
    """The words inside the lasso, as a table to take along."""
    if not rows:
        st.caption("Draw around words with the mouse to list them.")
        return
    words = [row["word"] for row in rows]
    left = len(words) - _MOST_LISTED
    more = [f"{left} more"] if left > 0 else []
    title = count(len(rows), "word") + " inside"
    with st.container(border=True, gap="small"):
        st.markdown(f"**{title}:** {plain(listed([*words[:_MOST_LISTED], *more]))}")
        numbers.downloads(title, rows, numbers.document(rows), file="words-inside")


def _missing(found: WordMap) -> None:
    named = [*found.missing[:12], *(["…"] if len(found.missing) > 12 else [])]
    st.info(
        plain(f"Not among the words of {found.space}, and left out: {', '.join(named)}."),
        icon=":material/help:",
    )


def _placed(name: str, words: tuple[str, ...], kind: str, dimensions: int, axes: tuple) -> WordMap:
    """The map of that kind; t-SNE in rounds, between which another choice stops it."""
    if kind == "pca":
        return cached.word_map(name, words, dimensions=dimensions)
    if kind == "axes":
        return cached.word_map_along(name, words, axes)
    bar = st.progress(0.0, text=f"t-SNE of {count(len(words), 'word')}")
    for number in range(1, embeddings.ROUNDS + 1):
        found = cached.word_map_round(name, words, number, dimensions=dimensions)
        bar.progress(number / embeddings.ROUNDS, text=f"t-SNE, {250 * number:,} of 1,000 steps")
    bar.empty()
    return found


# --- how it works ------------------------------------------------------------------------------


def method(found: WordMap) -> None:
    """What the axes are, and what a picture of many dimensions cannot say."""
    {"pca": _principal, "tsne": _neighbours, "axes": _along}[found.method](found)
    st.markdown(
        "**What this does not tell.** Two or three dimensions cannot hold a hundred: words that "
        "touch here may be far apart, and with t-SNE the sizes of groups and the gaps between "
        "them mean nothing. Each axis is stretched to fill the figure, so compare along one axis "
        "only. Neighbours are asked for under *Neighbours*, among all dimensions. A word's class "
        "is that of the word alone; beside other words it may speak for another."
    )
    st.caption(
        "References: Pearson (1901), Philosophical Magazine 2 (principal components); van der "
        "Maaten and Hinton (2008), JMLR 9 (t-SNE)."
    )


def _principal(found: WordMap) -> None:
    st.markdown(
        "**Principal components** are the directions in which the words shown scatter most; "
        "each axis says how much of their variance it carries. The vectors are centred for "
        "this picture, and nowhere else on this page."
    )
    st.latex(r"y = (V - \bar v)\,U_k \qquad \text{Cov}(V)\,U = U\,\Lambda")
    parts = [f"{100 * share:.1f}" for share in found.variance]
    total = 100 * sum(found.variance)
    st.latex(
        rf"\text{{shown: }} {' + '.join(parts)} \approx {total:.1f}\,\% \text{{ of the variance}}"
    )


def _neighbours(found: WordMap) -> None:
    words = len(found.points)
    st.markdown(
        "**t-SNE** turns distances into probabilities of being neighbours, and moves the points "
        "until those of the picture are like those of the vectors. It begins with the principal "
        "components and works on directions (vectors of length 1), so that near means a great "
        f"cosine. Perplexity {min(30.0, (words - 1) / 3):.1f} for these {words} words (30, or a "
        "third of the words), 1,000 steps."
    )
    st.latex(r"\min_y \sum_{i \ne j} p_{ij} \log \frac{p_{ij}}{q_{ij}}")


def _along(found: WordMap) -> None:
    st.markdown(
        "Each **axis of your own** is the difference of the mean directions of two lists of "
        "words, $A$ and $B$; a word's coordinate is its cosine with that difference."
    )
    st.latex(
        r"y_w = \cos\Bigl(w,\ \overline{\hat v_b}_{\,b \in B} - \overline{\hat v_a}_{\,a \in A}"
        r"\Bigr) \qquad \hat v = \frac{v}{|v|}"
    )
    point = found.points[0]
    first, second = point.place
    st.markdown(plain(f"'{point.word}' lies at {first:+.3f} across and {second:+.3f} upwards."))
