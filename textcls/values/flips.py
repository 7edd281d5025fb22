"""Small changes of a text that change its class, and the few words that keep it."""

from dataclasses import dataclass, field
from typing import Literal

from textcls.values.answers import Prediction, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """One word of a text deleted, or swapped for a near one.

    `place` counts the tokens that the model reads, `start` and `end` are characters; `new` is
    empty where the word is deleted. `distance` is 1 - cosine of the two words' vectors in the
    model, and 1 for a deletion.
    """

    place: int
    start: int
    end: int
    old: str
    new: str
    distance: float


@dataclass(frozen=True, slots=True)
class Flip:
    """A changed text with another class, none of whose edits can be left out.

    `margin` is how far, in logits, the class sought is above the others; where any other class
    was sought, how far the best other one is above the class of the text before.
    """

    edits: tuple[Edit, ...]
    text: str
    label: str
    probabilities: dict[str, float]
    margin: float

    @property
    def distance(self) -> float:
        """The distances of the edits together: how much of the text was changed."""
        return sum(edit.distance for edit in self.edits)


@dataclass(frozen=True, slots=True)
class FlipSearch:
    """What a search found: flips with few edits first, then those that change the text least.

    `target` is None where any other class was sought. `found` counts the flips, of which only
    the first are kept where they are many. `tries` counts the texts that the model answered,
    `most_tries` is how many it might have; `near_words` says whether the model has word vectors
    that say which words are near.
    """

    prediction: Prediction
    target: str | None
    kinds: str
    most_edits: int
    flips: tuple[Flip, ...]
    found: int
    tries: int
    most_tries: int
    near_words: bool
    seconds: float = field(compare=False)

    @property
    def different(self) -> tuple[Flip, ...]:
        """Of flips to one class by the same words, the one that changes the text least."""
        first: dict[tuple, Flip] = {}
        for flip in self.flips:
            words = tuple((edit.place, bool(edit.new)) for edit in flip.edits)
            first.setdefault((flip.label, words), flip)
        return tuple(first.values())


@dataclass(frozen=True, slots=True)
class Reduction:
    """The fewest words found that keep a text's class, as a text of their own.

    `proof` is what is known of them: "fewest", as all sets of fewer words were tried; "needed",
    as no single one of them can be left out; or "unproved", as the tries did not reach for that.
    """

    prediction: Prediction
    kept: tuple[Span, ...]
    text: str
    probabilities: dict[str, float]
    proof: Literal["fewest", "needed", "unproved"]
    tries: int
    seconds: float = field(compare=False)
