"""Flips to take along: a page, rows, a document, and a few lines of Python."""

from typing import Any

from textcls import printing
from textcls.markup import Markup, document, element
from textcls.takeaway import parts
from textcls.takeaway.edited import STYLE
from textcls.takeaway.made import versions
from textcls.takeaway.snippets import loading
from textcls.values import Flip, FlipSearch, ModelCard, Reduction


def flips_page(card: ModelCard, found: FlipSearch, reduced: Reduction) -> str:
    """The text, every flip found with its edits, and the fewest words that keep the class."""
    title = f"What would flip it, says {card.title}"
    share = f"{100 * reduced.probabilities[found.prediction.label]:.1f} %"
    return document(
        title,
        STYLE.read_text(encoding="utf-8"),
        parts.title(title),
        element("p", found.prediction.text, class_="text", dir="auto"),
        parts.probabilities({card.title: found.prediction}),
        parts.heading("What would flip it"),
        element("p", printing.searched(found)),
        *([_table(found)] if found.flips else []),
        parts.heading("The fewest words that keep the class"),
        element("p", reduced.text, class_="text", dir="auto"),
        element("p", f"{found.prediction.label}, {share}. {printing.proof(reduced)}"),
        _footer(card, found),
    )


def flips_rows(card: ModelCard, found: FlipSearch) -> list[dict[str, Any]]:
    """One row a flip."""
    made = {
        "model": card.name,
        "sought": found.target or "any other class",
        "kinds": found.kinds,
        "most edits": found.most_edits,
        "tries": found.tries,
        "fingerprint": card.fingerprint,
    }
    return [flip_row(flip) | made | versions() for flip in found.flips]


def flip_row(flip: Flip) -> dict[str, Any]:
    """A flip's edits, its class, and by how much."""
    return {
        "edits": len(flip.edits),
        "changes": printing.changes(flip),
        "class": flip.label,
        "probability": flip.probabilities[flip.label],
        "margin": flip.margin,
        "distance": flip.distance,
        "text": flip.text,
    }


def flips_document(card: ModelCard, found: FlipSearch, reduced: Reduction) -> dict[str, Any]:
    """What `flip --json` prints of it, with fingerprint and versions."""
    return printing.search_facts(card.name, found) | {
        "reduction": printing.reduction_facts(reduced),
        "fingerprint": card.fingerprint,
        "versions": versions(),
    }


def flips_snippet(card: ModelCard, found: FlipSearch) -> str:
    """Prints the flips and the reduction."""
    return f"""{loading(card, "comparison, printing")}
text = {found.prediction.text!r}
found = comparison.find_flips(
    model,
    text,
    target={found.target!r},
    any_class={found.target is None!r},
    kinds={found.kinds!r},
    most_edits={found.most_edits!r},
    tries={found.most_tries!r},
)
print(printing.search_text(found))
print(printing.reduction_text(comparison.reduce_text(model, text)))
"""


def _table(found: FlipSearch) -> Markup:
    head = ("edits", "changes", "class", "probability", "margin", "distance", "text")
    rows = [
        (
            str(len(flip.edits)),
            printing.changes(flip),
            flip.label,
            f"{100 * flip.probabilities[flip.label]:.1f} %",
            printing.signed(flip.margin),
            f"{flip.distance:.3f}",
            flip.text,
        )
        for flip in found.flips
    ]
    return parts.table(printing.flips_title(found), head, rows)


def _footer(card: ModelCard, found: FlipSearch) -> Markup:
    settings = (
        f"{card.name}, fingerprint {card.fingerprint}; sought: "
        f"{found.target or 'any other class'}; edits: {found.kinds}, {found.most_edits} at most; "
        f"{found.prediction.read} of {found.prediction.total} tokens read."
    )
    software = ", ".join(f"{name} {number}" for name, number in versions().items())
    return element("footer", element("p", settings), element("p", f"Made with {software}."))
