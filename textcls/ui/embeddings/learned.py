"""How word vectors are learned: one-hot and dense, the pairs of a window, words drawn against."""

from collections.abc import Sequence

import msgspec
import streamlit as st

from textcls import embeddings
from textcls.embeddings import Space
from textcls.registry import UserError
from textcls.text import words_of
from textcls.ui import address, cached, numbers
from textcls.ui.address import View
from textcls.ui.embeddings import choice
from textcls.ui.words import count, plain
from textcls.values import Reading, WindowPair

_USUAL = ("skipgram-reviews", "skipgram-news", "cbow-100")
_EXAMPLES = ("the film was not as bad as the critics said", "oil prices rose to a record high")
_MOST_WORDS = 40
_NEGATIVES = 5  # shown a pair
_COMPONENTS = 6  # shown of a dense vector


def show(view: View) -> tuple[Space, list[str], tuple[WindowPair, ...]]:
    """A sentence in three steps: numbers for words, pairs to learn from, words to push away."""
    name = choice.space(view, _USUAL)
    text = choice.typed(view, "sentence", "Sentence", _EXAMPLES)
    words = words_of(text, Reading(max_tokens=_MOST_WORDS, punctuation=False))
    if not words:
        raise UserError("there is no word in this sentence; type some")
    space = cached.space(name)
    _dense(space, words)
    pairs = embeddings.window_pairs(words, _window(view))
    _pairs(pairs, words)
    _negatives(space, words)
    _matrix(name)
    choice.damaged()
    return space, words, pairs


def _dense(space: Space, words: Sequence[str]) -> None:
    """Each word as a place in a list, and as a row of the table."""
    st.subheader("1. From a place in a list to a vector", anchor=False)
    st.markdown(
        plain(
            f"One-hot, a word is {len(space.words):,} numbers, all 0 but a 1 at its place; two "
            "words are then always at a right angle, and nothing says that some are alike. Its "
            f"vector is a row of a table: {space.matrix.shape[1]} numbers, the same as the "
            "product of the one-hot row with the table."
        )
    )
    rows = []
    for word in dict.fromkeys(words):
        row = space.row(word)
        components = [None] * _COMPONENTS if row is None else space.matrix[row][:_COMPONENTS]
        rows.append(
            {"word": word, "the 1 stands at": None if row is None else row + 1}
            | {f"v{n}": None if x is None else float(x) for n, x in enumerate(components, start=1)}
        )
    columns = {f"v{n}": numbers.NUMBER for n in range(1, _COMPONENTS + 1)}
    document = msgspec.json.encode(rows).decode()
    st.dataframe(rows, column_config=columns, hide_index=True, alt="Words and their first numbers")
    unknown = sum(row["the 1 stands at"] is None for row in rows)
    if unknown:
        st.caption(plain(f"{count(unknown, 'word')} of these {len(rows)} not among its words."))
    numbers.table("The numbers of these words", rows, document, columns=columns)


def _pairs(pairs: Sequence[WindowPair], words: Sequence[str]) -> None:
    st.subheader("2. Pairs to learn from", anchor=False)
    st.markdown(
        plain(
            f"{count(len(words), 'word')} and this window make {count(len(pairs), 'pair')}. "
            "Skip-gram learns to tell each context from its centre, pair by pair; CBOW learns to "
            "tell each centre from the mean of its contexts."
        )
    )
    rows = [
        {"centre": pair.centre, "context": pair.context, "words to the right": pair.distance}
        for pair in pairs
    ]
    st.dataframe(rows, hide_index=True, height=260, alt="Centre words and their contexts")
    document = msgspec.json.format(msgspec.json.encode(pairs), indent=1).decode()
    numbers.table("The pairs", rows, document, columns={})


def _negatives(space: Space, words: Sequence[str]) -> None:
    """The words that are drawn against each centre, and how likely that was."""
    st.subheader("3. Words to push away", anchor=False)
    try:
        shares = embeddings.negative_shares(space)
    except UserError as error:
        sentence = str(error)
        st.info(plain(sentence[:1].upper() + sentence[1:]), icon=":material/help:")
        return
    total = int(space.counts.sum())
    st.markdown(
        plain(
            "A true pair is pulled together, and a few words drawn at random are pushed away. "
            "Frequent words are drawn more often, but by the power 3/4 of their count, so that "
            f"rare ones get their turn: '{space.words[0]}', {space.counts[0] / total:.2%} of the "
            f"running words, is {shares[0]:.2%} of the draws."
        )
    )
    rows = []
    for number, word in enumerate(dict.fromkeys(words)):
        row = space.row(word)
        if row is None:
            continue
        drawn = embeddings.drawn(space, word, _NEGATIVES, seed=number)
        rows.append(
            {
                "word": word,
                "times in training": int(space.counts[row]),
                "drawn as a negative (%)": 100 * float(shares[row]),
                "drawn against it (an example)": ", ".join(drawn),
            }
        )
    number = st.column_config.NumberColumn(format="%.4f")
    columns = {"drawn as a negative (%)": number}
    st.dataframe(rows, column_config=columns, hide_index=True, alt="Words and their negatives")
    numbers.table("The draws", rows, msgspec.json.encode(rows).decode(), columns=columns)


def _matrix(name: str) -> None:
    """From a set of vectors to the first layer of a network, with its coverage."""
    st.subheader("4. From the vectors to a network", anchor=False)
    rows = [
        {
            "model": card.name,
            "words": covered.words,
            "with a vector": covered.found,
            "covered (%)": 100 * covered.found / covered.words,
            "then": "kept fixed"
            if card.recipe.training.freeze_epochs >= card.training.epochs
            else "trained along",
        }
        for card in cached.catalogue().models.values()
        if (covered := card.training.coverage) and name in card.recipe.vectors.split("+")
    ]
    if not rows:
        st.markdown(plain(f"No model here began with {name}."))
        return
    st.markdown(
        plain(
            f"Row by row, the words of a network's vocabulary get their vector from {name}; words "
            "without one begin at random, the padding row is zero. Models that began so:"
        )
    )
    columns = {"covered (%)": st.column_config.NumberColumn(format="%.1f")}
    st.dataframe(rows, column_config=columns, hide_index=True, alt="Coverage by model")


def method(shown: tuple[Space, list[str], tuple[WindowPair, ...]]) -> None:
    """The objective, and what of it is on screen."""
    _, words, pairs = shown
    st.markdown("**Skip-gram with negative sampling** makes this large, over all pairs $(c, o)$:")
    st.latex(
        r"\log \sigma(\langle u_o, v_c \rangle) + \sum_{i=1}^{k} "
        r"\mathbb{E}_{w_i \sim P}\, \log \sigma(-\langle u_{w_i}, v_c \rangle)"
        r"\qquad P(w) = \frac{\text{count}(w)^{3/4}}{\sum_{w'} \text{count}(w')^{3/4}}"
    )
    st.markdown(
        plain(
            f"The sentence on screen has {len(words)} words and makes {len(pairs)} pairs. **CBOW** "
            "puts the mean of the contexts in the place of v_c. A **language model** asks "
            "for the next word given all before it, which a softmax over the whole vocabulary "
            "answers; the k words drawn at random stand in for that sum here."
        ).replace(r"\*\*", "**")
    )
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


def _window(view: View) -> int:
    window = int(view.window) if view.window.isdecimal() and 1 <= int(view.window) <= 10 else 2
    st.session_state["window"] = window
    st.slider(
        "Window: words on each side",
        1,
        10,
        key="window",
        on_change=lambda: address.change(window=str(st.session_state["window"])),
    )
    return window
