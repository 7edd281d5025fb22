"""Tables as files: CSV that a spreadsheet does not run, and JSON."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from textcls.printing import attribution_facts, ledger_facts
from textcls.tables import harmless
from textcls.values import NgramLedger, TokenAttribution


def to_csv(rows: Sequence[dict[str, Any]]) -> str:
    """Rows with the same keys as CSV; texts that a spreadsheet would run get an apostrophe."""
    if not rows:
        return ""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def to_json(model: str, explanation: TokenAttribution | NgramLedger) -> str:
    """The document that `explain --json` prints of it."""
    facts = attribution_facts if isinstance(explanation, TokenAttribution) else ledger_facts
    return as_json(facts(model, explanation))


def as_json(document: Any) -> str:
    """Facts as a file to take along; the frozen values in them become objects."""
    return json.dumps(document, default=asdict, ensure_ascii=False, indent=1)


def token_rows(attribution: TokenAttribution) -> list[dict[str, Any]]:
    """One row a token: where it stands in the text, whether it is known, and its score."""
    rows = [
        {
            "token": span.text,
            "start": span.start,
            "end": span.end,
            "known": span.known,
            "score": score,
        }
        for span, score in zip(attribution.prediction.tokens, attribution.scores, strict=True)
    ]
    for row, error in zip(rows, attribution.errors or (), strict=False):
        row["standard error"] = error
    return rows


def ngram_rows(ledger: NgramLedger) -> list[dict[str, Any]]:
    """One row an n-gram, the strongest first."""
    return [
        {
            "n-gram": ngram.text,
            "start": ngram.start,
            "end": ngram.end,
            "padding": ngram.padding,
            "filters": len(ngram.filters),
            "contribution": ngram.contribution,
        }
        for ngram in ledger.ngrams
    ]
