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
class BatchSummary:
    """What a model called the rows of a table; `unread` are those without a token that it reads."""

    model: str
    rows: int
    unread: int
    predicted: dict[str, int]


@dataclass(frozen=True, slots=True)
class TokenAttribution:
    """Scores in logits, one a token: value = base_value + sum(scores) + residual.

    `base_probabilities` is the model's answer to the baseline. `steps` counts what the method
    sampled, by the name `samples`, and is None where it samples nothing. `errors` are standard
    errors of the scores, and `fit` is R^2 of a line fitted to the samples, where there are such.
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
    samples: str = "steps"
    errors: tuple[float, ...] | None = None
    fit: float | None = None

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
        """How the scores were had, in words: exactly or by samples, and whether they add up."""
        parts = [] if self.steps is None else [f"{self.steps:,} {self.samples}"]
        if self.errors and self.steps is not None:
            parts.append(f"standard errors up to {max(self.errors):.3f}")
        if self.fit is not None:
            parts.append(f"R^2 {self.fit:.3f}")
        closed = abs(self.residual) <= 1e-6 * (abs(self.value) + abs(self.base_value))
        if self.steps is None and closed:
            parts.append("exact")
        elif self.steps is None or self.fit is not None:
            parts.append("these scores need not add up")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Match:
    """A filter at a window: it adds weight * share * (bias + sum(slots)) to the logit.

    `slots` says what each word of the window adds to the filter's pre-activation. From the bias
    of the head, `share` is 1 and the sum is what the filter found. From a baseline, `slots` is
    how far each word raised the filter, `bias` is 0, and `share` the part of the way from the
    baseline to the text on which this window was the filter's best.
    """

    filter: int
    weight: float
    share: float
    bias: float
    slots: tuple[float, ...]

    @property
    def activation(self) -> float:
        """What the filter found in the window, or how far it rose there."""
        return self.bias + sum(self.slots)

    @property
    def contribution(self) -> float:
        """What it adds, in logits."""
        return self.weight * self.share * self.activation


@dataclass(frozen=True, slots=True)
class Ngram:
    """A span of tokens, and what the filters that max-pooling took from it add to the logit.

    `first` and `width` count tokens as the filter saw them, `padding` of which lie behind the
    end of the text; `start` and `end` are character offsets of the real ones. `matches` has the
    strongest filter first; what they do not add of `contribution` comes from a bag of n-grams.
    """

    text: str
    start: int
    end: int
    first: int
    width: int
    padding: int
    contribution: float
    matches: tuple[Match, ...] = ()

    @property
    def filters(self) -> tuple[int, ...]:
        """The numbers of the filters."""
        return tuple(match.filter for match in self.matches)

    @property
    def bag(self) -> float:
        """What a bag of n-grams adds for it, in logits; 0 but for rounding where there is none."""
        return self.contribution - sum(match.contribution for match in self.matches)

    @property
    def by_word(self) -> tuple[float, ...]:
        """What each of its real words adds through all filters, in logits."""
        added = [
            [match.weight * match.share * slot for slot in match.slots] for match in self.matches
        ]
        return tuple(map(sum, zip(*added, strict=True)))

    def of_word(self, token: int) -> tuple[float, float]:
        """What the word at that place of the text adds through filters, and through the bag.

        The bag's part is shared evenly among the words.
        """
        filters = self.by_word[token - self.first] if self.matches else 0.0
        return filters, self.bag / (self.width - self.padding)


@dataclass(frozen=True, slots=True)
class NgramLedger:
    """A logit as a sum: value = bias + sum of the n-grams' contributions + residual.

    `bias` is that of the head; where the ledger starts from a `baseline`, it is F(baseline).
    `start_probabilities` is what the model would answer with nothing but that, and `inactive`
    counts the filters that add nothing.
    """

    prediction: Prediction
    target: str
    against: str | None
    bias: float
    ngrams: tuple[Ngram, ...]
    inactive: int
    baseline: str | None = None
    start_probabilities: dict[str, float] | None = None

    @property
    def value(self) -> float:
        """The logit, or the difference of two logits, that the ledger accounts for."""
        return self.prediction.value(self.target, self.against)

    @property
    def residual(self) -> float:
        """Rounding of the floating-point sums, in logits."""
        return self.value - self.bias - sum(ngram.contribution for ngram in self.ngrams)

    @property
    def has_bag(self) -> bool:
        """Whether some of it comes from a bag of n-grams, and is more than rounding."""
        return any(abs(ngram.bag) > 1e-9 for ngram in self.ngrams)

    def holding(self, token: int) -> tuple[Ngram, ...]:
        """The n-grams that the word at that place of the text is part of."""
        return tuple(n for n in self.ngrams if n.first <= token < n.first + n.width)


@dataclass(frozen=True, slots=True)
class ActivationMap:
    """The filters of one width over a text, the one that adds most to the logit first.

    `activations` holds u_f of the window that starts at each token, before ReLU (`floor`);
    `picked` the window that each filter keeps, None where it is silent; `contributions` are in
    logits.
    """

    prediction: Prediction
    target: str
    against: str | None
    width: int
    filters: tuple[int, ...]
    activations: tuple[tuple[float, ...], ...]
    picked: tuple[int | None, ...]
    contributions: tuple[float, ...]
    floor: bool

    def window(self, first: int) -> str:
        """The words of the window that starts at a token, and how much of it is padding."""
        tokens = self.prediction.tokens[first : first + self.width]
        words = " ".join(token.text for token in tokens)
        padding = self.width - len(tokens)
        return f"{words} + {padding} padding" if padding else words
