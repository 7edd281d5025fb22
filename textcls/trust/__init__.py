"""Whether explanations can be believed: erasure, agreement of methods, randomised networks."""

from textcls.trust.agreement import rank_agreement
from textcls.trust.erasure import ORDERS, REMOVALS, SHARES, Removal, faithfulness, ranked
from textcls.trust.one import check
from textcls.trust.over import faithfulness_over
from textcls.trust.randomisation import SEEDS, randomisation
from textcls.trust.ranks import pair_counts

__all__ = [
    "ORDERS",
    "REMOVALS",
    "SEEDS",
    "SHARES",
    "Removal",
    "check",
    "faithfulness",
    "faithfulness_over",
    "pair_counts",
    "randomisation",
    "rank_agreement",
    "ranked",
]
