"""The frozen values that the layers exchange: plain Python, so that they compare and go to JSON."""

from textcls.values.answers import Ngram, NgramLedger, Prediction, Span, TokenAttribution
from textcls.values.comparison import Column, Comparison, ModelOnText, ScoreAgreement
from textcls.values.recipe import Epoch, Headline, Reading, Recipe, Training
from textcls.values.report import (
    Agreement,
    Bin,
    Calibration,
    ClassFigures,
    Coverage,
    DataFacts,
    Layer,
    ModelCard,
    Report,
    SeedRun,
    Slice,
    TrainingFacts,
)
from textcls.values.states import (
    Direction,
    LayerGates,
    LayerSaturation,
    LayerStates,
    MemoryCurve,
    StateTrace,
)
from textcls.values.studies import FilterFacts, FilterStudy
from textcls.values.vectors import VectorCard, VectorCatalogue

__all__ = [
    "Agreement",
    "Bin",
    "Calibration",
    "ClassFigures",
    "Column",
    "Comparison",
    "Coverage",
    "DataFacts",
    "Direction",
    "Epoch",
    "FilterFacts",
    "FilterStudy",
    "Headline",
    "Layer",
    "LayerGates",
    "LayerSaturation",
    "LayerStates",
    "MemoryCurve",
    "ModelCard",
    "ModelOnText",
    "Ngram",
    "NgramLedger",
    "Prediction",
    "Reading",
    "Recipe",
    "Report",
    "ScoreAgreement",
    "SeedRun",
    "Slice",
    "Span",
    "StateTrace",
    "TokenAttribution",
    "Training",
    "TrainingFacts",
    "VectorCard",
    "VectorCatalogue",
]
