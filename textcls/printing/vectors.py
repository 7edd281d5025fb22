"""Sets of word vectors."""

from pathlib import Path

from textcls.printing.base import columns
from textcls.values import VectorCard, VectorCatalogue


def vectors_facts(catalogue: VectorCatalogue) -> list[VectorCard]:
    return list(catalogue.sets.values())


def vectors_table(catalogue: VectorCatalogue) -> str:
    """A row a set; below them a line for each damaged one."""
    head = ("vectors", "method", "words", "size", "MB", "from")
    rows = [
        (
            card.name,
            card.method,
            f"{card.words:,}",
            str(card.size),
            f"{card.bytes / 1e6:.1f}",
            card.source,
        )
        for card in catalogue.sets.values()
    ]
    damaged = [f"damaged: {name}: {reason}" for name, reason in catalogue.damaged.items()]
    table = columns([head, *rows]) if rows else "no vectors yet; 'vectors train' makes some"
    return "\n".join([table, *damaged])


def vectors_card(card: VectorCard, folder: Path) -> str:
    """One line: what was stored, and where."""
    took = f", {card.seconds:.0f} s" if card.seconds else ""
    return (
        f"{card.title}: {card.words:,} words, {card.size}-d, {card.bytes / 1e6:.1f} MB{took}: "
        f"{folder / card.name}"
    )
