"""Two texts held against each other, word by word."""

from dataclasses import dataclass
from typing import Literal

from textcls.values.answers import Span, TokenAttribution


@dataclass(frozen=True, slots=True)
class WordChange:
    """A word of the first text, of the second, or of both, with its score in each, in logits.

    "same": it stands in both; "swapped": another word stands in its place.
    """

    kind: Literal["same", "swapped", "removed", "added"]
    first: Span | None
    second: Span | None
    before: float | None
    after: float | None

    @property
    def change(self) -> float:
        """What the place adds to the second text's value beyond the first's."""
        return (self.after or 0.0) - (self.before or 0.0)


@dataclass(frozen=True, slots=True)
class TextComparison:
    """Two texts explained by one method, for one class, in the order of their words.

    change = base_change + edited_change + shared_change + residual_change, all in logits.
    """

    first: TokenAttribution
    second: TokenAttribution
    words: tuple[WordChange, ...]

    @property
    def change(self) -> float:
        """By how much the logit, or the difference of two logits, is higher for the second."""
        return self.second.value - self.first.value

    @property
    def base_change(self) -> float:
        """What the baseline gains by the texts' lengths alone."""
        return self.second.base_value - self.first.base_value

    @property
    def edited_change(self) -> float:
        """What the words bring that do not stand in both texts."""
        return sum(word.change for word in self.words if word.kind != "same")

    @property
    def shared_change(self) -> float:
        """What the words bring that stand in both texts, and are read otherwise in the second."""
        return sum(word.change for word in self.words if word.kind == "same")

    @property
    def residual_change(self) -> float:
        """What the two sums of scores leave unexplained of the change."""
        return self.change - self.base_change - self.edited_change - self.shared_change

    @property
    def probability_changes(self) -> dict[str, float]:
        """By how much each class is more probable for the second text."""
        before = self.first.prediction.probabilities
        after = self.second.prediction.probabilities
        return {label: after[label] - before[label] for label in before}
