"""A text with the edits of a flip in it, or with the words that a reduction keeps."""

from textcls.ui.pictures import tokens
from textcls.ui.pictures.tokens import Piece
from textcls.values import Edit, Flip, Prediction, Reduction, Span

_WHOLE = 60  # tokens; of longer texts only what is around the edits is shown
_AROUND = 8


def of_flip(prediction: Prediction, flip: Flip) -> list[Piece]:
    """The text with deleted words struck and new ones beside them, cut to what is around them."""
    edits = {edit.place: edit for edit in flip.edits}
    shown = _near(len(prediction.tokens), list(edits))
    pieces: list[Piece] = []
    end = 0
    for place, span in enumerate(prediction.tokens):
        if place in shown:
            pieces += tokens.between(prediction.text[end : span.start])
            pieces += _edited(prediction, span, edits.get(place))
        elif not pieces or pieces[-1]["text"] != " … ":
            pieces.append({"text": " … ", "kind": "space"})
        end = span.end
    return pieces if end == 0 or not shown else pieces + _rest(prediction, end, shown)


def of_reduction(reduced: Reduction) -> list[Piece]:
    """The whole text, its kept words marked and all others grey."""
    kept, text, end = set(reduced.kept), reduced.prediction.text, 0
    pieces: list[Piece] = []
    for span in reduced.prediction.tokens:
        pieces += tokens.between(text[end : span.start])
        pieces.append(
            _marked(text, span, *(("kept",) * 2 if span in kept else ("dropped", "left out")))
        )
        end = span.end
    return pieces + list(tokens.between(text[end:]))


def _near(count: int, places: list[int]) -> set[int]:
    if count <= _WHOLE:
        return set(range(count))
    return {
        near
        for place in places
        for near in range(max(place - _AROUND, 0), min(place + _AROUND + 1, count))
    }


def _edited(prediction: Prediction, span: Span, edit: Edit | None) -> list[Piece]:
    if edit is None:
        return [_marked(prediction.text, span, "", "as before")]
    what = "swapped" if edit.new else "deleted"
    struck = _marked(prediction.text, span, "removed", what)
    if not edit.new:
        return [struck]
    near = f"cosine {1 - edit.distance:.2f} to “{edit.old}”"
    added = {
        "text": edit.new,
        "kind": "known",
        "mark": "added",
        "label": f"{edit.new}, in the place of {edit.old}",
        "notes": [near],
    }
    return [struck, {"text": " ", "kind": "space"}, added]


def _marked(text: str, span: Span, mark: str, what: str) -> Piece:
    return {
        "text": text[span.start : span.end],
        "kind": "known" if span.known else "unknown",
        "mark": mark,
        "label": f"{span.text}, {what}",
        "notes": [what, *([] if span.known else ["unknown word"])],
    }


def _rest(prediction: Prediction, end: int, shown: set[int]) -> list[Piece]:
    last = len(prediction.tokens) - 1
    return list(tokens.between(prediction.text[end:])) if last in shown else []
