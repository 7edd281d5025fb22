"""Two texts to take along: a page, rows, a document, and a few lines of Python."""

from pathlib import Path
from typing import Any

from textcls import printing, receipt
from textcls.markup import Markup, document, element
from textcls.takeaway import parts
from textcls.takeaway.made import versions
from textcls.takeaway.snippets import loading
from textcls.values import ModelCard, TextComparison, WordChange

STYLE = Path(__file__).with_name("style.css")


def edit_page(card: ModelCard, compared: TextComparison) -> str:
    """Both texts on one scale of colours, the sums, what moved, and every number."""
    texts = {"First text": compared.first, "Second text": compared.second}
    scale = max((abs(s) for each in texts.values() for s in each.scores), default=0.0)
    answers = {name: each.prediction for name, each in texts.items()}
    return document(
        f"Two texts, read by {card.title}",
        STYLE.read_text(encoding="utf-8"),
        parts.title(f"Two texts, read by {card.title}"),
        parts.question(compared.first.target, compared.first.against),
        _list(printing.comparison_sentences(compared)),
        parts.probabilities(answers),
        parts.legend(scale, compared.first.target),
        *(
            part
            for name, each in texts.items()
            for part in (
                parts.heading(f"{name}: {each.prediction.label}"),
                parts.coloured(each, scale),
                parts.receipt(receipt.of_tokens(each), each),
            )
        ),
        parts.heading("What changed"),
        parts.receipt(receipt.of_change(compared), compared.second),
        _words(compared),
        parts.footer([(card.name, card.fingerprint, each) for each in texts.values()]),
    )


def edit_rows(card: ModelCard, compared: TextComparison) -> list[dict[str, Any]]:
    """One row a word of either text."""
    explained = compared.first
    made = {
        "model": card.name,
        "target": explained.target,
        "against": explained.against,
        "method": explained.method,
        "baseline": explained.baseline,
        "fingerprint": card.fingerprint,
    }
    return [row | made | versions() for row in map(word_row, compared.words)]


def word_row(word: WordChange) -> dict[str, Any]:
    """What became of a word, and its score in each text."""
    return {
        "what": word.kind,
        "first text": word.first.text if word.first else "",
        "second text": word.second.text if word.second else "",
        "score before": word.before,
        "score after": word.after,
        "change": word.change,
    }


def edit_document(card: ModelCard, compared: TextComparison) -> dict[str, Any]:
    """What `edit --json` prints of it, with fingerprint and versions."""
    facts = printing.comparison_facts(card.name, compared)
    return facts | {"fingerprint": card.fingerprint, "versions": versions()}


def edit_snippet(card: ModelCard, compared: TextComparison) -> str:
    """Prints the sentences, the change of every word, and the sum that they are part of."""
    first = compared.first
    return f"""{loading(card, "comparison, printing")}
compared = comparison.compare_texts(
    model,
    {first.prediction.text!r},
    {compared.second.prediction.text!r},
    method={first.method!r},
    target={first.target!r},
    against={first.against!r},
    baseline={first.baseline!r},
)
print(printing.comparison_text(compared))
"""


def _list(sentences: tuple[str, ...]) -> Markup:
    return element("ul", *(element("li", sentence) for sentence in sentences))


def _words(compared: TextComparison) -> Markup:
    head = ("", "first text", "second text", "score before", "score after", "change")
    rows = [tuple(_cell(value) for value in word_row(word).values()) for word in compared.words]
    return parts.table("The numbers, word by word", head, rows)


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else printing.signed(value)
