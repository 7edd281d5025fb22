"""How word vectors are learned: one-hot and dense, the pairs of a window, words drawn against."""

import itertools

import streamlit as st
from streamlit.column_config import NumberColumn

from textcls.text import words_of
from textcls.ui import address, cached, numbers
from textcls.ui.address import View
from textcls.ui.embeddings import choice, first_layer
from textcls.ui.words import count, listed, plain
from textcls.values import Reading, WordLesson

_USUAL = ("cbow-100", "skipgram-reviews", "skipgram-news")
_EXAMPLES = ("the film was not as bad as the critics said", "oil prices rose to a record high")
_WIDEST = 10  # words on each side


def show(view: View) -> WordLesson:
    """A sentence in four steps: from numbers for words to the first layer of a network."""
    name = choice.space(view, _USUAL)
    known = " ".join(choice.known([name], _EXAMPLES[0].split())) or choice.frequent([name], 8)
    opening = choice.opening([name], _EXAMPLES) or known
    text = choice.typed(view, "sentence", "Sentence", _EXAMPLES, opening=opening)
    words = words_of(text, Reading(max_tokens=choice.LONGEST, punctuation=False))
    window = int(view.window) if view.window in map(str, range(1, _WIDEST + 1)) else 2
    found = cached.lesson(name, words, window)
    words = words[: found.used]
    if found.used < found.typed:
        st.info(f"Shown are the first {found.used} of these {found.typed} words.")
    _dense(found)
    _pairs(found, words)
    _negatives(found)
    first_layer.show(view, words)
    choice.damaged()
    return found


def _dense(found: WordLesson) -> None:
    """Each word as a place in a list, and as a row of the table."""
    st.subheader("1. From a place in a list to a vector", anchor=False)
    st.markdown(
        plain(
            f"One-hot, a word is {found.size:,} numbers, all 0 but a 1 at its place: every two "
            "words are at a right angle, and none are alike. Dense, it is a row of a table that "
            f"was learned, the same as the one-hot row times the table.{_alike(found)}"
        )
    )
    rows = [
        {"word": one.word, "the 1 stands at": one.place}
        | dict(itertools.zip_longest(_components(found), one.components))
        for one in found.words
    ]
    columns = dict.fromkeys(_components(found), numbers.NUMBER)
    columns["the 1 stands at"] = NumberColumn(format="localized")
    alt = "The words, their places and the first numbers of their vectors"
    st.dataframe(
        rows, column_config=columns, hide_index=True, height="content", placeholder="–", alt=alt
    )
    unknown = [one.word for one in found.words if one.place is None]
    if unknown:
        st.info(
            plain(f"Not among the words of {found.space}: {listed(unknown)}."),
            icon=":material/help:",
        )


def _components(found: WordLesson) -> list[str]:
    longest = max(len(one.components) for one in found.words)
    return [f"v{number}" for number in range(1, longest + 1)]


def _alike(found: WordLesson) -> str:
    if found.alike is None:
        return ""
    one = found.alike
    return (
        f" In this sentence '{one.first}' and '{one.second}' are most alike, with a cosine of "
        f"{one.cosine:.3f}; one-hot it is 0 for all."
    )


def _pairs(found: WordLesson, words: list[str]) -> None:
    st.subheader("2. Pairs to learn from", anchor=False)
    st.session_state["window"] = found.window
    st.slider(
        "Window: words on each side",
        1,
        _WIDEST,
        key="window",
        on_change=lambda: address.change(window=str(st.session_state["window"])),
    )
    st.markdown(
        plain(
            f"{count(len(words), 'word')} and this window make {count(len(found.pairs), 'pair')}: "
            "each word as a centre, with every word that is near enough. Skip-gram learns to tell "
            "the context from the centre, pair by pair; CBOW learns to tell the centre from the "
            "mean of its contexts."
        )
    )
    rows = [_centre(words, place, found.window) for place in range(len(words))]
    alt = "Every centre with the words before and after it"
    st.dataframe(rows, hide_index=True, height=min(38 + 35 * len(rows), 285), alt=alt)
    pairs = [
        {"centre": pair.centre, "context": pair.context, "words to the right": pair.distance}
        for pair in found.pairs
    ]
    if pairs:
        document = numbers.document(found)
        numbers.table("The pairs, one by one", pairs, document, columns={}, file="pairs")


def _centre(words: list[str], place: int, window: int) -> dict:
    before = words[max(place - window, 0) : place]
    after = words[place + 1 : place + 1 + window]
    return {
        "before": " ".join(before),
        "centre": words[place],
        "after": " ".join(after),
        "pairs": len(before) + len(after),
    }


def _negatives(found: WordLesson) -> None:
    """The words that are drawn against each centre, and how likely that was."""
    st.subheader("3. Words to push away", anchor=False)
    st.markdown(
        "A true pair is pulled together, and a few words drawn at random are pushed away from the "
        "centre. Frequent words are drawn more often, but only by the power 3/4 of their count, "
        "so that rare ones get their turn."
    )
    if found.negatives is None:
        sentence = f"How often the words of {found.space} stood in training is not known, and so "
        st.info(plain(sentence + "neither is which were drawn."), icon=":material/help:")
        return
    rows = [
        {
            "word": one.word,
            "times in training": one.count,
            "of all draws (%)": 100 * one.share,
            "drawn against it, for example": ", ".join(one.drawn),
        }
        for one in found.negatives
    ]
    columns = {
        "of all draws (%)": NumberColumn(format="%.4f"),
        "times in training": NumberColumn(format="localized"),
    }
    alt = "How often each word is drawn, and words drawn against it"
    st.dataframe(rows, column_config=columns, hide_index=True, height="content", alt=alt)


def method(found: WordLesson) -> None:
    """The objective, and what of it is on screen."""
    st.markdown("**Skip-gram with negative sampling** makes this large, over all pairs $(c, o)$:")
    st.latex(
        r"\log \sigma(\langle u_o, v_c \rangle) + \sum_{i=1}^{k} "
        r"\mathbb{E}_{w_i \sim P}\, \log \sigma(-\langle u_{w_i}, v_c \rangle)"
        r"\qquad P(w) = \frac{\text{count}(w)^{3/4}}{\sum_{w'} \text{count}(w')^{3/4}}"
    )
    pairs = count(len(found.pairs), "pair")
    st.markdown(
        f"The sentence on screen makes {pairs}, each with $k$ words drawn against it. **CBOW** "
        "puts the mean of the contexts in the place of $v_c$. A **language model** asks for the "
        "next word given all before it, with a softmax over the whole vocabulary; the $k$ words "
        "drawn at random stand in for that sum here."
    )
    if found.negatives:
        one = found.negatives[0]
        st.markdown(plain(f"With the numbers of '{one.word}':"))
        total = one.count**0.75 / one.share
        st.latex(rf"P = \frac{{{one.count}^{{3/4}}}}{{{total:.0f}}} = {100 * one.share:.4f}\,\%")
    st.markdown(
        "**What this does not tell.** Both tables, $u$ and $v$, are learned, and only $v$ is kept. "
        "gensim also shortens the window at random and skips frequent words now and then; the "
        "pairs above are all that it may take. The draws shown are an example with a fixed seed, "
        "not those of the training."
    )
    st.caption(
        "References: Mikolov et al. (2013), arXiv 1301.3781 (skip-gram, CBOW), arXiv 1310.4546 "
        "(negative sampling, equation 4)."
    )
