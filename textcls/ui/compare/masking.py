"""Words of a text masked one by one, with the probabilities beside them at once."""

import streamlit as st

from textcls.ui import address, cached
from textcls.ui.compare import shares
from textcls.ui.words import listed, percent, plain
from textcls.values import ModelCard, Prediction, TokenAttribution

_MOST_CHIPS = 80
_WAYS = {"unknown": "read as the unknown word", "deleted": "left out of the text"}


@st.fragment
def show(card: ModelCard, explained: TokenAttribution) -> None:
    """Chips of the words, and what the model says without those that are chosen.

    A fragment: a click computes one answer, and draws nothing else of the page again.
    """
    whole = explained.prediction
    st.subheader("Mask words", anchor=False)
    names = _names(explained)
    st.markdown(f":gray[{_what(whole, len(names))}]")
    how, places = _way(), _chosen(names)
    answer = cached.mask(card, whole.text, places, how=how)
    st.markdown(plain(_sentence(whole, answer, [names[place] for place in places])))
    shares.changes(whole, answer)


def _what(whole: Prediction, chips: int) -> str:
    if chips == whole.read:
        return "Click words of the second text to mask them."
    return f"Click words of the second text to mask them: its {chips} strongest of {whole.read:,}."


def _names(explained: TokenAttribution) -> dict[int, str]:
    """A chip for each token by its place, numbered where it stands more than once."""
    tokens = explained.prediction.tokens
    strength = sorted(range(len(tokens)), key=lambda place: -abs(explained.scores[place]))
    seen: dict[str, int] = {}
    names = {}
    for place, span in enumerate(tokens):
        word = explained.prediction.text[span.start : span.end]
        seen[word] = seen.get(word, 0) + 1
        names[place] = word if seen[word] == 1 else f"{word} ({seen[word]})"
    shown = set(strength[:_MOST_CHIPS])
    return {place: name for place, name in names.items() if place in shown}


def _way() -> str:
    view = address.remembered()
    st.session_state["masking"] = view.masking if view.masking in _WAYS else "unknown"
    return st.segmented_control(
        "Masked words are",
        list(_WAYS),
        key="masking",
        format_func=_WAYS.__getitem__,
        required=True,
        on_change=lambda: _take_over(masking=st.session_state["masking"]),
    )


def _chosen(names: dict[int, str]) -> tuple[int, ...]:
    asked = address.remembered().masked.split(",")
    st.session_state["masked"] = [place for place in names if str(place) in asked]
    chosen = st.pills(
        "Words",
        list(names),
        key="masked",
        format_func=lambda place: plain(names[place]),
        selection_mode="multi",
        label_visibility="collapsed",
        on_change=lambda: _take_over(masked=",".join(map(str, st.session_state["masked"]))),
    )
    address.follow()
    return tuple(sorted(chosen))


def _take_over(**choice: str) -> None:
    address.change(**choice)


def _sentence(whole: Prediction, answer: Prediction, masked: list[str]) -> str:
    before, after = (percent(a.probabilities[whole.label]) for a in (whole, answer))
    if not masked:
        return f"Nothing is masked: {whole.label}, {before}."
    said = f"Without {listed([f'“{word}”' for word in masked])}: {whole.label} {after}"
    if answer.label == whole.label:
        return f"{said}, and {before} with all words. The class stays."
    return f"{said}, and {before} with all words. The class is now {answer.label}."
