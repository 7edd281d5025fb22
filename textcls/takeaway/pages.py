"""A view as one HTML file that needs no script, no network and no other file."""

from pathlib import Path

from textcls import receipt
from textcls.markup import document, element
from textcls.takeaway import parts
from textcls.takeaway.documents import Tested
from textcls.values import Comparison, ModelCard, TokenAttribution

_STYLE = Path(__file__).with_name("style.css")


def explanation_page(card: ModelCard, explained: TokenAttribution) -> str:
    """One explanation: the coloured text, its receipt, the probabilities, every number."""
    scale = max(map(abs, explained.scores), default=0.0)
    title = f"{explained.prediction.label}, says {card.title}"
    return _page(
        title,
        parts.question(explained.target, explained.against),
        parts.coloured(explained, scale),
        parts.legend(scale, explained.target),
        parts.receipt(receipt.of_tokens(explained), explained),
        parts.probabilities({card.title: explained.prediction}),
        parts.token_table(explained, scale),
        parts.footer(((card.name, card.fingerprint, explained),)),
    )


def comparison_page(compared: Comparison, tested: Tested = (), finding: str = "") -> str:
    """Several models: what each says, its coloured text on the common scale, every number."""
    names = parts.names(compared)
    scale = compared.scale
    rows = [
        part
        for name, model in zip(names, compared.models, strict=True)
        for part in (
            parts.heading(f"{name}: {model.explained.prediction.label}"),
            parts.coloured(model.explained, scale),
            parts.receipt(receipt.of_tokens(model.explained), model.explained),
            parts.took(model),
        )
    ]
    answers = {n: m.explained.prediction for n, m in zip(names, compared.models, strict=True)}
    return _page(
        f"{len(names)} models on one text",
        parts.question(compared.target, compared.against),
        parts.probabilities(answers),
        *([element("p", finding)] if finding else []),
        parts.legend(scale, compared.target),
        *rows,
        parts.matrix(compared, names),
        parts.agreement(compared, names),
        *([parts.tested(tested)] if tested else []),
        parts.footer([(m.model, m.fingerprint, m.explained) for m in compared.models]),
    )


def _page(title: str, *shown: str) -> str:
    return document(title, _STYLE.read_text(encoding="utf-8"), parts.title(title), *shown)
