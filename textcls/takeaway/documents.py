"""A view as rows for a table and as one document for JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from textcls.printing import attribution_facts, models_compared_facts
from textcls.takeaway.made import versions
from textcls.values import Agreement, Comparison, ModelCard, TokenAttribution

Tested = Sequence[tuple[str, str, Agreement]]  # two models, and both on the same test texts


def explanation_document(card: ModelCard, explained: TokenAttribution) -> dict[str, Any]:
    """What `explain --json` prints of it, with fingerprint and versions."""
    return attribution_facts(card.name, explained) | {
        "fingerprint": card.fingerprint,
        "versions": versions(),
    }


def explanation_rows(card: ModelCard, explained: TokenAttribution) -> list[dict[str, Any]]:
    """One row a token."""
    made = _settings(explained) | {"fingerprint": card.fingerprint} | versions()
    return [
        {
            "token": span.text,
            "start": span.start,
            "end": span.end,
            "known": span.known,
            "score": score,
            "model": card.name,
            **made,
        }
        for span, score in zip(explained.prediction.tokens, explained.scores, strict=True)
    ]


def comparison_document(
    compared: Comparison, tested: Tested = (), finding: str = ""
) -> dict[str, Any]:
    """What `compare --json` prints of it; the models on the test texts, where they are on screen.

    `finding` is the answer to a question that the comparison began with.
    """
    pairs = [{"first": one, "second": two} | asdict(result) for one, two, result in tested]
    asked = {"finding": finding} if finding else {}
    shown = asked | ({"test_texts": pairs} if pairs else {})
    return models_compared_facts(compared) | shown | {"versions": versions()}


def comparison_rows(compared: Comparison) -> list[dict[str, Any]]:
    """One row for each stretch of the text and each model; no score where it reads nothing."""
    made = [
        _settings(model.explained) | {"fingerprint": model.fingerprint} | versions()
        for model in compared.models
    ]
    return [
        {
            "token": column.text,
            "start": column.start,
            "end": column.end,
            "model": model.model,
            "read": bool(column.tokens[row]),
            "known": compared.known(row, column) if column.tokens[row] else None,
            "score": compared.score(row, column),
            **made[row],
        }
        for column in compared.columns
        for row, model in enumerate(compared.models)
    ]


def _settings(explained: TokenAttribution) -> dict[str, Any]:
    return {
        "target": explained.target,
        "against": explained.against,
        "method": explained.method,
        "baseline": explained.baseline,
        "steps": explained.steps,
    }
