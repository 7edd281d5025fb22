"""What would flip the class: the smallest edits found, each of which opens as a pair of texts."""

import streamlit as st

from textcls import comparison, printing, takeaway
from textcls.ui import address, answers, cached, fields, inputs, numbers
from textcls.ui import takeaway as offers
from textcls.ui.address import View
from textcls.ui.compare import marks
from textcls.ui.pictures import tokens
from textcls.ui.words import count, percent, plain, signed
from textcls.values import Flip, FlipSearch, Reduction

_ANY = "(any)"  # in the place of a class
_USUAL_EDITS = 3
_MOST_SHOWN = 10


def show(view: View) -> tuple[FlipSearch, Reduction]:
    """The flips found within the settings, and the fewest words that keep the class."""
    card = inputs.choose_model(view)
    text = inputs.ask_text(view, card, verb="Search")
    prediction = cached.predict(card, text)
    if not prediction.tokens:
        answers.nothing_read(card)
        st.stop()
    answers.verdict(prediction)
    answers.nothing_known(prediction)
    kinds, target, most_edits = _settings(view, prediction)
    found = cached.find_flips(card, text, target=target, kinds=kinds, most_edits=most_edits)
    _found(found)
    st.subheader("The fewest words that keep the class", anchor=False)
    reduced = cached.reduce_text(card, text)
    _reduced(reduced)
    offers.flips(card, found, reduced)
    return found, reduced


# --- settings --------------------------------------------------------------------------------


def _settings(view: View, prediction) -> tuple[str, str | None, int]:
    rival = comparison.runner_up(prediction)
    others = [label for label in prediction.logits if label != prediction.label]
    classes = {label: label for label in others}
    classes[rival] += " (runner-up)"
    if len(others) > 1:
        classes[_ANY] = "any other class"
    numbers_of_edits = {str(n): str(n) for n in range(1, comparison.MOST_EDITS + 1)}
    with st.grid(3, min_column_width=150):
        sought = fields.select("Class sought", classes, view.sought, field="sought", usual=rival)
        kinds = fields.select(
            "Edits", dict(comparison.EDITS), view.edits, field="edits", usual="both"
        )
        most = fields.select(
            "Most edits at once",
            numbers_of_edits,
            view.most_edits,
            field="most_edits",
            usual=str(_USUAL_EDITS),
        )
    return kinds, None if sought == _ANY else sought, int(most)


# --- flips -----------------------------------------------------------------------------------


def _found(found: FlipSearch) -> None:
    st.subheader("What would flip it", anchor=False)
    sentence = plain(printing.searched(found))
    if not found.flips:
        st.info(sentence, icon=":material/search_off:")
        return
    st.markdown(sentence)
    for number, flip in enumerate(found.different[:_MOST_SHOWN]):
        _flip(found, flip, number)
    if len(found.different) > _MOST_SHOWN:
        st.caption(f"These are the first {_MOST_SHOWN} of {len(found.different)} ways.")
    rows = [takeaway.flip_row(flip) for flip in found.flips]
    columns = dict.fromkeys(("probability", "margin", "distance"), numbers.NUMBER)
    numbers.table(printing.flips_title(found), rows, columns=columns)


def _flip(found: FlipSearch, flip: Flip, number: int) -> None:
    with st.container(border=True, gap=None):
        with st.container(horizontal=True, vertical_alignment="center"):
            share = percent(flip.probabilities[flip.label])
            margin = f"margin {signed(flip.margin)} logits"
            st.markdown(
                f"**{count(len(flip.edits), 'edit')}**: {plain(flip.label)}, {share} "
                f":gray[:small[{margin}]]",
                width="stretch",
            )
            _open_button(flip.text, f"flip {number}")
        tokens.show_edits(marks.of_flip(found.prediction, flip), key=f"flip_text_{number}")


def _open_button(text: str, key: str) -> None:
    st.button(
        "Compare",
        key=key,
        icon=":material/compare_arrows:",
        type="tertiary",
        on_click=lambda: address.change(part="texts", edited=text, masked=""),
    )


# --- reduction -------------------------------------------------------------------------------


def _reduced(reduced: Reduction) -> None:
    label = reduced.prediction.label
    before, after = (
        percent(shares[label])
        for shares in (reduced.prediction.probabilities, reduced.probabilities)
    )
    words = f"{len(reduced.kept):,} of {count(reduced.prediction.read, 'token')}"
    with st.container(border=True, gap=None):
        with st.container(horizontal=True, vertical_alignment="center"):
            said = f"To keep the class {label}, {words} will do"
            st.markdown(plain(f"{said}: {after}, and {before} with all of them."), width="stretch")
            _open_button(reduced.text, "reduction")
        tokens.show_edits(marks.of_reduction(reduced), key="reduction_text")
    st.caption(plain(printing.proof(reduced)))


def method(shown: tuple[FlipSearch, Reduction]) -> None:
    """How flips are sought and proved, with the numbers of this search."""
    found, reduced = shown
    st.markdown(
        "**Minimal flips.** A set of edits E of the text x flips the class if the network calls "
        "the edited text otherwise, and it is minimal if no strict part of it does:"
    )
    st.latex(
        r"c(x_E) = c^* \quad\text{and}\quad c(x_{E'}) \neq c^* \ \text{ for all } "
        r"\varnothing \neq E' \subsetneq E"
    )
    st.markdown(
        "An edit deletes a word, or swaps it for one of the ten words with the highest cosine to "
        "it among the network's own word vectors. Every word is deleted once; swaps begin at the "
        "words that hold the class most, and go as far as half of the tries that are left. Then "
        "sets grow by one edit, those first whose margins would be widest if gains added up. "
        "Every candidate is written as a text, cut into tokens and predicted anew, and so is "
        f"every part of a flip before it is listed: {found.tries:,} texts here, of at most "
        f"{found.most_tries:,}. Few edits come first, then those that change the text least: 1 - "
        "cosine for a swap, 1 for a deletion."
    )
    st.markdown(
        "**Input reduction.** The same with deletions only, and the class kept: all single words "
        f"are tried, then sets of more. Here {reduced.tries:,} texts were tried."
    )
    st.caption(
        "What it does not tell: that no other flip exists where none was found, nor that a flip "
        "means the same to a reader; what is near is what the network learned to hold near. That "
        "few words without meaning keep a class is a known weakness of such networks. References: "
        "Wachter, Mittelstadt, Russell (2017), Counterfactual Explanations; Ross, Marasovic, "
        "Peters (2021), Explaining NLP Models via Minimal Contrastive Editing; Feng et al. (2018), "
        "Pathologies of Neural Models Make Interpretations Difficult."
    )
