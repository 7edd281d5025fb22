"""What a model is expected to do with texts that were written to find out, and what it did."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["minimum", "invariance", "direction"]


@dataclass(frozen=True, slots=True)
class BehaviourCase:
    """One text, or a text and the same text changed.

    `label` is the class that the text has (minimum), or the class whose probability is watched
    (direction); None (invariance): the class that the model itself gives to the first text.
    """

    text: str
    changed: str | None = None
    label: str | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The one text, or the two."""
        return (self.text,) if self.changed is None else (self.text, self.changed)


@dataclass(frozen=True, slots=True)
class BehaviourTest:
    """Cases that ask one question (after Ribeiro et al. 2020, CheckList).

    `bound` is in probabilities: how far the watched one may move (invariance), or how far it
    has to move in the direction that is `wanted`, where a negative bound forgives so much of
    the other one. A minimum test has none: the class is right or it is not.
    """

    name: str
    title: str
    kind: Kind
    question: str
    cases: tuple[BehaviourCase, ...]
    bound: float = 0.0
    wanted: Literal["rise", "fall"] = "rise"

    @property
    def expectation(self) -> str:
        """When a case is passed, in words."""
        points = f"{abs(100 * self.bound):.0f} points"
        if self.kind == "minimum":
            return "the predicted class is the one that the text plainly has"
        if self.kind == "invariance":
            return f"the probability of the first text's class moves by at most {points}"
        if self.bound > 0:
            rises = self.wanted == "rise"
            end = 100 * (1 - self.bound if rises else self.bound)
            return (
                f"the probability of the class watched {self.wanted}s by at least {points} or "
                f"ends at {end:.0f} % or {'above' if rises else 'below'}"
            )
        other = "fall" if self.wanted == "rise" else "rise"
        return f"the probability of the class watched does not {other} by more than {points}"


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A model's answers to the texts of a case: the class of each, and what the test watches.

    `shares` are the probabilities of `label` for each text; `excess` is how far the answer is
    beyond what the test allows, in probability: above 0 where it failed, below where it passed.
    """

    case: BehaviourCase
    answers: tuple[str, ...]
    label: str
    shares: tuple[float, ...]
    failed: bool
    excess: float


@dataclass(frozen=True, slots=True)
class BehaviourOutcome:
    """One model's results on one test; `interval` is the 95 % Wilson interval of the rate."""

    model: str
    test: BehaviourTest
    results: tuple[CaseResult, ...]
    interval: tuple[float, float]

    @property
    def cases(self) -> int:
        return len(self.results)

    @property
    def failures(self) -> int:
        return sum(result.failed for result in self.results)

    @property
    def rate(self) -> float:
        """The share of the cases that fail."""
        return self.failures / self.cases
