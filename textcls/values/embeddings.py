"""What is asked of words as points of a space, and what comes out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word near a point; `score` is a cosine, or a 3CosMul where that was asked.

    `rank` is its place in the list of words, from 1; `count` is how often the word stood in
    training, None where nobody noted it.
    """

    word: str
    score: float
    rank: int
    count: int | None


@dataclass(frozen=True, slots=True)
class NgramShare:
    """A character n-gram of an unknown word, and how much of the word's vector it makes.

    `share` is its part of the vector's squared length: the shares of a word add up to 1.
    `words` of the space hold it too, of which `examples` are the most frequent; with none, its
    bucket holds other n-grams or the random start.
    """

    ngram: str
    share: float
    words: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A word as a space of so many `words` has it: `word` is what was found for `asked`.

    `rank` and `count` are None where the space has it from its `ngrams` alone. `ordered` says
    whether ranks are known to be by frequency.
    """

    space: str
    words: int
    asked: str
    word: str
    rank: int | None
    count: int | None
    ordered: bool
    ngrams: tuple[NgramShare, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The words of a space that are nearest to one, by cosine, the nearest first."""

    place: WordPlace
    nearest: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a sum; `sign` is 1 or -1."""

    sign: int
    word: str


@dataclass(frozen=True, slots=True)
class Point:
    """A word, or the sum of words, in the plane of a picture; `kind`: given, sum or answer."""

    name: str
    kind: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Analogy:
    """What stands where a sum of words points, the words of the sum left out.

    `kept` is the nearest word when they are not left out. `variance` are the shares of the two
    axes of the picture of `points` in their scatter.
    """

    space: str
    terms: tuple[Term, ...]
    added: tuple[Neighbour, ...]
    multiplied: tuple[Neighbour, ...]
    kept: Neighbour
    points: tuple[Point, ...]
    variance: tuple[float, float]


@dataclass(frozen=True, slots=True)
class WordLists:
    """Two lists of targets, x and y, and two of attributes, a and b, each with its name."""

    names: tuple[str, str, str, str]
    words: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Association:
    """A target word: its mean cosine to list a minus that to list b."""

    word: str
    target: str
    value: float


@dataclass(frozen=True, slots=True)
class BiasTest:
    """A word-embedding association test: its lists as used, its figures and each word's part.

    `missing` are the words that the space does not know, by list. `p` is the share of the
    `partitions` of the targets that differ at least as much; all of them where `exact`.
    """

    space: str
    lists: WordLists
    missing: tuple[tuple[str, ...], ...]
    associations: tuple[Association, ...]
    means: tuple[float, float]
    deviation: float
    effect: float
    p: float
    partitions: int
    exact: bool
