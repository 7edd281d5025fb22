"""Analogies: where a sum of words points, by 3CosAdd and by 3CosMul, and its parallelogram."""

import itertools

import msgspec
import numpy as np
import streamlit as st
from streamlit.column_config import NumberColumn, TextColumn

from textcls import embeddings, plots
from textcls.ui import cached, numbers
from textcls.ui.address import View
from textcls.ui.embeddings import choice
from textcls.ui.words import plain
from textcls.values import Analogy, Neighbour

_USUAL = ("glove-50", "skipgram-reviews")
_EXAMPLES = ("king - man + woman", "doctor - man + woman", "paris - france + germany")


def show(view: View) -> Analogy:
    """Both lists of answers, and the picture."""
    name = choice.space(view, _USUAL)
    text = choice.typed(
        view, "sum", "Sum of words", _EXAMPLES, opening=choice.opening([name], _EXAMPLES)
    )
    found = cached.analogy(name, embeddings.parse(text))
    with st.grid(2, min_column_width=340):
        with st.container():
            _answers(found)
        figure = plots.parallelogram(found)
        alt = f"The words of {embeddings.spelled(found.terms)} and the nearest word in a plane"
        st.plotly_chart(figure, key="parallelogram", config=plots.STILL, alt=alt)
    document = msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
    numbers.table("The numbers, word by word", table(found), document, columns=_NUMBERS)
    choice.damaged()
    return found


def table(found: Analogy) -> list[dict]:
    """A row an answer of either method, and a row a point of the picture."""
    rows = [
        {"shown as": name, "word": one.word, "score": one.score, "rank": one.rank}
        for name, ones in (("3CosAdd", found.added), ("3CosMul", found.multiplied))
        for one in ones
    ]
    empty = {"x": None, "y": None}
    points = (
        {"shown as": point.kind, "word": point.name, "score": None, "rank": None}
        | {"x": point.x, "y": point.y}
        for point in found.points
    )
    return [*(row | empty for row in rows), *points]


def method(found: Analogy) -> None:
    """Both formulas, with the numbers of the first answer."""
    st.markdown(
        "If a difference of two vectors carries a meaning, such as that between *man* and "
        "*woman*, it can be added elsewhere. **3CosAdd** takes the word whose vector points most "
        "like the sum of the vectors, each of length 1. It is the same as adding cosines:"
    )
    st.latex(
        r"\arg\max_w \cos\Bigl(w, \sum_i s_i \hat v_i\Bigr) = "
        r"\arg\max_w \sum_i s_i \cos(w, v_i) \qquad s_i = \pm 1"
    )
    st.markdown(
        "There, one large cosine may outweigh the others. **3CosMul** multiplies, so that every "
        "word of the sum has its say; cosines are shifted to 0 ... 1 first:"
    )
    st.latex(
        r"\arg\max_w \frac{\prod_{s_i = 1} c_i(w)}{\prod_{s_i = -1} c_i(w) + 0.001} \qquad "
        r"c_i(w) = \frac{\cos(w, v_i) + 1}{2}"
    )
    st.markdown("With the numbers of the first answer of each:")
    st.latex(added_with_numbers(found))
    st.latex(multiplied_with_numbers(found))
    st.markdown(
        "In the picture, the words of the sum and the sum are the corners of a parallelogram; the "
        "plane is that of the first two principal components of the points shown, and the "
        "answer need not lie in it: the shares on the axes say how much is seen.\n\n"
        "**What this does not tell.** The words of the sum are never answers. That is how "
        "analogies are scored everywhere, and it flatters them: left in, the nearest word is very "
        "often one of them, and then no step was taken at all. That *doctor - man + woman* gives "
        "*nurse* also rests on it: *doctor* was not allowed to answer."
    )
    st.caption(
        "References: Mikolov et al. (2013), NAACL (3CosAdd); Levy and Goldberg (2014), CoNLL, "
        "equations 3 and 4 (3CosMul); Nissim et al. (2020), Computational Linguistics 46 (words "
        "left out)."
    )


def added_with_numbers(found: Analogy) -> str:
    """The cosine of the first answer with the sum, from its cosines with the words."""
    cosines, length = _cosines(found, found.added[0])
    parts = "".join(
        f" {'+' if term.sign > 0 else '-'} {_signed(cosine)}"
        for term, cosine in zip(found.terms, cosines, strict=True)
    )
    return rf"\frac{{{parts.removeprefix(' + ')}}}{{{length:.4f}}} = {found.added[0].score:.3f}"


def multiplied_with_numbers(found: Analogy) -> str:
    """The score of the first answer by 3CosMul."""
    cosines, _ = _cosines(found, found.multiplied[0])
    shifted = [(cosine + 1) / 2 for cosine in cosines]
    over, under = (
        r" \cdot ".join(
            f"{value:.4f}"
            for term, value in zip(found.terms, shifted, strict=True)
            if term.sign == sign
        )
        for sign in (1, -1)
    )
    return rf"\frac{{{over or 1}}}{{{under or 1} + 0.001}} = {found.multiplied[0].score:.3f}"


def _signed(number: float) -> str:
    return f"{number:.4f}" if number >= 0 else f"({number:.4f})"


def _cosines(found: Analogy, answer: Neighbour) -> tuple[list[float], float]:
    """The cosines of an answer with the words of the sum, and the length of the sum."""
    space = cached.space(found.space)
    units = [_unit(space.vector(term.word)) for term in found.terms]
    own = _unit(space.vector(answer.word))
    goal = sum(term.sign * unit for term, unit in zip(found.terms, units, strict=True))
    return [float(own @ unit) for unit in units], float(np.linalg.norm(goal))


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector)


def _answers(found: Analogy) -> None:
    st.dataframe(
        [
            {
                "added": added.word if added else "",
                "cosine": added.score if added else None,
                "multiplied": multiplied.word if multiplied else "",
                "score": multiplied.score if multiplied else None,
            }
            for added, multiplied in itertools.zip_longest(found.added, found.multiplied)
        ],
        column_config={
            "added": TextColumn("3CosAdd"),
            "cosine": NumberColumn("Cosine", format="%.3f"),
            "multiplied": TextColumn("3CosMul"),
            "score": NumberColumn("Score", format="%.3f"),
        },
        hide_index=True,
        height="content",
        alt=f"The words nearest to {embeddings.spelled(found.terms)}",
    )
    st.markdown(plain(_kept(found)))


def _kept(found: Analogy) -> str:
    """What would be nearest if the words of the sum were allowed."""
    kept = found.kept
    if kept.word == found.added[0].word:
        return (
            "The words of the sum are left out. Here that changes nothing: "
            f"'{kept.word}' is nearer to the sum than they are."
        )
    return (
        "The words of the sum are left out. Left in, the nearest would be "
        f"'{kept.word}', with a cosine of {kept.score:.3f}."
    )


_NUMBERS = dict.fromkeys(("score", "x", "y"), numbers.NUMBER)
