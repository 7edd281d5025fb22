"""Whether an explanation can be believed: of one text, and over many."""

import math
import statistics
from dataclasses import dataclass

from textcls.values.answers import Prediction


@dataclass(frozen=True, slots=True)
class ErasureCurve:
    """What the probability of a class loses, a value for each share of the tokens.

    `values` by the order of a method; `random` the same by each of several random orders.
    """

    values: tuple[float, ...]
    random: tuple[tuple[float, ...], ...]

    @property
    def area(self) -> float:
        """The mean over the shares (AOPC: area over the perturbation curve)."""
        return statistics.fmean(self.values)

    @property
    def random_areas(self) -> tuple[float, ...]:
        """The same of each random order."""
        return tuple(map(statistics.fmean, self.random))

    @property
    def random_area(self) -> float:
        """The mean of the random orders' areas."""
        return statistics.fmean(self.random_areas)

    @property
    def random_spread(self) -> float:
        """The standard deviation of the random orders' areas."""
        return statistics.stdev(self.random_areas)

    @property
    def over_random(self) -> float:
        """How far the method's area is above that of the random orders."""
        return self.area - self.random_area

    @property
    def random_values(self) -> tuple[float, ...]:
        """The mean of the random orders at each share."""
        return tuple(map(statistics.fmean, zip(*self.random, strict=True)))


@dataclass(frozen=True, slots=True)
class Faithfulness:
    """What the probability of `target` loses without the first tokens of an explanation.

    `taken` is the number of tokens at each of `shares` (percent). Comprehensiveness is the loss
    without these, sufficiency the loss with these alone.
    """

    prediction: Prediction
    target: str
    against: str | None
    method: str
    baseline: str
    removal: str
    shares: tuple[int, ...]
    taken: tuple[int, ...]
    comprehensiveness: ErasureCurve
    sufficiency: ErasureCurve


@dataclass(frozen=True, slots=True)
class PairCounts:
    """All pairs of words, as two methods order them: what Kendall's tau-b is made of."""

    pairs: int
    same: int
    opposite: int
    ties: tuple[int, int]  # by the first method, and by the second

    @property
    def tau(self) -> float | None:
        """tau-b; None where one of the methods ranks nothing."""
        first, second = (self.pairs - ties for ties in self.ties)
        return (self.same - self.opposite) / math.sqrt(first * second) if first * second else None


@dataclass(frozen=True, slots=True)
class RankAgreement:
    """Kendall's tau between the scores of methods; None where a method ranks nothing."""

    methods: tuple[str, ...]
    tau: tuple[tuple[float | None, ...], ...]

    def between(self, first: str, second: str) -> float | None:
        """The tau of two of the methods."""
        return self.tau[self.methods.index(first)][self.methods.index(second)]


@dataclass(frozen=True, slots=True)
class RandomisedPart:
    """Spearman correlations with the original scores after a part was drawn anew, one a seed.

    The parts above it are drawn anew as well; None where a network's scores rank nothing.
    """

    part: str
    signed: tuple[float | None, ...]
    absolute: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Randomisation:
    """What becomes of an explanation when the network forgets what it has learned, part by part."""

    prediction: Prediction
    target: str
    against: str | None
    method: str
    baseline: str
    parts: tuple[RandomisedPart, ...]


@dataclass(frozen=True, slots=True)
class ErasureStudy:
    """An erasure curve over many texts, its random orders averaged.

    `interval` holds the mean of the method's area minus the random one with 95 % (bootstrap
    over the texts).
    """

    values: tuple[float, ...]
    random: tuple[float, ...]
    interval: tuple[float, float]

    @property
    def area(self) -> float:
        return statistics.fmean(self.values)

    @property
    def random_area(self) -> float:
        return statistics.fmean(self.random)

    @property
    def over_random(self) -> float:
        return self.area - self.random_area


@dataclass(frozen=True, slots=True)
class MethodPair:
    """The mean Kendall tau between a study's method and another, over `texts` texts."""

    method: str
    tau: float | None
    texts: int


@dataclass(frozen=True, slots=True)
class TrustStudy:
    """How far a model's explanations can be trusted, over a sample of its test texts.

    `texts` were looked at, the predicted class explained against the second. Randomisation: a
    mean over texts a seed.
    """

    method: str
    baseline: str
    removal: str
    texts: int
    tokens: float
    orders: int
    shares: tuple[int, ...]
    comprehensiveness: ErasureStudy
    sufficiency: ErasureStudy
    agreement: tuple[MethodPair, ...]
    randomisation: tuple[RandomisedPart, ...]
