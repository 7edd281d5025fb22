"""What is expected of a model that tells satire from news by the headline."""

from textcls.comparison.behaviour import base
from textcls.comparison.behaviour.headline_texts import (
    ABSURD,
    CAMPAIGN,
    DENIED,
    EARNEST,
    ENDS,
    FINDINGS,
    JOKES,
    LISTS,
    SATIRE,
    STATE_NEWS,
    TAGS,
    TOWN,
)
from textcls.comparison.behaviour.names import NUMBERS, POLITICIANS, STATES

_SATIRE, _EARNEST = (tuple(map(base.unmarked, texts)) for texts in (SATIRE, EARNEST))
# Half of each: enough for a question about spelling.
_MARKED = (*SATIRE[::2], *EARNEST[::2])
_SOME = tuple(map(base.unmarked, _MARKED))


def _unmasked() -> list[base.Pair]:
    """With the paper's own word, and without it."""
    return [tuple(reversed(base.with_and_without(*pair))) for pair in JOKES]


HEADLINES = (
    base.minimum(
        "plain",
        "Plain cases",
        "Does the model get headlines right that leave no doubt?",
        {"sarcastic": _SATIRE, "earnest": _EARNEST},
    ),
    base.direction(
        "absurd",
        "Absurd ends",
        "Does an end that no paper would print in earnest make a headline more sarcastic?",
        {"sarcastic": [(news, news + end) for news, end in ABSURD]},
        wanted="rise",
        bound=0.1,
    ),
    base.direction(
        "unmasked",
        "Without 'area man'",
        "'Area man' gives it away. Is the joke still seen without the word?",
        {"sarcastic": _unmasked()},
        wanted="rise",
        bound=-0.2,
    ),
    base.invariance(
        "town",
        "Local news",
        "Is news of one's own town still news when the headline says 'local' or 'area'?",
        [base.with_and_without(*pair) for pair in TOWN],
    ),
    base.invariance(
        "names",
        "Other politicians",
        "Does an earnest headline stay as earnest with another politician in it?",
        base.swapped_twice(CAMPAIGN, POLITICIANS),
    ),
    base.invariance(
        "place",
        "Other states",
        "Does an earnest headline stay as earnest with another state in it?",
        base.swapped_twice(STATE_NEWS, STATES),
    ),
    base.invariance(
        "numbers",
        "Other numbers",
        "Are seven ways to sleep better as earnest as five?",
        base.swapped_twice(LISTS, NUMBERS),
    ),
    base.invariance(
        "negation",
        "Denied",
        "Is advice on what not to do as earnest as advice on what to do?",
        [base.with_and_without(*pair) for pair in DENIED],
    ),
    base.invariance(
        "order",
        "Study finds, found",
        "Does it matter whether 'study finds' stands before the finding or behind it?",
        [(f"study finds {found}", f"{found}, study finds") for found in FINDINGS],
    ),
    base.invariance(
        "typos",
        "Typing mistakes",
        "Is a headline still understood when two letters of one of its words are exchanged?",
        map(base.misspelt, _MARKED),
    ),
    base.invariance(
        "tags",
        "Neutral tags",
        "Does a tag such as '(video)' leave the answer alone?",
        [(text, text + tag) for text, tag in base.in_turn(_SOME, TAGS)],
    ),
    base.invariance(
        "punctuation",
        "Punctuation",
        "Does a headline mean the same with a mark at its end?",
        [(text, text + end) for text, end in base.in_turn(_SOME, ENDS)],
    ),
    base.invariance(
        "capitals",
        "Capitals",
        "Does a headline mean the same in capitals?",
        map(base.shouted, _SOME),
    ),
)
