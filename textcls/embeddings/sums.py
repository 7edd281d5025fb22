"""Analogies as sums of words: king - man + woman.

Mikolov et al. (2013), arXiv 1301.3781 (3CosAdd); Levy and Goldberg (2014), Linguistic
Regularities in Sparse and Explicit Word Representations, CoNLL (3CosMul, equations 3 and 4).
"""

import re
from collections.abc import Sequence

import numpy as np

from textcls.embeddings.nearest import best
from textcls.embeddings.space import Space
from textcls.registry import UserError
from textcls.values import Analogy, Neighbour, Point, Term

_EPSILON = 0.001  # of Levy and Goldberg: no word is divided by 0
_MOST_TERMS = 8
_SIGNS = {"+": 1, "-": -1, "\u2212": -1, "\u2013": -1}  # also as word processors write minus
_TERM = re.compile(r"\s*([+\-\u2212\u2013])?\s*(\S+)")


def parse(text: str) -> tuple[Term, ...]:
    """`king - man + woman` as terms; signs stand apart, so that `well-known` is one word.

    Raises UserError where signs or words are missing, or a word stands there twice.
    """
    terms = []
    for sign, word in _TERM.findall(text.strip()):
        if word in _SIGNS or (terms and not sign):
            raise UserError(
                f"'{text.strip()[:80]}' is no sum of words: write a + or a - with a space on each "
                "side between two words, as in king - man + woman"
            )
        terms.append(Term(_SIGNS[sign] if sign else 1, word))
    words = {term.word.lower() for term in terms}
    if not 2 <= len(terms) <= _MOST_TERMS or len(words) < len(terms):
        raise UserError(
            f"give a sum of 2 to {_MOST_TERMS} different words, as in king - man + woman"
        )
    return tuple(terms)


def analogy(space: Space, terms: Sequence[Term], *, count: int = 10) -> Analogy:
    """The words nearest to a sum of words, by 3CosAdd and by 3CosMul.

    Every word counts with a vector of length 1, as in the papers. Raises UserError for a word
    that the space has not.
    """
    units = [_unit(space, term.word) for term in terms]
    goal = sum(term.sign * unit for term, unit in zip(terms, units, strict=True))
    given = {row for term in terms if (row := space.row(term.word)) is not None}
    if len(given) == len(space.words):
        raise UserError(f"none is left to answer: {space.name} has no word but those of the sum")
    added = best(space, space.cosines(goal), count, given)
    scores = multiplied(space, terms, units)
    (kept,) = best(space, space.cosines(goal), 1)
    points, variance = _picture(space, terms, units, goal, added[:1])
    return Analogy(
        space=space.name,
        terms=tuple(terms),
        added=added,
        multiplied=best(space, scores, count, given),
        kept=kept,
        points=points,
        variance=variance,
    )


def multiplied(space: Space, terms: Sequence[Term], units: Sequence[np.ndarray]) -> np.ndarray:
    """(N,): the product of the cosines with added words over that with subtracted ones.

    Cosines are shifted from [-1, 1] to [0, 1], as the paper says, so that none is negative.
    """
    score = np.ones(len(space.words))
    under = np.ones(len(space.words))
    for term, unit in zip(terms, units, strict=True):
        shifted = (space.cosines(unit).astype(np.float64) + 1) / 2
        if term.sign > 0:
            score *= shifted
        else:
            under *= shifted
    return score / (under + _EPSILON)


def plane(vectors: np.ndarray) -> tuple[np.ndarray, tuple[float, float]]:
    """(n, E) -> (n, 2) principal components, and each axis' share of the variance.

    The sign of an axis is such that its largest coordinate is positive.
    """
    centred = vectors - vectors.mean(axis=0)
    left, values, _ = np.linalg.svd(centred.astype(np.float64), full_matrices=False)
    points = np.zeros((len(vectors), 2))
    axes = min(2, len(values))
    points[:, :axes] = left[:, :axes] * values[:axes]
    largest = points[np.abs(points).argmax(axis=0), [0, 1]]
    shares = np.zeros(2)
    shares[:axes] = values[:axes] ** 2 / ((values**2).sum() or 1.0)
    return points * np.where(largest < 0, -1, 1), (float(shares[0]), float(shares[1]))


def _unit(space: Space, word: str) -> np.ndarray:
    vector = space.vector(word)
    length = np.linalg.norm(vector)
    if not length:
        raise UserError(f"'{word}' has a vector of length 0 in {space.name}: it points nowhere")
    return vector / length


def _picture(
    space: Space,
    terms: Sequence[Term],
    units: Sequence[np.ndarray],
    goal: np.ndarray,
    answers: Sequence[Neighbour],
) -> tuple[tuple[Point, ...], tuple[float, float]]:
    """The words of the sum, the sum and the first answer, in the plane that shows most of them."""
    named = [(term.word, "given") for term in terms]
    named.append((spelled(terms), "sum"))
    named += [(answer.word, "answer") for answer in answers]
    ends = [_unit(space, answer.word) for answer in answers]
    places, variance = plane(np.stack([*units, goal, *ends]))
    points = (
        Point(name, kind, float(x), float(y))
        for (name, kind), (x, y) in zip(named, places, strict=True)
    )
    return tuple(points), variance


def spelled(terms: Sequence[Term]) -> str:
    """The sum as typed: `king - man + woman`."""
    signs = {1: "+", -1: "-"}
    text = " ".join(f"{signs[term.sign]} {term.word}" for term in terms)
    return text.removeprefix("+ ")
