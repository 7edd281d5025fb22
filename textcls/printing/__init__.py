"""What the command line prints of a value: a plain document for --json, or lines to read."""

from textcls.printing.answers import prediction_facts, prediction_text
from textcls.printing.base import columns, signed
from textcls.printing.batch import batch_facts, batch_text
from textcls.printing.behaviour import behaviour_facts, behaviour_text, result_facts
from textcls.printing.comparison import models_compared_facts, models_compared_text
from textcls.printing.edits import comparison_facts, comparison_sentences, comparison_text
from textcls.printing.embeddings import (
    analogy_text,
    bias_text,
    neighbours_text,
    p_text,
    partitions_text,
    place_text,
)
from textcls.printing.explanations import (
    attribution_facts,
    attribution_text,
    ledger_facts,
    ledger_text,
)
from textcls.printing.flips import (
    changes,
    flips_title,
    proof,
    reduction_facts,
    reduction_text,
    search_facts,
    search_text,
    searched,
)
from textcls.printing.maps import lesson_facts, lesson_text, map_facts, map_text, shifts_text
from textcls.printing.models import (
    card_text,
    model_facts,
    models_table,
    recipes_table,
    report_text,
)
from textcls.printing.states import Looks, state_facts, state_text
from textcls.printing.studies import (
    filter_facts,
    filter_text,
    filters_facts,
    filters_text,
    match_facts,
    phrase_measure,
    phrases_facts,
    phrases_text,
)
from textcls.printing.trust import (
    agreement_facts,
    faithfulness_facts,
    randomisation_facts,
    study_facts,
    trust_facts,
    trust_text,
)
from textcls.printing.vectors import vectors_card, vectors_facts, vectors_table

__all__ = [
    "Looks",
    "agreement_facts",
    "analogy_text",
    "attribution_facts",
    "attribution_text",
    "batch_facts",
    "batch_text",
    "behaviour_facts",
    "behaviour_text",
    "bias_text",
    "card_text",
    "changes",
    "columns",
    "comparison_facts",
    "comparison_sentences",
    "comparison_text",
    "faithfulness_facts",
    "filter_facts",
    "filter_text",
    "filters_facts",
    "filters_text",
    "flips_title",
    "ledger_facts",
    "ledger_text",
    "lesson_facts",
    "lesson_text",
    "map_facts",
    "map_text",
    "match_facts",
    "model_facts",
    "models_compared_facts",
    "models_compared_text",
    "models_table",
    "neighbours_text",
    "p_text",
    "partitions_text",
    "phrase_measure",
    "phrases_facts",
    "phrases_text",
    "place_text",
    "prediction_facts",
    "prediction_text",
    "proof",
    "randomisation_facts",
    "recipes_table",
    "reduction_facts",
    "reduction_text",
    "report_text",
    "result_facts",
    "search_facts",
    "search_text",
    "searched",
    "shifts_text",
    "signed",
    "state_facts",
    "state_text",
    "study_facts",
    "trust_facts",
    "trust_text",
    "vectors_card",
    "vectors_facts",
    "vectors_table",
]
