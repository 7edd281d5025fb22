"""Models side by side: on one text, and on the same test rows."""

from textcls.comparison.alignment import align
from textcls.comparison.findings import alike, verdicts, widest
from textcls.comparison.mcnemar import agreement
from textcls.comparison.models import compare, question, score_agreements
from textcls.comparison.ranks import spearman, strongest
from textcls.comparison.ready import READY, Ready

__all__ = [
    "READY",
    "Ready",
    "agreement",
    "align",
    "alike",
    "compare",
    "question",
    "score_agreements",
    "spearman",
    "strongest",
    "verdicts",
    "widest",
]
