"""The frozen values that the layers exchange: plain Python, so that they compare and go to JSON."""

from textcls.values.answers import Ngram, NgramLedger, Prediction, Span, TokenAttribution
<<<<<<< HEAD
from textcls.values.comparison import Column, Comparison, ModelOnText, ScoreAgreement
from textcls.values.edits import TextComparison, WordChange
from textcls.values.embeddings import (
    Analogy,
    Association,
    BiasTest,
    Neighbour,
    Neighbours,
    NgramShare,
    Point,
    Term,
    WordLists,
    WordPlace,
=======
from textcls.values.behaviour import (
    BehaviourCase,
    BehaviourOutcome,
    BehaviourTest,
    CaseResult,
>>>>>>> b100982 (Behaviour tests: cases of our own for four tasks, judged in one batch)
)
from textcls.values.flips import Edit, Flip, FlipSearch, Reduction
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
from textcls.values.studies import (
    FilterFacts,
    FilterMatch,
    FilterStudy,
    FilterTrace,
    Phrase,
    PhraseStudy,
)
from textcls.values.vectors import VectorCard, VectorCatalogue

__all__ = [
    "Agreement",
<<<<<<< HEAD
    "Analogy",
    "Association",
    "BiasTest",
=======
    "BehaviourCase",
    "BehaviourOutcome",
    "BehaviourTest",
>>>>>>> b100982 (Behaviour tests: cases of our own for four tasks, judged in one batch)
    "Bin",
    "Calibration",
    "CaseResult",
    "ClassFigures",
    "Column",
    "Comparison",
    "Coverage",
    "DataFacts",
    "Direction",
    "Edit",
    "Epoch",
    "FilterFacts",
    "FilterMatch",
    "FilterStudy",
    "FilterTrace",
    "Flip",
    "FlipSearch",
    "Headline",
    "Layer",
    "LayerGates",
    "LayerSaturation",
    "LayerStates",
    "MemoryCurve",
    "ModelCard",
    "ModelOnText",
    "Neighbour",
    "Neighbours",
    "Ngram",
    "NgramLedger",
    "NgramShare",
    "Phrase",
    "PhraseStudy",
    "Point",
    "Prediction",
    "Reading",
    "Recipe",
    "Reduction",
    "Report",
    "ScoreAgreement",
    "SeedRun",
    "Slice",
    "Span",
    "StateTrace",
    "Term",
    "TextComparison",
    "TokenAttribution",
    "Training",
    "TrainingFacts",
    "VectorCard",
    "VectorCatalogue",
    "WordChange",
    "WordLists",
    "WordPlace",
]
