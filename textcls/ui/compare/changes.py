"""Two texts as one: what stands in both, what was struck and what was added."""

import itertools
from collections.abc import Iterator

from textcls.ui.pictures import tokens
from textcls.ui.pictures.tokens import Piece
from textcls.ui.words import signed
from textcls.values import Span, TextComparison, WordChange


def show(compared: TextComparison, *, key: str) -> None:
    """The merged text, each word in the colour of what it moves."""
    scale = max((abs(move) for _, _, move in _moves(compared)), default=0.0)
    legend = {
        "against": f"{signed(-scale)} away from {compared.first.target}",
        "for": f"{signed(scale)} towards {compared.first.target}",
    }
    tokens.show_edits(pieces(compared), key=key, legend=legend)


def pieces(compared: TextComparison) -> list[Piece]:
    """The second text, with the words of the first that it lost where they stood."""
    scale = max((abs(move) for _, _, move in _moves(compared)), default=0.0) or 1.0
    text, end = compared.second.prediction.text, 0
    found: list[Piece] = []
    for word, span, move in _moves(compared):
        if span is word.second:
            found += tokens.between(text[end : span.start])
            typed, end = text[span.start : span.end], span.end
        else:
            if found and found[-1]["kind"] != "space":
                found.append({"text": " ", "kind": "space"})
            typed = compared.first.prediction.text[span.start : span.end]
        found.append(_piece(word, span, move, scale, typed, compared.first.target))
        if span is not word.second and not text[end : end + 1].isspace():
            found.append({"text": " ", "kind": "space"})
    return found + list(tokens.between(text[end:]))


def _moves(compared: TextComparison) -> Iterator[tuple[WordChange, Span, float]]:
    """Each word as it is shown: a run of words that were swapped is lost first, and then added."""
    for kind, run in itertools.groupby(compared.words, key=lambda word: word.kind):
        if kind == "same":
            yield from ((word, word.second, word.change) for word in run)
            continue
        words = list(run)
        yield from ((word, word.first, -word.before) for word in words if word.first)
        yield from ((word, word.second, word.after) for word in words if word.second)


def _piece(
    word: WordChange, span: Span, move: float, scale: float, typed: str, target: str
) -> Piece:
    side = "for" if move > 0 else "against" if move < 0 else "neutral"
    kept, lost = word.kind == "same", span is not word.second
    what = "in both texts" if kept else "only in the first text" if lost else "only in the second"
    label = [span.text, what, f"moves {target} by {signed(move)}"]
    return {
        "text": typed,
        "kind": "known" if span.known else "unknown",
        "side": side,
        "weight": round(abs(move) / scale, 4),
        "label": ", ".join([*label, *([] if span.known else ["unknown word"])]),
        "notes": [what, f"moves {target} by {signed(move)}", *_scores(word, span, lost=lost)],
        **({} if kept else {"mark": "removed" if lost else "added"}),
    }


def _scores(word: WordChange, span: Span, *, lost: bool) -> Iterator[str]:
    if word.kind == "same":
        yield f"score {signed(word.before)} in the first, {signed(word.after)} in the second"
    else:
        yield f"its own score: {signed(word.before if lost else word.after)}"
    if not span.known:
        yield "unknown word: read like every other unknown word"
