"""How cases are made: sentences of our own, filled and changed by rule, the same every time."""

import re
from collections.abc import Iterable, Sequence

from textcls.values import BehaviourCase, BehaviourTest

MARKED = re.compile(r"\[(\w+)\]")

Pair = tuple[str, str]


def minimum(name: str, title: str, question: str, plain: dict[str, Sequence[str]]) -> BehaviourTest:
    """Texts by the class that everyone would give them."""
    cases = tuple(
        BehaviourCase(text, label=label) for label, texts in plain.items() for text in texts
    )
    return BehaviourTest(name, title, "minimum", question, cases)


def invariance(
    name: str, title: str, question: str, pairs: Iterable[Pair], *, bound: float = 0.2
) -> BehaviourTest:
    """Texts and changed texts between which the answer may hardly move."""
    cases = tuple(BehaviourCase(text, changed) for text, changed in pairs)
    return BehaviourTest(name, title, "invariance", question, cases, bound=bound)


def direction(
    name: str,
    title: str,
    question: str,
    pairs: dict[str, Iterable[Pair]],
    *,
    wanted: str,
    bound: float,
) -> BehaviourTest:
    """Texts and changed texts by the class whose probability has to rise, or to fall."""
    cases = tuple(
        BehaviourCase(text, changed, label)
        for label, changes in pairs.items()
        for text, changed in changes
    )
    return BehaviourTest(name, title, "direction", question, cases, bound=bound, wanted=wanted)


def in_turn(texts: Sequence[str], changes: Sequence) -> list[tuple[str, object]]:
    """Each text with one of the changes, which come round again."""
    return [(text, changes[index % len(changes)]) for index, text in enumerate(texts)]


def unmarked(text: str) -> str:
    """`A [fine] film` without the marks of the word that another test misspells."""
    return MARKED.sub(r"\1", text)


def misspelt(text: str) -> Pair:
    """The text, and the text with two neighbouring letters of the marked word exchanged."""
    return unmarked(text), MARKED.sub(lambda found: _exchanged(found[1]), text)


def _exchanged(word: str) -> str:
    """`wonderful` -> `wodnerful`: at the middle, or at the next place where two letters differ."""
    for place in range(len(word) // 2, len(word)):
        before, after = word[place - 1 : place + 1]
        if before != after:
            return word[: place - 1] + after + before + word[place + 1 :]
    raise ValueError(f"no two neighbouring letters of '{word}' differ")


def with_and_without(template: str, inserted: str) -> Pair:
    """A template with one `{}`: without, and with the words inserted there."""
    return template.format(""), template.format(inserted)


def swapped(template: str, names: Pair) -> Pair:
    """A template with one `{}`: with the first, and with the second name."""
    return template.format(names[0]), template.format(names[1])


def shouted(text: str) -> Pair:
    """The text, and the text in capitals."""
    return text, text.upper()


def swapped_twice(templates: Sequence[str], names: Sequence[Pair]) -> list[Pair]:
    """Each template with two pairs of names, which come round again."""
    return [
        swapped(template, names[(2 * index + again) % len(names)])
        for index, template in enumerate(templates)
        for again in (0, 1)
    ]


def around(texts: Sequence[str], said: Sequence[str]) -> list[Pair]:
    """Each text, and the same with one more sentence, before it and behind it in turn."""
    return [
        (text, f"{text} {more}" if index % 2 else f"{more} {text}")
        for index, (text, more) in enumerate(in_turn(texts, said))
    ]
