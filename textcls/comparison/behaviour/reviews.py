"""What is expected of a model of film reviews."""

from itertools import product

from textcls.comparison.behaviour import base
from textcls.comparison.behaviour.review_texts import (
    ACTORS,
    ADVERBS,
    BLAME,
    BLAMED,
    COUNTRIES,
    DENIED_BLAME,
    DENIED_PRAISE,
    DIRECTORS,
    NEUTRAL,
    OPPOSITES,
    ORIGINS,
    PRAISE,
    PRAISED,
    ROLES,
    WORKS,
)

_PLAIN = tuple(map(base.unmarked, (*PRAISED, *BLAMED)))

# `{0}` is what the writer does not think, or no longer thinks; `{1}` is what the writer thinks.
_ORDER = (
    "The film was not {0}, it was {1}.",
    "Not {0} but {1}, from the first scene to the last.",
)
_TIME = (
    "I used to think this film was {0}, but now I think it is {1}.",
    "Years ago I found this film {0}. Today I find it {1}.",
)
_OPINIONS = (
    "The critics call it {0}. They are wrong: it is {1}.",
    "I expected something {0}, but this film is {1}.",
    "My friends told me it was {0}, but I found it {1}.",
)


def _settled(templates: tuple[str, ...], pairs: tuple) -> dict[str, list[str]]:
    """Opposites in both orders: only the second opinion is the writer's."""
    return {
        "positive": [t.format(bad, good) for t, (good, bad) in product(templates, pairs)],
        "negative": [t.format(good, bad) for t, (good, bad) in product(templates, pairs)],
    }


def _stronger(templates: tuple[str, ...]) -> list[base.Pair]:
    return [base.with_and_without(*pair) for pair in base.in_turn(templates, ADVERBS)]


def _punctuated() -> list[base.Pair]:
    """Another end, and quieter or louder: no word changes."""
    ends = ("!", "...", "!!!", "")
    return [(text, text.removesuffix(".") + end) for text, end in base.in_turn(_PLAIN, ends)]


REVIEWS = (
    base.minimum(
        "plain",
        "Plain reviews",
        "Does the model get reviews right that leave no doubt?",
        {
            "positive": tuple(map(base.unmarked, PRAISED)),
            "negative": tuple(map(base.unmarked, BLAMED)),
        },
    ),
    base.minimum(
        "order",
        "Not this but that",
        "'Not good, bad' and 'not bad, good' hold the same words. Does the model read their order?",
        _settled(_ORDER, OPPOSITES),
    ),
    base.minimum(
        "time",
        "Then and now",
        "Does the opinion of today count, and not that of years ago?",
        _settled(_TIME, OPPOSITES[:8]),
    ),
    base.minimum(
        "opinions",
        "Whose opinion",
        "Does the writer's own opinion count, and not what others say or what was expected?",
        _settled(_OPINIONS, OPPOSITES[:6]),
    ),
    base.direction(
        "negated-praise",
        "Negated praise",
        "Does a 'not' before praise take the praise away?",
        {"positive": [base.with_and_without(t, "not ") for t in PRAISE] + list(DENIED_PRAISE)},
        wanted="fall",
        bound=0.1,
    ),
    base.direction(
        "negated-blame",
        "Negated blame",
        "Does a 'not' before blame take the blame away?",
        {"negative": [base.with_and_without(t, "not ") for t in BLAME] + list(DENIED_BLAME)},
        wanted="fall",
        bound=0.1,
    ),
    base.direction(
        "degree",
        "Very, really",
        "Is 'very good' at least as good as 'good', and 'very bad' at least as bad as 'bad'?",
        {"positive": _stronger(PRAISE), "negative": _stronger(BLAME)},
        wanted="rise",
        bound=-0.05,
    ),
    base.invariance(
        "typos",
        "Typing mistakes",
        "Is a text still understood when two letters of one of its words are exchanged?",
        [base.misspelt(text) for text in (*PRAISED, *BLAMED)],
    ),
    base.invariance(
        "neutral",
        "Neutral sentence",
        "Does a sentence without an opinion leave the opinion alone?",
        base.around(_PLAIN, NEUTRAL),
    ),
    base.invariance(
        "names",
        "Other people",
        "Does the same praise or blame count the same, whoever acts or directs?",
        base.swapped_twice(ROLES, ACTORS) + base.swapped_twice(WORKS, DIRECTORS),
    ),
    base.invariance(
        "origin",
        "Other countries",
        "Does the same praise or blame count the same, wherever the film comes from?",
        base.swapped_twice(ORIGINS, COUNTRIES),
    ),
    base.invariance(
        "capitals", "Capitals", "Does a text mean the same in capitals?", map(base.shouted, _PLAIN)
    ),
    base.invariance(
        "punctuation",
        "Punctuation",
        "Does a text mean the same with another end, or with none?",
        _punctuated(),
    ),
)
