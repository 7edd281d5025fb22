"""The token picture: a person's own text with one button per token, coloured or marked."""

from collections.abc import Callable, Iterator
from typing import Any

import streamlit as st

from textcls.ui.pictures.base import component
from textcls.ui.words import signed
from textcls.values import Prediction, Span, TokenAttribution

_picture = component("token_picture", "tokens")

Piece = dict[str, Any]


def show_scores(
    attribution: TokenAttribution, *, key: str, on_pick: Callable[[int], None] | None = None
) -> None:
    """What each token adds: blue for the class, orange and underlined against it.

    `on_pick` is called with the number of a token that was clicked.
    """
    scale = max(map(abs, attribution.scores), default=0.0)
    legend = {
        "against": f"{signed(-scale)} {_towards('against', attribution)}",
        "for": f"{signed(scale)} {_towards('for', attribution)}",
    }
    pieces = score_pieces(attribution)
    data = {"mode": "scores", "pieces": pieces, "legend": legend, "picks": on_pick is not None}
    _picture(key=key, data=data, on_picked_change=lambda: _picked(key, on_pick))


def _picked(key: str, on_pick: Callable[[int], None] | None) -> None:
    token = st.session_state[key].get("picked")
    if on_pick and isinstance(token, int):
        on_pick(token)


def show_reading(prediction: Prediction, *, key: str) -> None:
    """What the model read: unknown words marked, everything that it did not read in grey."""
    _picture(key=key, data={"mode": "reading", "pieces": reading_pieces(prediction), "legend": {}})


def show_edits(pieces: list[Piece], *, key: str, legend: dict[str, str] | None = None) -> None:
    """A text with words struck and added; coloured where there is a legend of colours."""
    mode = "scores" if legend else "edits"
    _picture(key=key, data={"mode": mode, "pieces": pieces, "legend": legend or {}})


def score_pieces(attribution: TokenAttribution) -> list[Piece]:
    """The text cut into tokens with their share of the greatest score, and what lies between."""
    scale = max(map(abs, attribution.scores), default=0.0) or 1.0

    def error(index: int) -> str:
        return f" ± {attribution.errors[index]:.3f}" if attribution.errors else ""

    def describe(index: int, span: Span) -> Piece:
        score = attribution.scores[index]
        side = "for" if score > 0 else "against" if score < 0 else "neutral"
        label = [span.text, side, signed(score), *([] if span.known else ["unknown word"])]
        said = f"{signed(score)}{error(index)} {_towards(side, attribution)}"
        return {
            "side": side,
            "weight": round(abs(score) / scale, 4),
            "label": ", ".join(label),
            "notes": [said, *_notes(span)],
        }

    return list(_pieces(attribution.prediction, describe))


def reading_pieces(prediction: Prediction) -> list[Piece]:
    """The text cut into the tokens that were read, known or not, and what was passed over."""

    def describe(_index: int, span: Span) -> Piece:
        label = f"{span.text}, {'known' if span.known else 'unknown word'}"
        return {"label": label, "notes": _notes(span) or [f"known word: {span.text}"]}

    return list(_pieces(prediction, describe))


def _towards(side: str, attribution: TokenAttribution) -> str:
    words = {"for": "for", "against": "against", "neutral": "neither for nor against"}
    return f"{words[side]} {attribution.target}"


def _notes(span: Span) -> list[str]:
    return [] if span.known else ["unknown word: read like every other unknown word"]


def _pieces(prediction: Prediction, describe: Callable[[int, Span], Piece]) -> Iterator[Piece]:
    text, end = prediction.text, 0
    for index, span in enumerate(prediction.tokens):
        yield from between(text[end : span.start])
        typed = text[span.start : span.end]
        kind = "known" if span.known else "unknown"
        yield {"text": typed, "kind": kind, **describe(index, span)}
        end = span.end
    yield from between(text[end:])


def between(text: str) -> Iterator[Piece]:
    """Blanks as they are; anything else between two tokens is text that the model did not read."""
    core = text.strip()
    if not core:
        if text:
            yield {"text": text, "kind": "space"}
        return
    start = text.index(core)
    yield from between(text[:start])
    yield {"text": core, "kind": "unread"}
    yield from between(text[start + len(core) :])
