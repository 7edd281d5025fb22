"""What is expected of a model of news topics."""

from textcls.comparison.behaviour import base
from textcls.comparison.behaviour.names import AGENCIES, ATHLETES, PUBLIC
from textcls.comparison.behaviour.news_texts import (
    BORROWED,
    DENIED,
    HOMOGRAPHS,
    ITEMS,
    NEUTRAL,
    PEOPLE,
    PLACES,
    PLAYERS,
)

_PLAIN = {
    label: tuple(f"{base.unmarked(first)} {second}" for first, second in items)
    for label, items in ITEMS.items()
}
_MARKED = tuple(first for items in ITEMS.values() for first, _ in items)
# A single sentence: a small change weighs more in it.
_SHORT = tuple(map(base.unmarked, _MARKED))


def _turned() -> list[base.Pair]:
    return [
        (f"{base.unmarked(first)} {second}", f"{second} {base.unmarked(first)}")
        for items in ITEMS.values()
        for first, second in items
    ]


def _longer() -> dict[str, list[base.Pair]]:
    """The first sentence of an item, and both."""
    return {
        label: [
            (base.unmarked(first), f"{base.unmarked(first)} {second}") for first, second in items
        ]
        for label, items in ITEMS.items()
    }


NEWS = (
    base.minimum(
        "plain", "Plain items", "Does the model get items right that leave no doubt?", _PLAIN
    ),
    base.minimum(
        "borrowed",
        "Borrowed words",
        "A price war is no war. Is a topic found that speaks in the words of another?",
        BORROWED,
    ),
    base.minimum(
        "homographs",
        "Two meanings",
        "Rockets are a team and a weapon. Is a word read by what stands around it?",
        HOMOGRAPHS,
    ),
    base.direction(
        "more",
        "More of it",
        "Does a second sentence on the same topic leave the model at least as sure?",
        _longer(),
        wanted="rise",
        bound=-0.1,
    ),
    base.invariance(
        "source",
        "News agency",
        "Does the topic stay the same when another agency reports it?",
        [base.swapped(f"{{}} - {text}", names) for text, names in base.in_turn(_SHORT, AGENCIES)],
    ),
    base.invariance(
        "place",
        "Dateline",
        "Does the topic stay the same when it is reported from another city?",
        [base.swapped(f"{{}} - {text}", names) for text, names in base.in_turn(_SHORT, PLACES)],
    ),
    base.invariance(
        "names",
        "Famous namesakes",
        "Does a bank stay a bank when its director is called like an athlete?",
        base.swapped_twice(PEOPLE, ATHLETES) + base.swapped_twice(PLAYERS, PUBLIC),
    ),
    base.invariance(
        "negation",
        "Denied",
        "A match that was not won is still sports. Does a 'not' leave the topic alone?",
        [base.with_and_without(*pair) for pair in DENIED],
    ),
    base.invariance(
        "order",
        "Sentences exchanged",
        "Does the topic stay the same when its two sentences change places?",
        _turned(),
    ),
    base.invariance(
        "typos",
        "Typing mistakes",
        "Is a text still understood when two letters of one of its words are exchanged?",
        map(base.misspelt, _MARKED),
    ),
    base.invariance(
        "neutral",
        "Neutral sentence",
        "Does a sentence that fits every topic leave the topic alone?",
        base.around(_SHORT, NEUTRAL),
    ),
    base.invariance(
        "capitals", "Capitals", "Does a text mean the same in capitals?", map(base.shouted, _SHORT)
    ),
)
