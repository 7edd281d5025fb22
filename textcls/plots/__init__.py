"""Plotly figures from values."""

from textcls.plots.answers import probabilities
from textcls.plots.base import AGAINST, FOR, MOST_ROWS, STILL, SUM, class_colours, escaped
from textcls.plots.behaviour import failure_rates
from textcls.plots.comparison import side_by_side
from textcls.plots.embeddings import associations, parallelogram
from textcls.plots.filters import activations, inside_ngram, match_row
from textcls.plots.maps import axis_titles, word_map
from textcls.plots.ngrams import ngram_name, ngram_waterfall
from textcls.plots.one_filter import filter_picks, filter_trace, filter_weights
from textcls.plots.phrases import phrases
from textcls.plots.receptive import receptive_fields
from textcls.plots.shifts import medians_by_rank, shift_by_rank
from textcls.plots.states import Beneath, timeline, two_memories
from textcls.plots.trust import agreement, erasure, erasure_limits, part_name, randomised

__all__ = [
    "AGAINST",
    "FOR",
    "MOST_ROWS",
    "STILL",
    "SUM",
    "Beneath",
    "activations",
    "agreement",
    "associations",
    "axis_titles",
    "class_colours",
    "erasure",
    "erasure_limits",
    "escaped",
    "failure_rates",
    "filter_picks",
    "filter_trace",
    "filter_weights",
    "inside_ngram",
    "match_row",
    "medians_by_rank",
    "ngram_name",
    "ngram_waterfall",
    "parallelogram",
    "part_name",
    "phrases",
    "probabilities",
    "randomised",
    "receptive_fields",
    "shift_by_rank",
    "side_by_side",
    "timeline",
    "two_memories",
    "word_map",
]
