"""Words as a map, words before and after training, and what a sentence teaches."""

from collections.abc import Sequence

from textcls.printing.base import columns
from textcls.values import Leaning, Shift, Shifts, WordLesson, WordMap, WordStart


def map_facts(found: WordMap, classes: Sequence[Leaning] = ()) -> dict:
    """The map, and the class of each word where a model was asked."""
    return {"map": found, "classes": list(classes) or None}


def map_text(found: WordMap, classes: Sequence[Leaning] = ()) -> str:
    shares = found.variance or (None,) * len(found.axes)
    head = [
        axis if share is None else f"{axis} ({100 * share:.1f} %)"
        for axis, share in zip(found.axes, shares, strict=True)
    ]
    rows = [
        [point.word, *(f"{x:+.3f}" for x in point.place), f"{point.rank:,}"]
        for point in found.points
    ]
    if classes:
        head_of_classes = ["class", "probability"]
        rows = [[*row, *_class(one)] for row, one in zip(rows, classes, strict=True)]
    else:
        head_of_classes = []
    left = [f"not among its words: {', '.join(found.missing)}"] if found.missing else []
    return "\n".join(
        [
            f"{len(found.points):,} words of {found.space}:",
            *left,
            columns([("word", *head, "rank", *head_of_classes), *map(tuple, rows)]),
        ]
    )


def shifts_text(found: Shifts, turned: Sequence[Shift], unmoved: int) -> str:
    rows = [
        (
            one.word,
            f"{one.shift:.3f}",
            f"{one.cosine:.3f}",
            f"{one.moved:.3f}",
            f"{one.rank:,}",
            "with its vector" if one.given else "at random",
        )
        for one in turned
    ]
    return "\n".join(
        [
            f"{found.model} began with {found.start}; {unmoved:,} of {len(found.words):,} words "
            "did not move",
            columns([("word", "shift", "cosine", "distance", "rank", "began"), *rows]),
        ]
    )


def lesson_facts(found: WordLesson, starts: Sequence[WordStart] = ()) -> dict:
    """The lesson, and the rows of a network's table where one was asked."""
    return {"lesson": found, "rows": list(starts) or None}


def lesson_text(found: WordLesson, starts: Sequence[WordStart] = ()) -> str:
    dense = [
        (
            one.word,
            "none" if one.place is None else f"{one.place:,}",
            *(f"{x:+.3f}" for x in one.components),
        )
        for one in found.words
    ]
    longest = max(map(len, dense))
    numbers = [f"v{number}" for number in range(1, longest - 1)]
    dense = [(*row, *[""] * (longest - len(row))) for row in dense]
    parts = [f"the first {found.used} of {found.typed:,} words"] * (found.used < found.typed)
    parts += [
        f"{found.space}, {found.size:,} words:",
        columns([("word", "place", *numbers), *dense]),
    ]
    if found.alike:
        one = found.alike
        parts.append(f"most alike: {one.first} and {one.second}, cosine {one.cosine:.3f}")
    pairs = [(pair.centre, pair.context, f"{pair.distance:+d}") for pair in found.pairs]
    parts += [f"window {found.window}: {len(pairs):,} pairs"]
    parts += [columns([("centre", "context", "distance"), *pairs])] if pairs else []
    if found.negatives:
        draws = [
            (one.word, f"{one.count:,}", f"{100 * one.share:.4f} %", ", ".join(one.drawn))
            for one in found.negatives
        ]
        parts.append(columns([("word", "times", "of all draws", "drawn against it"), *draws]))
    if starts:
        rows = [(one.word, f"{one.row:,}", _began(one)) for one in starts]
        parts.append(columns([("word", "row", "began"), *rows]))
    return "\n".join(parts)


def _class(one: Leaning) -> tuple[str, str]:
    return (one.label, f"{one.probability:.3f}") if one.known else ("unknown", "")


def _began(one: WordStart) -> str:
    if not one.known:
        return "unknown to the network"
    return "with its vector" if one.given else "at random"
