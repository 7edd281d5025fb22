"""Models side by side, texts side by side, and the smallest edits that flip a text's class."""

from textcls.comparison.alignment import align
from textcls.comparison.behaviour import BEHAVIOUR, behave, behaviour_tests, differ
from textcls.comparison.edits import compare_texts, differences, mask
from textcls.comparison.findings import alike, verdicts, widest
from textcls.comparison.flips import EDITS, MOST_EDITS, find_flips, runner_up
from textcls.comparison.mcnemar import agreement
from textcls.comparison.models import compare, question, score_agreements
from textcls.comparison.ranks import spearman, strongest
from textcls.comparison.ready import READY, Ready
from textcls.comparison.reduction import reduce_text

__all__ = [
    "BEHAVIOUR",
    "EDITS",
    "MOST_EDITS",
    "READY",
    "Ready",
    "agreement",
    "align",
    "alike",
    "behave",
    "behaviour_tests",
    "compare",
    "compare_texts",
    "differ",
    "differences",
    "find_flips",
    "mask",
    "question",
    "reduce_text",
    "runner_up",
    "score_agreements",
    "spearman",
    "strongest",
    "verdicts",
    "widest",
]
