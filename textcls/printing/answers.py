"""Predictions."""

from textcls.printing.base import columns
from textcls.values import Prediction


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


def prediction_text(answer: Prediction) -> str:
    by_share = sorted(answer.probabilities.items(), key=lambda item: -item[1])
    rows = [(label, f"{share:.4f}", f"{answer.logits[label]:+.3f}") for label, share in by_share]
    read = f"{answer.read} of {answer.total} tokens read"
    return f"{answer.label}: {read}\n" + columns([("class", "probability", "logit"), *rows])
