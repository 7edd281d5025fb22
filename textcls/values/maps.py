"""Words in a picture, words before and after training, and the pairs they are learned from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A word of a map: its place on every axis, its rank, and how often it stood in training."""

    word: str
    place: tuple[float, ...]
    rank: int
    count: int | None


@dataclass(frozen=True, slots=True)
class WordMap:
    """Words of a space in two or three dimensions.

    `axes` say what each axis is; `variance` is the share of each in the scatter of the words
    shown, where the axes have one (PCA). `missing` are words, of the map or of an axis, that the
    space does not know.
    """

    space: str
    method: str
    axes: tuple[str, ...]
    variance: tuple[float, ...] | None
    points: tuple[MapPoint, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """A word as a text of its own: the class that a model gives it, and how sure it is.

    A model that does not know the word answers as to any other unknown one.
    """

    word: str
    label: str
    probability: float
    known: bool


@dataclass(frozen=True, slots=True)
class Shift:
    """How far training turned a word: the cosine of its vectors before and after.

    `rank` counts words from the most frequent, 1; `given` is false for a random start. `moved`
    is the distance between the two vectors, `before` and `after` are their lengths.
    """

    word: str
    rank: int
    given: bool
    cosine: float
    moved: float
    before: float
    after: float

    @property
    def shift(self) -> float:
        """1 - cosine: 0 for a word that points where it did."""
        return 1.0 - self.cosine


@dataclass(frozen=True, slots=True)
class Shifts:
    """Every word of a model, the most frequent first; `start` names the vectors it began with."""

    model: str
    start: str
    words: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class WordStart:
    """The row of a word in a network's table of vectors, and whether a vector was put there.

    Words that the network does not know all have the row of `<unk>`.
    """

    word: str
    row: int
    known: bool
    given: bool


@dataclass(frozen=True, slots=True)
class DenseWord:
    """A word as one-hot and as dense: its `place` counts from 1, None where it has none."""

    word: str
    place: int | None
    components: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two words and the cosine of their vectors."""

    first: str
    second: str
    cosine: float


@dataclass(frozen=True, slots=True)
class NegativeDraw:
    """How often a word stood in training, its share of the draws, and words drawn against it."""

    word: str
    count: int
    share: float
    drawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WindowPair:
    """A centre word, a word of its window, and how far to the right of it that stands."""

    centre: str
    context: str
    distance: int


@dataclass(frozen=True, slots=True)
class WordLesson:
    """What a sentence gives to learn word vectors from, and what the vectors of a space are there.

    It is of the first `used` words of the `typed` ones. `negatives` are None where nobody counted
    the words of the space.
    """

    space: str
    size: int
    used: int
    typed: int
    words: tuple[DenseWord, ...]
    alike: Alike | None
    window: int
    pairs: tuple[WindowPair, ...]
    negatives: tuple[NegativeDraw, ...] | None
