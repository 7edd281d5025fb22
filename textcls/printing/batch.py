"""What a batch of texts came to."""

from pathlib import Path

from textcls.printing.base import columns
from textcls.values import BatchSummary


def batch_facts(summary: BatchSummary, target: Path) -> dict:
    return {
        "model": summary.model,
        "out": str(target),
        "rows": summary.rows,
        "unread": summary.unread,
        "predicted": summary.predicted,
    }


def batch_text(summary: BatchSummary, target: Path) -> str:
    """How many rows each class got, and of how many nothing was read."""
    rows = [(label, f"{number:,}") for label, number in summary.predicted.items()]
    lines = [f"{summary.rows:,} rows written to {target}", columns([("class", "rows"), *rows])]
    if summary.unread:
        lines.append(f"{summary.unread:,} without a word that the model reads: cells left empty")
    return "\n".join(lines)
