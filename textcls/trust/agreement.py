"""Do the methods agree on which words matter?"""

from collections.abc import Sequence

from textcls.trust.ranks import kendall
from textcls.values import RankAgreement, TokenAttribution


def rank_agreement(explanations: Sequence[TokenAttribution]) -> RankAgreement:
    """Kendall's tau over the tokens of one text, for every two of its explanations.

    1: the same order of all words; 0: no more in common than by chance; -1: the reverse.
    """
    tau = tuple(
        tuple(kendall(one.scores, other.scores) for other in explanations) for one in explanations
    )
    return RankAgreement(tuple(one.method for one in explanations), tau)
