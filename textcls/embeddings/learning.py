"""How word vectors are learned: the pairs of a window, and the words drawn against them.

Mikolov et al. (2013), arXiv 1301.3781 (the window), arXiv 1310.4546 (negative sampling).
"""

from collections.abc import Sequence

import numpy as np

from textcls.embeddings.space import Space
from textcls.registry import UserError
from textcls.values import WindowPair

POWER = 0.75  # of a word's count in the distribution that negative words are drawn from


def window_pairs(words: Sequence[str], window: int) -> tuple[WindowPair, ...]:
    """Every centre with every word at most `window` places away, from left to right."""
    if window < 1:
        raise UserError(f"a window of {window} has no words; take 1 or more")
    return tuple(
        WindowPair(words[centre], words[place], place - centre)
        for centre in range(len(words))
        for place in range(max(centre - window, 0), min(centre + window + 1, len(words)))
        if place != centre
    )


def negative_shares(space: Space) -> np.ndarray:
    """(N,): how likely each word is drawn as a negative one, by its count to the power 3/4.

    Raises UserError for a space that does not know how often its words stood in training.
    """
    if space.counts is None:
        raise UserError(
            f"nobody counted the words of {space.name}; choose vectors that were trained here"
        )
    weights = space.counts.astype(np.float64) ** POWER
    return weights / weights.sum()


def drawn(space: Space, centre: str, count: int, *, seed: int = 0) -> tuple[str, ...]:
    """Words drawn against a centre by their shares, with replacement; never the centre itself."""
    shares = negative_shares(space)
    row = space.row(centre)
    if row is not None:
        shares = np.where(np.arange(len(shares)) == row, 0.0, shares)
    rows = np.random.default_rng(seed).choice(len(shares), size=count, p=shares / shares.sum())
    return tuple(space.words[row] for row in rows)
