"""Columns, sums and questions, as every command prints them."""

from collections.abc import Sequence

from textcls.receipt import Receipt
from textcls.values import NgramLedger, StateTrace, TokenAttribution


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows as aligned columns, two spaces apart."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def closed_sum(closed: Receipt) -> str:
    """The receipt with the name of each number behind it; as printed, it adds up."""
    names = [closed.total[0], *(name for name, _ in closed.parts)]
    return " ".join(f"{term} ({n})" for term, n in zip(closed.terms(), names, strict=True))


def question(value: TokenAttribution | NgramLedger | StateTrace) -> str:
    rather = f" rather than {value.against}" if value.against else ""
    return f"why {value.target}{rather}, in logits:"


def signed(number: float) -> str:
    """Logits with their sign, to three digits; what rounds to zero has none."""
    text = f"{number:+.3f}"
    return text[1:] if float(text) == 0 else text


def shortened(text: str, longest: int = 28) -> str:
    """A word or a name in a sentence: one line, and not longer than that."""
    shown = " ".join(text.split())
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"
