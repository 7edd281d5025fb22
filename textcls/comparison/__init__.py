"""Models side by side: on one text, and on the same test rows."""

from textcls.comparison.alignment import align
from textcls.comparison.mcnemar import agreement
from textcls.comparison.models import compare, question, score_agreements
from textcls.comparison.ranks import spearman, strongest

__all__ = [
    "agreement",
    "align",
    "compare",
    "question",
    "score_agreements",
    "spearman",
    "strongest",
]
