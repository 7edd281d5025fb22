"""Plotly figures of trained models: how good, how large, how fast, how they learned."""

from textcls.model_plots.answers import confusion, reliability, split
from textcls.model_plots.cost import against_size, against_time
from textcls.model_plots.curves import Run, learned, losses
from textcls.model_plots.dots import accuracies, slices
from textcls.model_plots.trust import over_random

__all__ = [
    "Run",
    "accuracies",
    "against_size",
    "against_time",
    "confusion",
    "learned",
    "losses",
    "over_random",
    "reliability",
    "slices",
    "split",
]
