"""The bias probe: which words lie nearer to which, on lists that a person can change."""

import msgspec
import streamlit as st

from textcls import embeddings, plots, printing
from textcls.embeddings import PRESETS
from textcls.ui import address, cached, fields, numbers
from textcls.ui.address import View
from textcls.ui.embeddings import choice
from textcls.ui.words import listed, plain, signed
from textcls.values import BiasTest, WordLists

_USUAL = ("fasttext-50", "glove-50")  # the first knows every word of the first lists
_APART = "|"  # between lists of a person's own
_LONGEST = 400  # characters of a list
_SIGNIFICANT = 0.05  # a greater p may be chance, and then no size is named


def show(view: View) -> BiasTest:
    """The lists, the figures of the test, and each word's part in it."""
    with st.grid(2, min_column_width=300):
        name = choice.space(view, _USUAL)
        preset = _preset(view)
    asked = _lists(view, preset)
    found = cached.association_test(name, asked)
    _figures(found)
    _missing(found)
    with st.grid(2, min_column_width=340):
        for target in found.lists.names[:2]:
            figure = plots.associations(found, target)
            alt = f"Association of each word of '{target}' with the attributes"
            st.plotly_chart(figure, key=f"bias {target}", config=plots.STILL, alt=alt)
    document = msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
    columns = {"association": numbers.NUMBER}
    numbers.table("The numbers, word by word", table(found), document, columns=columns)
    choice.damaged()
    return found


def table(found: BiasTest) -> list[dict]:
    """A row a target word."""
    return [
        {"word": one.word, "list": one.target, "association": one.value}
        for one in found.associations
    ]


def method(found: BiasTest) -> None:
    """The test, with the numbers on screen."""
    st.markdown(
        "The **word-embedding association test** asks of two lists of target words, $X$ and $Y$, "
        "which of them lies nearer to the attributes $A$ than to $B$. Each word has an "
        "association; the **effect size** is the difference of their means, in standard "
        "deviations over all target words:"
    )
    st.latex(
        r"s(w) = \frac{1}{|A|}\sum_{a \in A} \cos(w, a) - \frac{1}{|B|}\sum_{b \in B} \cos(w, b)"
        r" \qquad d = \frac{\overline{s}_X - \overline{s}_Y}{\text{sd}_{w \in X \cup Y}\, s(w)}"
    )
    st.markdown("With the numbers on screen:")
    st.latex(
        rf"d = \frac{{{found.means[0]:.5f} - ({found.means[1]:.5f})}}{{{found.deviation:.5f}}} = "
        rf"{found.effect:+.3f}"
    )
    _chance(found)
    st.caption(
        "Reference: Caliskan, Bryson and Narayanan (2017), Science 356, arXiv 1608.07187; the "
        "lists are those of its tables 1 and 2."
    )


def _chance(found: BiasTest) -> None:
    """What the p-value says, and what it does not."""
    x, y, a, b = found.lists.names
    counted = "all possible ways" if found.exact else "ways drawn with a fixed seed"
    st.markdown(
        plain(
            f"Is that chance? The targets are parted anew, {len(found.lists.words[0])} against "
            f"{len(found.lists.words[1])}, in {counted}: p is the share of "
            f"the {found.partitions:,} partitions in which the lists differ at least as much in "
            "this direction, the true one included. The standard deviation is that of a sample "
            "(n - 1)."
        )
    )
    st.markdown("**What this does not tell.**")
    st.markdown(
        plain(
            f"The p-value speaks of these words, not of all words for "
            f"{x} or {y}; a few other words may give another effect. A difference between the "
            f"targets says nothing about either alone: both may lie nearer to {b} than to {a}. "
            "And it is a finding about the texts that the vectors were learned from, whose "
            "usage they repeat; whether a classifier on top of them treats people unequally is "
            "another question."
        )
    )


def _preset(view: View) -> WordLists:
    """Ready-made lists; choosing some drops a person's own."""
    names = {name: _title(name) for name in PRESETS}
    return PRESETS[fields.select("Word lists", names, view.lists, field="lists", also={"own": ""})]


def _title(name: str) -> str:
    x, y, a, b = PRESETS[name].names
    return f"{x[:1].upper()}{x[1:]} and {y}: {a} or {b}?"


def _lists(view: View, preset: WordLists) -> WordLists:
    """The four lists as the view has them, in boxes that can be changed."""
    own = view.own.split(_APART) if view.own.count(_APART) == 3 else [None] * 4
    asked = embeddings.edited(preset, [text and text[:_LONGEST] for text in own])
    texts = [" ".join(words) for words in asked.words]
    with st.form("lists_form"), st.grid(2, min_column_width=280):
        for number, (name, text) in enumerate(zip(asked.names, texts, strict=True)):
            key = f"list {number}"
            if st.session_state.get(f"{key} shown") != text:
                st.session_state[key] = st.session_state[f"{key} shown"] = text
            st.text_area(
                plain(("Targets: " if number < 2 else "Attributes: ") + name),
                key=key,
                max_chars=_LONGEST,
                height=116,
            )
        st.form_submit_button("Test", type="primary", on_click=_lists_sent)
    return asked


def _lists_sent() -> None:
    texts = [st.session_state[f"list {number}"].replace(_APART, " ") for number in range(4)]
    address.change(own=_APART.join(" ".join(text.split()) for text in texts))


def _figures(found: BiasTest) -> None:
    x, y = found.lists.names[:2]
    with st.container(border=True, gap="xsmall"):
        with st.grid(4, min_column_width=130):
            st.metric("Effect size", signed(found.effect))
            st.metric("p", printing.p_text(found))
            st.metric(plain(f"Mean of {x}"), signed(found.means[0]))
            st.metric(plain(f"Mean of {y}"), signed(found.means[1]))
        st.caption(plain(f"{_reading(found)} The p-value is {printing.partitions_text(found)}."))


def _reading(found: BiasTest) -> str:
    """The effect in words, with the paper's own marks of size where it is significant."""
    x, y, a, b = found.lists.names
    if found.effect == 0:
        return f"{x} and {y} do not differ in how much nearer they lie to {a} than to {b}."
    first, second = (x, y) if found.effect > 0 else (y, x)
    compared = f"Compared with {second}, {first} lie nearer to {a} than to {b}"
    if found.effect < 0:
        return f"{compared}. The test asks for the opposite; swap the targets to test this."
    if found.p > _SIGNIFICANT:
        return f"{compared}, but p is above {_SIGNIFICANT}: that may be chance."
    size = found.effect
    named = "large" if size >= 0.8 else "medium" if size >= 0.5 else "small"
    named = f"a {named} effect" if size >= 0.2 else "an effect below what is called small"
    return f"{compared}: {named} (0.2, 0.5 and 0.8 are called small, medium and large)."


def _missing(found: BiasTest) -> None:
    missing = [
        f"{', '.join(words)} ({name})"
        for name, words in zip(found.lists.names, found.missing, strict=True)
        if words
    ]
    if missing:
        st.info(
            plain(f"Not among the words of {found.space}, and left out: {listed(missing)}."),
            icon=":material/help:",
        )
