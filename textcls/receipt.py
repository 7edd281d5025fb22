"""The line under every explanation: one number as the sum of the others, as printed."""

from dataclasses import dataclass
from decimal import Decimal

from textcls.values import NgramLedger, StateTrace, TextComparison, TokenAttribution

_FEWEST, _MOST = 3, 9  # decimals


@dataclass(frozen=True, slots=True)
class Receipt:
    """total = the sum of the parts, each with its name, in logits."""

    total: tuple[str, float]
    parts: tuple[tuple[str, float], ...]

    @property
    def decimals(self) -> int:
        """The fewest, but three, with which the printed numbers add up exactly as printed."""
        for digits in range(_FEWEST, _MOST):
            total, *parts = self._rounded(digits)
            if total == sum(parts):
                return digits
        return _MOST

    def numbers(self) -> list[str]:
        """The total and the parts as printed, without operators."""
        digits = self.decimals
        return [f"{number:.{digits}f}" for number in self._rounded(digits)]

    def line(self) -> str:
        """`3.214 = -0.120 + 3.330 + 0.004`."""
        return " ".join(self.terms())

    def terms(self) -> list[str]:
        """`3.214`, `= -0.120`, `+ 3.330`, `+ 0.004`: the line cut before its operators."""
        total, first, *others = self.numbers()
        return [total, f"= {first}", *map(_operator, others)]

    def latex(self) -> str:
        """The line with the name of each number under it."""
        names = [self.total[0], *(name for name, _ in self.parts)]
        total, first, *others = (
            rf"\underbrace{{{number}}}_{{\text{{{name}}}}}"
            for number, name in zip(self.numbers(), names, strict=True)
        )
        return f"{total} = {' + '.join([first, *others])}"

    def _rounded(self, digits: int) -> list[Decimal]:
        numbers = [self.total[1], *(number for _, number in self.parts)]
        # Adding 0 turns the -0.000 of a tiny negative number into 0.000.
        return [Decimal(f"{number:.{digits}f}") + 0 for number in numbers]


def _operator(number: str) -> str:
    return f"- {number[1:]}" if number.startswith("-") else f"+ {number}"


def _sum_of(number: int, noun: str) -> str:
    return f"sum of {number:,} {noun}{'' if number == 1 else 's'}"


def of_tokens(attribution: TokenAttribution) -> Receipt:
    """F(text) = F(baseline) + sum of attributions + residual."""
    scores = attribution.scores
    return Receipt(
        ("F(text)", attribution.value),
        (
            ("F(baseline)", attribution.base_value),
            (_sum_of(len(scores), "attribution"), sum(scores)),
            ("residual", attribution.residual),
        ),
    )


def of_ngrams(ledger: NgramLedger, noun: str = "n-gram") -> Receipt:
    """F(text) = bias (or F(baseline)) + sum of the n-grams' contributions + residual."""
    contributions = [ngram.contribution for ngram in ledger.ngrams]
    return Receipt(
        ("F(text)", ledger.value),
        (
            ("F(baseline)" if ledger.baseline else "bias", ledger.bias),
            (_sum_of(len(contributions), noun), sum(contributions)),
            ("residual", ledger.residual),
        ),
    )


def of_word(ledger: NgramLedger, token: int) -> Receipt:
    """What a word adds = its part by filters + its part by the bag, where there is one.

    From a baseline, that is its exact Integrated Gradients.
    """
    shares = [ngram.of_word(token) for ngram in ledger.holding(token)]
    filters, bag = (sum(part) for part in zip((0.0, 0.0), *shares, strict=True))
    parts = (("filters", filters), ("the bag of n-grams", bag))
    return Receipt(("the word", filters + bag), parts if ledger.has_bag else parts[:1])


def of_change(comparison: TextComparison) -> Receipt:
    """F(second) - F(first) = what the baseline, edited words, the others and the residual gain."""
    return Receipt(
        ("F(second) - F(first)", comparison.change),
        (
            ("change of F(baseline)", comparison.base_change),
            ("edited words", comparison.edited_change),
            ("words in both", comparison.shared_change),
            ("change of residual", comparison.residual_change),
        ),
    )


def of_steps(trace: StateTrace) -> Receipt:
    """F(text) = bias + sum of the steps' contributions + residual."""
    steps = trace.contributions
    return Receipt(
        ("F(text)", trace.value),
        (
            ("bias" if trace.active is None else "bias, with that of ReLU", trace.bias),
            (_sum_of(len(steps), "step"), sum(steps)),
            ("residual", trace.residual),
        ),
    )
