"""Two texts held against each other: which words changed, and what every word's score became."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from textcls import attribution, inference
from textcls.artifacts import TrainedModel
from textcls.comparison.common import common
from textcls.comparison.rewording import reworded
from textcls.registry import UserError
from textcls.values import (
    Edit,
    Prediction,
    Span,
    TextComparison,
    TokenAttribution,
    WordChange,
)

Masking = Literal["unknown", "deleted"]


def compare_texts(
    model: TrainedModel,
    first: str,
    second: str,
    *,
    method: str | None = None,
    target: str | None = None,
    against: str | None = None,
    baseline: str = "pad",
) -> TextComparison:
    """What changed between two texts: the value explained, and the score of every word.

    Both are explained for the same class, which is the first text's unless `target` is given,
    against the same one ("runner-up": the first text's), and by the same method, the best that
    fits the network unless one is given. Raises UserError where one of them has no token, and
    for names that there are not.
    """
    asked = {"method": method, "baseline": baseline}
    for place, text in (("first", first), ("second", second)):
        if not inference.encode(model, text).rows:
            raise UserError(f"there is no word in the {place} text to explain; type at least one")
    before = attribution.explain(model, first, target=target, against=against, **asked)
    asked |= {"target": before.target, "against": before.against}
    after = attribution.explain(model, second, **asked)
    return TextComparison(before, after, tuple(_changes(before, after)))


def differences(
    first: Sequence[Span], second: Sequence[Span]
) -> Iterator[tuple[int | None, int | None]]:
    """The places of two texts' tokens side by side, in order; None where one has no such token.

    As few words as possible are removed and added, and those in as few runs as possible; as many
    words in the place of as many are swapped one for one.
    """
    kept = common([span.text for span in first], [span.text for span in second])
    start, other_start = 0, 0
    for end, other_end in (*kept, (len(first), len(second))):
        removed, added = range(start, end), range(other_start, other_end)
        if len(removed) == len(added):
            yield from zip(removed, added, strict=True)
        else:
            yield from ((place, None) for place in removed)
            yield from ((None, place) for place in added)
        if end < len(first):
            yield end, other_end
        start, other_start = end + 1, other_end + 1


def _changes(before: TokenAttribution, after: TokenAttribution) -> Iterator[WordChange]:
    first, second = before.prediction.tokens, after.prediction.tokens
    for old, new in differences(first, second):
        yield WordChange(
            kind=_kind(old, new, first, second),
            first=None if old is None else first[old],
            second=None if new is None else second[new],
            before=None if old is None else before.scores[old],
            after=None if new is None else after.scores[new],
        )


def _kind(
    old: int | None, new: int | None, first: Sequence[Span], second: Sequence[Span]
) -> Literal["same", "swapped", "removed", "added"]:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    return "same" if first[old].text == second[new].text else "swapped"


def mask(
    model: TrainedModel, prediction: Prediction, places: Sequence[int], *, how: Masking
) -> Prediction:
    """The model's answer to a text of which the tokens at some places are taken out.

    "unknown": they are read as the unknown word; "deleted": the text is read without them.
    """
    if how == "deleted":
        spans = [(place, prediction.tokens[place]) for place in places]
        edits = [Edit(place, span.start, span.end, span.text, "", 1.0) for place, span in spans]
        return inference.predict(model, [reworded(prediction.text, edits)])[0]
    masked, item = set(places), inference.encode(model, prediction.text)
    rows = [1 if place in masked else row for place, row in enumerate(item.rows)]
    logits = inference.logits(model, [rows])[0]
    return inference.prediction(model, prediction.text, replace(item, rows=rows), logits)
