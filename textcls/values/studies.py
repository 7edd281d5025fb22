"""What was found out about a model by reading many texts: n-grams and counts, never a text."""

from dataclasses import dataclass

_FEW = 5  # picks above the threshold; so few say nothing of a filter


@dataclass(frozen=True, slots=True)
class FilterFacts:
    """What one filter picked in the texts of a sample, one window a text.

    Activations are u = bias + sum over the slots, before ReLU. A text whose pick ReLU silences
    counts as `silent`, and all other numbers are of the picks that are left: `padded` of them
    reach behind the end of their text, `pure` come from texts that the model gives the class
    `label`, and at the `threshold` and above, of `above` picks the share `pure_above` does.
    `own` and `others` count picks from texts of that class and of other ones in equal bins from
    `low` to `high`. `top` holds the n-grams of the highest activations with how often each was
    picked; `negative` those that one word kept from ranking among them, with that word's slot.
    """

    number: int
    width: int
    label: str
    weights: tuple[float, ...]
    silent: int
    padded: int
    pure: int
    threshold: float | None
    above: int
    pure_above: float
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
    def purity(self) -> float:
        """The share of all picks that come from texts that the model gives the filter's class."""
        return self.pure / self.picks if self.picks else 0.0

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
        return facts.above / self.texts if self.texts else 0.0
