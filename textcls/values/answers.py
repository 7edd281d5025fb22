"""What a person typed, what a model answered, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """One token: `start` and `end` are character offsets into the text as it was typed."""

    text: str
    start: int
    end: int
    known: bool


@dataclass(frozen=True, slots=True)
class Prediction:
    """A model's answer to one text; `read` of the text's `total` tokens reached the network."""

    text: str
    tokens: tuple[Span, ...]
    logits: dict[str, float]
    probabilities: dict[str, float]
    read: int
    total: int

    @property
    def label(self) -> str:
        """The class with the highest logit; the first of equals."""
        return max(self.logits, key=self.logits.__getitem__)

    def value(self, target: str, against: str | None = None) -> float:
        """The logit of `target`, or how far it is above the logit of `against`."""
        return self.logits[target] - (self.logits[against] if against is not None else 0.0)


@dataclass(frozen=True, slots=True)
class TokenAttribution:
    """Scores in logits, one a token: value = base_value + sum(scores) + residual.

    `base_probabilities` is the model's answer to the baseline; `steps` is None where the
    method samples nothing.
    """

    prediction: Prediction
    target: str
    against: str | None
    method: str
    baseline: str
    scores: tuple[float, ...]
    base_value: float
    base_probabilities: dict[str, float]
    steps: int | None

    @property
    def value(self) -> float:
        """The logit, or the difference of two logits, that the scores account for."""
        return self.prediction.value(self.target, self.against)

    @property
    def residual(self) -> float:
        """What the scores leave unexplained, in logits."""
        return self.value - self.base_value - sum(self.scores)

    @property
    def exactness(self) -> str:
        """How the scores were had, in words: exactly, in steps, or without the claim to add up."""
        if self.steps is not None:
            return f"{self.steps:,} steps"
        closed = abs(self.residual) <= 1e-6 * (abs(self.value) + abs(self.base_value))
        return "exact" if closed else "these scores need not add up"


@dataclass(frozen=True, slots=True)
class Ngram:
    """A span of tokens that max-pooling picked, and what its filters add to the logit.

    `first` and `width` count tokens as the filter saw them, `padding` of which lie behind the
    end of the text; `start` and `end` are character offsets of the real ones.
    """

    text: str
    start: int
    end: int
    first: int
    width: int
    padding: int
    contribution: float
    filters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NgramLedger:
    """A logit as a sum: value = bias + sum of the n-grams' contributions + residual."""

    prediction: Prediction
    target: str
    against: str | None
    bias: float
    ngrams: tuple[Ngram, ...]
    inactive: int

    @property
    def value(self) -> float:
        """The logit, or the difference of two logits, that the ledger accounts for."""
        return self.prediction.value(self.target, self.against)

    @property
    def residual(self) -> float:
        """Rounding of the floating-point sums, in logits."""
        return self.value - self.bias - sum(ngram.contribution for ngram in self.ngrams)
