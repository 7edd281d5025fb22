"""What was found out about a model by reading many texts: n-grams and counts, never a text."""

from dataclasses import dataclass

from textcls.values.answers import Prediction

_FEW = 5  # picks above the threshold; so few say nothing of a filter


@dataclass(frozen=True, slots=True)
class FilterFacts:
    """What one filter picked in the texts of a sample, one window a text.

    Activations are u = bias + sum over the slots, before ReLU; a pick that ReLU silences is none.
    `padded` picks reach behind the end of their text. At the `threshold` and above lie `above`
    picks, of which `pure_above` come from texts that the model gives the class `label`, the one
    of the greatest of the `weights`. `own` and `others` count the picks from texts of that class
    and from other ones in equal bins from `low` to `high`. `top` holds the n-grams of the highest
    activations with how often each was picked; `negative` those that one word kept from ranking
    among them, with that word's slot.
    """

    number: int
    width: int
    label: str
    weights: tuple[float, ...]
    padded: int
    threshold: float | None
    above: int
    pure_above: int
    low: float
    high: float
    own: tuple[int, ...]
    others: tuple[int, ...]
    top: dict[str, int]
    negative: dict[str, int]

    @property
    def picks(self) -> int:
        """How many texts the filter answered to at all."""
        return sum(self.own) + sum(self.others)

    @property
    def purity(self) -> float | None:
        """The share of all picks that come from texts that the model gives the filter's class."""
        return sum(self.own) / self.picks if self.picks else None

    @property
    def reliable(self) -> bool:
        """Whether enough picks reach the threshold to say what the filter looks for."""
        return self.above > _FEW


@dataclass(frozen=True, slots=True)
class FilterStudy:
    """Every filter of a convolutional layer over `texts` of the `rows` of a part of the data.

    The filter at index i is the one that ledgers call i; `called` counts the texts that the
    model gives each class.
    """

    part: str
    texts: int
    rows: int
    called: dict[str, int]
    filters: tuple[FilterFacts, ...]

    def coverage(self, facts: FilterFacts) -> float:
        """The share of the texts whose pick reaches the filter's threshold."""
        return facts.above / max(self.texts, 1)

    def silent(self, facts: FilterFacts) -> float:
        """The share of the texts in which ReLU silences the filter."""
        return 1 - facts.picks / max(self.texts, 1)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An n-gram with what it adds to the logit of each class, in the mean of `count` times."""

    text: str
    count: int
    means: tuple[float, ...]

    @property
    def width(self) -> int:
        """How many words it has; places behind the end of a text count."""
        return self.text.count(" ") + 1


@dataclass(frozen=True, slots=True)
class PhraseStudy:
    """The n-grams that add most to a class, and those that take most, over many texts.

    With `method` "ngrams" the means are exact and over all times that a ledger names the n-gram;
    otherwise they are of the words' scores by that method, which leave the share `residual` of
    the logits' changes unexplained. Held are the strongest of every class and width on both
    sides, of those that stood at least `least` times in the `texts` read of the `rows` of a part.
    """

    part: str
    texts: int
    rows: int
    method: str
    residual: float
    least: int
    labels: tuple[str, ...]
    phrases: tuple[Phrase, ...]

    @property
    def widths(self) -> tuple[int, ...]:
        """How many words the phrases have."""
        return tuple(sorted({phrase.width for phrase in self.phrases}))

    @property
    def silent(self) -> bool:
        """Whether phrases were found, and none of them adds anything to any class."""
        return bool(self.phrases) and not any(any(phrase.means) for phrase in self.phrases)

    def mean(self, phrase: Phrase, label: str) -> float:
        """What the phrase adds to the logit of a class, in the mean."""
        return phrase.means[self.labels.index(label)]

    def strongest(
        self, label: str, *, width: int | None = None, most: int = 20
    ) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
        """The phrases for a class and those against it, the strongest of each first."""
        column = self.labels.index(label)
        shown = [phrase for phrase in self.phrases if width in (None, phrase.width)]
        shown.sort(key=lambda phrase: -phrase.means[column])
        speaks_for = [phrase for phrase in shown if phrase.means[column] > 0]
        against = [phrase for phrase in reversed(shown) if phrase.means[column] < 0]
        return tuple(speaks_for[:most]), tuple(against[:most])


@dataclass(frozen=True, slots=True)
class FilterMatch:
    """An n-gram as a filter sees it: activation = bias + sum(slots), before ReLU."""

    words: tuple[str, ...]
    bias: float
    slots: tuple[float, ...]

    @property
    def activation(self) -> float:
        """How well the n-gram matches."""
        return self.bias + sum(self.slots)


@dataclass(frozen=True, slots=True)
class FilterTrace:
    """One filter over one text: its activation at every token, and what its pick adds.

    The window at token `first` is picked, the first of the highest; `contributions` are in
    logits, and 0 where ReLU silences the filter.
    """

    prediction: Prediction
    number: int
    activations: tuple[float, ...]
    first: int
    match: FilterMatch
    silent: bool
    contributions: dict[str, float]
