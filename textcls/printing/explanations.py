"""Attributions and n-gram ledgers."""

from dataclasses import asdict

from textcls import receipt
from textcls.printing.base import closed_sum, columns, question
from textcls.values import Ngram, NgramLedger, TokenAttribution


def attribution_facts(model: str, scores: TokenAttribution) -> dict:
    """Always value = base_value + sum(scores) + residual."""
    return {
        "model": model,
        "text": scores.prediction.text,
        "target": scores.target,
        "against": scores.against,
        "method": scores.method,
        "baseline": scores.baseline,
        "tokens": scores.prediction.tokens,
        "scores": scores.scores,
        "value": scores.value,
        "base_value": scores.base_value,
        "base_probabilities": scores.base_probabilities,
        "residual": scores.residual,
        "steps": scores.steps,
        "samples": scores.samples if scores.steps is not None else None,
        "errors": scores.errors,
        "fit": scores.fit,
    }


def ledger_facts(model: str, ledger: NgramLedger) -> dict:
    """Always value = bias + sum of contributions + residual; from a baseline, bias is F of it."""
    return {
        "model": model,
        "text": ledger.prediction.text,
        "target": ledger.target,
        "against": ledger.against,
        "method": "ngrams",
        "baseline": ledger.baseline,
        "value": ledger.value,
        "bias": ledger.bias,
        "start_probabilities": ledger.start_probabilities,
        "ngrams": [asdict(ngram) | {"filters": ngram.filters} for ngram in ledger.ngrams],
        "inactive": ledger.inactive,
        "residual": ledger.residual,
    }


def attribution_text(scores: TokenAttribution) -> str:
    tokens = scores.prediction.tokens
    rows = [(token.text, f"{s:+.4f}") for token, s in zip(tokens, scores.scores, strict=True)]
    if scores.errors:
        rows = [(*row, f"± {error:.4f}") for row, error in zip(rows, scores.errors, strict=True)]
    note = f"baseline: {scores.baseline}; {scores.exactness}"
    return f"{question(scores)}\n{columns(rows)}\n{closed_sum(receipt.of_tokens(scores))}\n{note}"


def ledger_text(ledger: NgramLedger) -> str:
    rows = [
        (n.text + " ·" * n.padding, f"{n.contribution:+.4f}", _filters(n)) for n in ledger.ngrams
    ]
    silent = f"{ledger.inactive} filters found nothing and added 0" if ledger.inactive else ""
    lines = [
        question(ledger),
        columns(rows) if rows else "",
        closed_sum(receipt.of_ngrams(ledger)),
        silent,
        f"baseline: {ledger.baseline}; exact" if ledger.baseline else "",
    ]
    return "\n".join(filter(None, lines))


def _filters(ngram: Ngram) -> str:
    """How many filters picked it; an n-gram of a linear model has none."""
    number = len(ngram.filters)
    return f"{number} filter" + ("s" if number > 1 else "") if number else ""
