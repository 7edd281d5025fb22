"""What the command line prints of a value: a plain document for --json, or lines to read."""

import statistics
from collections.abc import Sequence

from textcls import receipt
from textcls.receipt import Receipt
from textcls.standings import headline_f1
from textcls.values import (
    ModelCard,
    Ngram,
    NgramLedger,
    Prediction,
    Recipe,
    Report,
    TokenAttribution,
)

# --- documents for --json ---------------------------------------------------------------------


def model_facts(card: ModelCard) -> dict:
    """A card in one flat row; `f1` is the weighted one for headlines, the course's figure there."""
    report = card.report
    return {
        "name": card.name,
        "title": card.title,
        "task": card.task,
        "architecture": card.recipe.architecture,
        "labels": card.labels,
        "accuracy": report and report.accuracy,
        "f1": report and headline_f1(card.task, report),
        "parameters": card.parameters,
        "bytes": card.bytes,
        "seconds": card.training.seconds,
        "fingerprint": card.fingerprint,
    }


def prediction_facts(answer: Prediction) -> dict:
    """A prediction with its label and tokens spelled out."""
    return {
        "text": answer.text,
        "label": answer.label,
        "probabilities": answer.probabilities,
        "logits": answer.logits,
        "tokens": answer.tokens,
        "read": answer.read,
        "total": answer.total,
    }


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
    }


def ledger_facts(model: str, ledger: NgramLedger) -> dict:
    """Always value = bias + sum of contributions + residual."""
    return {
        "model": model,
        "text": ledger.prediction.text,
        "target": ledger.target,
        "against": ledger.against,
        "method": "ngrams",
        "value": ledger.value,
        "bias": ledger.bias,
        "ngrams": ledger.ngrams,
        "inactive": ledger.inactive,
        "residual": ledger.residual,
    }


# --- lines to read ------------------------------------------------------------------------------


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows as aligned columns, two spaces apart."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def models_table(cards: Sequence[ModelCard]) -> str:
    if not cards:
        return "no models yet; make one with: python -m textcls train ag_news-textcnn"
    head = ("model", "architecture", "accuracy", "F1", "parameters", "MB")
    rows = [
        (
            card.name,
            card.recipe.architecture,
            f"{card.report.accuracy:.4f}" if card.report else "not measured",
            f"{headline_f1(card.task, card.report):.4f}" if card.report else "",
            f"{card.parameters:,}",
            f"{card.bytes / 1e6:.1f}",
        )
        for card in cards
    ]
    return columns([head, *rows])


def recipes_table(recipes: Sequence[Recipe]) -> str:
    rows = [(recipe.name, recipe.architecture, recipe.summary) for recipe in recipes]
    return columns([("recipe", "architecture", "what it is"), *rows])


def prediction_text(answer: Prediction) -> str:
    by_share = sorted(answer.probabilities.items(), key=lambda item: -item[1])
    rows = [(label, f"{share:.4f}", f"{answer.logits[label]:+.3f}") for label, share in by_share]
    read = f"{answer.read} of {answer.total} tokens read"
    return f"{answer.label}: {read}\n" + columns([("class", "probability", "logit"), *rows])


def attribution_text(scores: TokenAttribution) -> str:
    tokens = scores.prediction.tokens
    rows = [(token.text, f"{s:+.4f}") for token, s in zip(tokens, scores.scores, strict=True)]
    note = f"baseline: {scores.baseline}; {scores.exactness}"
    return f"{_question(scores)}\n{columns(rows)}\n{_sum(receipt.of_tokens(scores))}\n{note}"


def _sum(closed: Receipt) -> str:
    """The receipt with the name of each number behind it; as printed, it adds up."""
    names = [closed.total[0], *(name for name, _ in closed.parts)]
    return " ".join(f"{term} ({n})" for term, n in zip(closed.terms(), names, strict=True))


def ledger_text(ledger: NgramLedger) -> str:
    rows = [
        (n.text + " ·" * n.padding, f"{n.contribution:+.4f}", _filters(n)) for n in ledger.ngrams
    ]
    silent = f"{ledger.inactive} filters found nothing and added 0" if ledger.inactive else ""
    lines = [
        _question(ledger),
        columns(rows) if rows else "",
        _sum(receipt.of_ngrams(ledger)),
        silent,
    ]
    return "\n".join(filter(None, lines))


def _filters(ngram: Ngram) -> str:
    """How many filters picked it; an n-gram of a linear model has none."""
    number = len(ngram.filters)
    return f"{number} filter" + ("s" if number > 1 else "") if number else ""


def _question(value: TokenAttribution | NgramLedger) -> str:
    rather = f" rather than {value.against}" if value.against else ""
    return f"why {value.target}{rather}, in logits:"


def report_text(report: Report, stored: Report | None = None) -> str:
    """The figures; with a stored report, whether they are still the same."""
    low, high = report.interval
    head = [
        f"{report.split}: {report.rows:,} rows",
        f"accuracy {report.accuracy:.4f} (95 % interval {low:.4f} to {high:.4f})",
        f"F1 macro {report.f1_macro:.4f}, weighted {report.f1_weighted:.4f}",
        f"loss {report.loss:.4f}",
    ]
    rows = [
        (c.label, f"{c.precision:.4f}", f"{c.recall:.4f}", f"{c.f1:.4f}", f"{c.support:,}")
        for c in report.classes
    ]
    table = columns([("class", "precision", "recall", "F1", "rows"), *rows])
    return "\n".join([*head, table, *_difference(report, stored)])


def _difference(report: Report, stored: Report | None) -> list[str]:
    if stored is None:
        return []
    if report.confusion == stored.confusion and abs(report.loss - stored.loss) < 1e-6:
        return ["the same as the stored report"]
    return [
        f"differs from the stored report: accuracy {stored.accuracy:.4f} there, "
        f"loss {stored.loss:.6f} there and {report.loss:.6f} here"
    ]


def card_text(card: ModelCard) -> str:
    facts = card.training
    cut = ", interrupted" if facts.interrupted else ""
    f1 = headline_f1(card.task, card.report)
    return (
        f"{card.name}: accuracy {card.report.accuracy:.4f}, F1 {f1:.4f}, "
        f"{card.parameters:,} parameters, {card.bytes / 1e6:.1f} MB; trained in "
        f"{facts.seconds:.0f} s (best of {facts.epochs} epochs: {facts.best_epoch}{cut})"
        + _spread(card)
    )


def _spread(card: ModelCard) -> str:
    """The accuracy over seeds, where there are several."""
    if not card.seeds:
        return ""
    accuracies = [run.accuracy for run in card.seeds]
    return (
        f"; accuracy over {len(accuracies)} seeds {statistics.mean(accuracies):.4f} "
        f"(standard deviation {statistics.stdev(accuracies):.4f})"
    )
