"""Models, recipes and reports."""

import statistics
from collections.abc import Sequence

from textcls.printing.base import columns
from textcls.standings import f1_name, headline_f1
from textcls.values import Calibration, ModelCard, Recipe, Report


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


def models_table(cards: Sequence[ModelCard]) -> str:
    if not cards:
        return "no models yet; make one with: python -m textcls train ag_news-textcnn"
    head = ("model", "architecture", "accuracy", "F1", "parameters", "MB")
    rows = [
        (
            card.name,
            card.recipe.architecture,
            f"{card.report.accuracy:.4f}" if card.report else "not measured",
            f"{headline_f1(card.task, card.report):.4f} {f1_name(card.task).split()[0]}"
            if card.report
            else "",
            f"{card.parameters:,}",
            f"{card.bytes / 1e6:.1f}",
        )
        for card in cards
    ]
    return columns([head, *rows])


def recipes_table(recipes: Sequence[Recipe]) -> str:
    """One line a recipe; the system of the courses that it re-creates, where it does."""
    rows = [
        (
            recipe.name,
            recipe.architecture,
            recipe.headline.system if recipe.headline else "",
            recipe.vectors or "",
            recipe.summary,
        )
        for recipe in recipes
    ]
    return columns([("recipe", "architecture", "course", "vectors", "what it is"), *rows])


def report_text(report: Report, stored: Report | None = None) -> str:
    """The figures; with a stored report, whether they are still the same."""
    low, high = report.interval
    head = [
        f"{report.split}: {report.rows:,} rows",
        f"accuracy {report.accuracy:.4f} (95 % interval {low:.4f} to {high:.4f})",
        f"F1 macro {report.f1_macro:.4f}, weighted {report.f1_weighted:.4f}",
        f"loss {report.loss:.4f}",
        *_calibration(report.calibration),
        *([f"{report.milliseconds:.2f} ms for one text"] if report.milliseconds else []),
    ]
    tables = [_classes(report), _confusion(report)] + [_parts(report)] * bool(report.slices)
    apart = [line for table in tables for line in ("", columns(table))]
    return "\n".join([*head, *apart, "", *_difference(report, stored)]).rstrip()


def _calibration(found: Calibration | None) -> list[str]:
    if found is None:
        return []
    low, high = found.interval
    return [
        f"calibration error {found.error:.4f} (95 % interval {low:.4f} to {high:.4f}); with the "
        f"temperature {found.temperature:.2f} it is {found.tempered:.4f}"
    ]


def _classes(report: Report) -> list[tuple[str, ...]]:
    rows = [
        (c.label, f"{c.precision:.4f}", f"{c.recall:.4f}", f"{c.f1:.4f}", f"{c.support:,}")
        for c in report.classes
    ]
    return [("class", "precision", "recall", "F1", "rows"), *rows]


def _confusion(report: Report) -> list[tuple[str, ...]]:
    labels = [item.label for item in report.classes]
    rows = zip(labels, report.confusion, strict=True)
    return [
        ("true class", *(f"called {label}" for label in labels)),
        *((label, *(f"{count:,}" for count in row)) for label, row in rows),
    ]


def _parts(report: Report) -> list[tuple[str, ...]]:
    rows = [
        (
            part.title,
            f"{part.rows:,}",
            f"{part.accuracy:.4f}",
            f"{part.interval[0]:.4f} to {part.interval[1]:.4f}",
        )
        for part in report.slices
    ]
    return [("part", "rows", "accuracy", "95 % interval"), *rows]


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
    how = [f"best of {facts.epochs} epochs: {facts.best_epoch}"] * (facts.epochs > 1)
    if facts.pretrained:
        how.insert(0, f"a language model first: {facts.pretrained.epochs} epochs")
    how += ["interrupted"] * facts.interrupted
    f1 = headline_f1(card.task, card.report)
    return (
        f"{card.name}: accuracy {card.report.accuracy:.4f}, {f1_name(card.task)} {f1:.4f}, "
        f"{card.parameters:,} parameters, {card.bytes / 1e6:.1f} MB; trained in "
        f"{facts.seconds:.0f} s" + (f" ({', '.join(how)})" if how else "") + _spread(card)
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
