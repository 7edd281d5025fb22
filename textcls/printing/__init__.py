"""What the command line prints of a value: a plain document for --json, or lines to read."""

from textcls.printing.answers import prediction_facts, prediction_text
from textcls.printing.base import columns
from textcls.printing.explanations import (
    attribution_facts,
    attribution_text,
    ledger_facts,
    ledger_text,
)
from textcls.printing.models import (
    card_text,
    model_facts,
    models_table,
    recipes_table,
    report_text,
)
from textcls.printing.vectors import vectors_card, vectors_facts, vectors_table

__all__ = [
    "attribution_facts",
    "attribution_text",
    "card_text",
    "columns",
    "ledger_facts",
    "ledger_text",
    "model_facts",
    "models_table",
    "prediction_facts",
    "prediction_text",
    "recipes_table",
    "report_text",
    "vectors_card",
    "vectors_facts",
    "vectors_table",
]
