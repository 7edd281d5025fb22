"""What is expected of a model of news titles."""

from textcls.comparison.behaviour import base
from textcls.comparison.behaviour.names import AGENCIES, ATHLETES, PUBLIC
from textcls.comparison.behaviour.title_texts import (
    BORROWED,
    CITIES,
    ENDS,
    HALVES,
    HOMOGRAPHS,
    PEOPLE,
    PLAYERS,
    PREFIXES,
    SAME,
    SCENES,
)
from textcls.comparison.behaviour.title_texts import (
    TITLES as MARKED,
)

_PLAIN = {label: tuple(map(base.unmarked, titles)) for label, titles in MARKED.items()}
_ALL = tuple(title for titles in _PLAIN.values() for title in titles)


def _longer() -> dict[str, list[base.Pair]]:
    """The first half of a title, and both."""
    return {label: [(a, f"{a}, {b}") for a, b in halves] for label, halves in HALVES.items()}


def _turned() -> list[base.Pair]:
    return [
        (f"{a}, {b}", f"{b[0].upper()}{b[1:]}, {a[0].lower()}{a[1:]}")
        for halves in HALVES.values()
        for a, b in halves
    ]


TITLES = (
    base.minimum(
        "plain", "Plain titles", "Does the model get titles right that leave no doubt?", _PLAIN
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
        "Does a second half on the same topic leave the model at least as sure?",
        _longer(),
        wanted="rise",
        bound=-0.1,
    ),
    base.invariance(
        "synonyms",
        "Synonyms",
        "Does the topic stay the same when another word says the same?",
        SAME,
    ),
    base.invariance(
        "order",
        "Halves exchanged",
        "Does the topic stay the same when its two halves change places?",
        _turned(),
    ),
    base.invariance(
        "source",
        "News agency",
        "Does the topic stay the same when another agency reports it?",
        [base.swapped(f"{title} - {{}}", names) for title, names in base.in_turn(_ALL, AGENCIES)],
    ),
    base.invariance(
        "place",
        "Other cities",
        "Does the topic stay the same when it happens in another city?",
        [base.swapped(*pair) for pair in base.in_turn(SCENES, CITIES)],
    ),
    base.invariance(
        "names",
        "Famous namesakes",
        "Does a bank stay a bank when its director is called like an athlete?",
        base.swapped_twice(PEOPLE, ATHLETES) + base.swapped_twice(PLAYERS, PUBLIC),
    ),
    base.invariance(
        "typos",
        "Typing mistakes",
        "Is a title still understood when two letters of one of its words are exchanged?",
        [base.misspelt(title) for titles in MARKED.values() for title in titles],
    ),
    base.invariance(
        "prefix",
        "Neutral prefix",
        "Does a word that fits every topic leave the topic alone?",
        [(title, prefix + title) for title, prefix in base.in_turn(_ALL, PREFIXES)],
    ),
    base.invariance(
        "punctuation",
        "Punctuation",
        "Does a title keep its topic with a mark at its end?",
        [(title, title + end) for title, end in base.in_turn(_ALL, ENDS)],
    ),
    base.invariance(
        "capitals", "Capitals", "Does a title mean the same in capitals?", map(base.shouted, _ALL)
    ),
)
