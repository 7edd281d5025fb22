"""Behaviour tests to take along: the numbers of the outcomes, and what they were made with."""

from dataclasses import replace

import pytest

import textcls
from tests.test_markup import Reader
from textcls import takeaway
from textcls.comparison import behave, behaviour_tests


@pytest.fixture(scope="module")
def models(tiny_textcnn, tiny_gru):
    """Two models that pass for models of film reviews, and their outcomes."""
    cards = [replace(model.card, task="imdb") for model in (tiny_textcnn, tiny_gru)]
    tests = behaviour_tests("imdb")
    return cards, {model.card.name: behave(model, tests) for model in (tiny_textcnn, tiny_gru)}


def test_rows_and_document_have_every_rate_with_fingerprint_versions_and_settings(models):
    cards, outcomes = models
    flat = [outcome for card in cards for outcome in outcomes[card.name]]
    fingerprints = {card.name: card.fingerprint for card in cards}
    for made in (takeaway.behaviour_rows(*models), takeaway.behaviour_document(*models)):
        for found, outcome in zip(made, flat, strict=True):
            assert (found["model"], found["test"]) == (outcome.model, outcome.test.name)
            assert found["rate"] == outcome.rate
            assert found["fingerprint"] == fingerprints[outcome.model]
            assert found.get("versions", found)["textcls"] == textcls.__version__
            assert found["bound"] == (
                outcome.test.bound if outcome.test.kind != "minimum" else None
            )


def test_the_page_has_all_rates_and_the_cases_of_the_test_chosen(models):
    cards, outcomes = models
    chosen = outcomes["tiny-gru"][-1]
    page = Reader(takeaway.behaviour_page(cards, outcomes, chosen))
    assert not {"script", "link", "img"} & {kind for kind, _ in page.elements}
    for found in outcomes.values():
        for outcome in found:
            assert any(piece.startswith(f"{100 * outcome.rate:.0f} % (") for piece in page.pieces)
    for result in chosen.results:
        assert " → ".join(result.case.texts) in page.pieces
    assert all(card.fingerprint in page.text for card in cards)


def test_the_python_names_the_models_and_is_python(models):
    cards, _ = models
    snippet = takeaway.behaviour_snippet(cards)
    compile(snippet, "snippet", "exec")
    assert all(card.fingerprint in snippet for card in cards)
