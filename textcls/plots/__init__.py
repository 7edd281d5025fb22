"""Plotly figures from values."""

from textcls.plots.answers import probabilities
from textcls.plots.base import AGAINST, FOR, STILL, SUM, class_colours, escaped
from textcls.plots.comparison import side_by_side
from textcls.plots.ngrams import ngram_name, ngram_waterfall

__all__ = [
    "AGAINST",
    "FOR",
    "STILL",
    "SUM",
    "class_colours",
    "escaped",
    "ngram_name",
    "ngram_waterfall",
    "probabilities",
    "side_by_side",
]
