"""Behaviour tests to take along: a page, rows, a document, and a few lines of Python."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from textcls import printing
from textcls.markup import Markup, document, element
from textcls.takeaway import parts
from textcls.takeaway.made import versions
from textcls.takeaway.snippets import head
from textcls.values import BehaviourOutcome, CaseResult, ModelCard

Outcomes = Mapping[str, Sequence[BehaviourOutcome]]  # by the name of the model

_STYLE = Path(__file__).with_name("style.css")


def behaviour_document(cards: Sequence[ModelCard], outcomes: Outcomes) -> list[dict[str, Any]]:
    """What `behave --json` prints of each model, one test after the other."""
    return [
        printing.behaviour_facts(outcome)
        | {"fingerprint": card.fingerprint, "versions": versions()}
        for card in cards
        for outcome in outcomes[card.name]
    ]


def behaviour_rows(cards: Sequence[ModelCard], outcomes: Outcomes) -> list[dict[str, Any]]:
    """One row for each model and test."""
    rows = []
    for facts in behaviour_document(cards, outcomes):
        low, high = facts.pop("interval")
        made = facts.pop("versions")
        del facts["results"]
        rows.append(facts | {"interval from": low, "interval to": high} | made)
    return rows


def behaviour_page(cards: Sequence[ModelCard], outcomes: Outcomes, chosen: BehaviourOutcome) -> str:
    """The rates of all models on all tests, and every case of the one chosen."""
    title = f"Behaviour tests of {cards[0].data.title}"
    names = [card.name for card in cards]
    test = chosen.test
    return document(
        title,
        _STYLE.read_text(encoding="utf-8"),
        parts.title(title),
        _rates(names, outcomes),
        parts.heading(f"{test.title}: {chosen.model}"),
        element("p", f"{test.question} A case is passed where {test.expectation}."),
        _cases(chosen),
        _footer(cards),
    )


def behaviour_snippet(cards: Sequence[ModelCard]) -> str:
    """Prints the rate of every test for every model."""
    fingerprints = "".join(f"    {card.name!r}: {card.fingerprint!r},\n" for card in cards)
    return f"""{head()}
import torch

from textcls import artifacts, comparison, printing

torch.set_num_threads(1)
fingerprints = {{
{fingerprints}}}
for name, fingerprint in fingerprints.items():
    model = artifacts.load(name, artifacts.models_folder())
    if model.card.fingerprint != fingerprint:
        print("other weights than then: trained anew since:", name)
    print(name)
    tests = comparison.behaviour_tests(model.card.task)
    print(printing.behaviour_text(comparison.behave(model, tests)))
"""


def _rates(names: Sequence[str], outcomes: Outcomes) -> Markup:
    by_test = zip(*(outcomes[name] for name in names), strict=True)
    rows = [(row[0].test.title, *map(_rate, row)) for row in by_test]
    caption = "Cases that fail, with the 95 % interval of the rate"
    return parts.table(caption, ("test", *names), rows)


def _rate(outcome: BehaviourOutcome) -> str:
    low, high = (100 * end for end in outcome.interval)
    return f"{100 * outcome.rate:.0f} % ({low:.0f} to {high:.0f})"


def _cases(chosen: BehaviourOutcome) -> Markup:
    caption = f"{chosen.failures} of {chosen.cases} cases fail"
    columns = ("texts", "predicted", "class watched", "its probability", "failed")
    return parts.table(caption, columns, [_case(result) for result in chosen.results])


def _case(result: CaseResult) -> tuple[str, ...]:
    return (
        " → ".join(result.case.texts),
        " → ".join(result.answers),
        result.label,
        " → ".join(f"{100 * share:.1f} %" for share in result.shares),
        "yes" if result.failed else "no",
    )


def _footer(cards: Sequence[ModelCard]) -> Markup:
    lines = [f"{card.name}, fingerprint {card.fingerprint}." for card in cards]
    software = ", ".join(f"{name} {number}" for name, number in versions().items())
    return element("footer", *(element("p", line) for line in (*lines, f"Made with {software}.")))
