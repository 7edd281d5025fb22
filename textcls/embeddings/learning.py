"""How word vectors are learned: the pairs of a window, and the words drawn against them.

Mikolov et al. (2013), arXiv 1301.3781 (the window), arXiv 1310.4546 (negative sampling).
"""

from collections.abc import Sequence

import numpy as np

from textcls.embeddings.space import Space
from textcls.registry import UserError
from textcls.values import Alike, DenseWord, NegativeDraw, WindowPair, WordLesson

COMPONENTS, NEGATIVES = 6, 5  # shown of a vector, and for a word
SENTENCE = 40  # words that a lesson is of
POWER = 0.75  # of a word's count in the distribution that negative words are drawn from


def lesson(space: Space, words: Sequence[str], window: int) -> WordLesson:
    """What a sentence's words are in a space, and what they give to learn such vectors from.

    Of a longer sentence, the first 40 words.
    """
    if not words:
        raise UserError("there is no word in this sentence; type some")
    typed, words = words, words[:SENTENCE]
    return WordLesson(
        space=space.name,
        size=len(space.words),
        used=len(words),
        typed=len(typed),
        words=dense(space, words, COMPONENTS),
        alike=most_alike(space, words),
        window=window,
        pairs=window_pairs(words, window),
        negatives=None if space.counts is None else negatives(space, words, NEGATIVES),
    )


def most_alike(space: Space, words: Sequence[str]) -> Alike | None:
    """The two different words with the greatest cosine; None for fewer than two known ones."""
    rows = list(dict.fromkeys(row for word in words if (row := space.row(word)) is not None))
    if len(rows) < 2:
        return None
    cosines = np.stack([space.cosines(space.matrix[row])[rows] for row in rows])
    np.fill_diagonal(cosines, -np.inf)
    first, second = np.unravel_index(cosines.argmax(), cosines.shape)
    one, other = (space.words[rows[index]] for index in (first, second))
    return Alike(one, other, float(cosines[first, second]))


def dense(space: Space, words: Sequence[str], count: int) -> tuple[DenseWord, ...]:
    """Each word once: its place in the list, and the first `count` components of its vector."""
    found = []
    for word in dict.fromkeys(words):
        row = space.row(word)
        components = () if row is None else map(float, space.matrix[row][:count])
        found.append(DenseWord(word, None if row is None else row + 1, tuple(components)))
    return tuple(found)


def negatives(space: Space, words: Sequence[str], count: int) -> tuple[NegativeDraw, ...]:
    """For each known word once: how likely it is drawn, and `count` words drawn against it.

    The draws are an example with fixed seeds. Raises UserError for a space without counts.
    """
    shares = negative_shares(space)
    known = [word for word in dict.fromkeys(words) if space.row(word) is not None]
    return tuple(
        NegativeDraw(
            word,
            int(space.counts[space.row(word)]),
            float(shares[space.row(word)]),
            drawn(space, word, count, seed=number),
        )
        for number, word in enumerate(known)
    )


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
            f"how often the words of {space.name} stood in training is not known, and so neither "
            "is which were drawn"
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
