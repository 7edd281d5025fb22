"""Neighbours, analogies and association tests."""

import itertools
from collections.abc import Sequence

from textcls.printing.base import columns
from textcls.values import Analogy, BiasTest, Neighbour, Neighbours, WordPlace

_NGRAMS = 8  # of an unknown word that are printed


def neighbours_text(found: Neighbours) -> str:
    head = ("word", "cosine", "rank", *_times(found.nearest))
    rows = [
        (one.word, f"{one.score:.3f}", f"{one.rank:,}", *_times([one], str(one.count)))
        for one in found.nearest
    ]
    place = found.place
    lines = [f"{place.asked} in {place.space}: {place_text(place)}", *_ngram_lines(place)]
    return "\n".join([*lines, columns([head, *rows])])


def place_text(place: WordPlace) -> str:
    """How often a word stood in training, and its rank; or that it is unknown."""
    if place.rank is None:
        number = len(place.ngrams)
        mean = f"the mean of {number} character n-grams" if number > 1 else "one character n-gram"
        return f"not among its {place.words:,} words; {mean} stands for it"
    if not place.ordered:
        return (
            f"word {place.rank:,} of {place.words:,} in the order of its file, which does not say "
            "how often each stood in training"
        )
    rank = f"rank {place.rank:,} of {place.words:,} by frequency"
    if place.count is None:
        return f"{rank}; how often each word stood in training was not stored"
    return f"{place.count:,} times in training, {rank}"


def analogy_text(found: Analogy) -> str:
    signs = {1: "+", -1: "-"}
    spelled = " ".join(f"{signs[term.sign]} {term.word}" for term in found.terms)
    rows = [
        cell
        for added, multiplied in itertools.zip_longest(found.added, found.multiplied)
        for cell in [(*_scored(added), *_scored(multiplied))]
    ]
    kept = found.kept
    return "\n".join(
        [
            f"{spelled.removeprefix('+ ')} in {found.space}:",
            columns([("3CosAdd", "cosine", "3CosMul", "score"), *rows]),
            f"with the words of the sum left in, the nearest is {kept.word} ({kept.score:.3f})",
        ]
    )


def bias_text(found: BiasTest) -> str:
    x, y, a, b = found.lists.names
    rows = [(one.word, one.target, f"{one.value:+.3f}") for one in found.associations]
    out = [
        f"not among the words of {found.space}, left out of '{name}': {', '.join(words)}"
        for name, words in zip(found.lists.names, found.missing, strict=True)
        if words
    ]
    return "\n".join(
        [
            f"{x} and {y}, {a} and {b} in {found.space}:",
            f"effect size {found.effect:+.3f}, p = {p_text(found)} ({partitions_text(found)})",
            f"mean association {found.means[0]:+.3f} ({x}) and {found.means[1]:+.3f} ({y}), "
            f"standard deviation {found.deviation:.3f}",
            *out,
            columns([("word", "list", f"nearer to {a} than to {b}"), *rows]),
        ]
    )


def p_text(found: BiasTest) -> str:
    """The p-value to four digits."""
    return f"{found.p:.4f}" if found.p >= 0.0001 else "< 0.0001"


def partitions_text(found: BiasTest) -> str:
    """What the p-value was counted over."""
    if found.exact:
        return f"one-sided, over all {found.partitions:,} partitions of the targets"
    return f"one-sided, over {found.partitions:,} partitions of the targets, drawn at random"


def _times(ones: Sequence[Neighbour], cell: str = "times") -> tuple[str, ...]:
    """A column for counts, where there are any."""
    return (cell,) if ones and ones[0].count is not None else ()


def _scored(one: Neighbour | None) -> tuple[str, str]:
    return (one.word, f"{one.score:.3f}") if one else ("", "")


def _ngram_lines(place: WordPlace) -> list[str]:
    if not place.ngrams:
        return []
    rows = [
        (one.ngram, f"{100 * one.share:.1f} %", f"{one.words:,}", ", ".join(one.examples))
        for one in place.ngrams[:_NGRAMS]
    ]
    left = len(place.ngrams) - len(rows)
    more = [f"and {left} more n-grams"] if left else []
    return [columns([("n-gram", "share", "words", "such as"), *rows]), *more]
