"""Two texts side by side: what changed, in documents, in lines and in sentences."""

from collections.abc import Iterator
from dataclasses import asdict

from textcls import receipt
from textcls.printing.base import closed_sum, columns, shortened, signed
from textcls.printing.explanations import attribution_facts
from textcls.values import TextComparison, WordChange

_MOST_MOVERS = 4
_MOVES = 0.0005  # logits; less is 0.000 as printed

_KINDS = {"same": "in both", "swapped": "swapped", "removed": "removed", "added": "added"}


def comparison_facts(model: str, compared: TextComparison) -> dict:
    """Always change = base_change + edited_change + shared_change + residual_change."""
    return {
        "model": model,
        "target": compared.first.target,
        "against": compared.first.against,
        "change": compared.change,
        "base_change": compared.base_change,
        "edited_change": compared.edited_change,
        "shared_change": compared.shared_change,
        "residual_change": compared.residual_change,
        "probability_changes": compared.probability_changes,
        "words": [asdict(word) | {"change": word.change} for word in compared.words],
        "sentences": comparison_sentences(compared),
        "first": attribution_facts(model, compared.first),
        "second": attribution_facts(model, compared.second),
    }


def comparison_text(compared: TextComparison) -> str:
    return "\n".join([*comparison_sentences(compared), _words(compared), *_receipts(compared)])


def _words(compared: TextComparison) -> str:
    head = ("", "first text", "second text", "score before", "after", "change")
    rows = [
        (
            _KINDS[word.kind],
            word.first.text if word.first else "",
            word.second.text if word.second else "",
            "" if word.before is None else signed(word.before),
            "" if word.after is None else signed(word.after),
            signed(word.change),
        )
        for word in compared.words
    ]
    return columns([head, *rows])


def _receipts(compared: TextComparison) -> Iterator[str]:
    for name, scores in (("first", compared.first), ("second", compared.second)):
        yield f"{name}: {closed_sum(receipt.of_tokens(scores))}; {scores.exactness}"
    yield f"change: {closed_sum(receipt.of_change(compared))}"


def comparison_sentences(compared: TextComparison) -> tuple[str, ...]:
    """What changed, in words: the class, the words that moved it most, and all others."""
    return (_verdict(compared), *_movers(compared), *_summary(compared))


def _verdict(compared: TextComparison) -> str:
    before, after = compared.first.prediction, compared.second.prediction
    shares = [100 * answer.probabilities[answer.label] for answer in (before, after)]
    if before.label != after.label:
        return (
            f"The class changes from {before.label} ({shares[0]:.1f} %) "
            f"to {after.label} ({shares[1]:.1f} %)."
        )
    return f"The class stays {before.label}: {shares[0]:.1f} %, then {shares[1]:.1f} %."


def _movers(compared: TextComparison) -> Iterator[str]:
    aim = compared.first.target
    if compared.first.against:
        aim += f" over {compared.first.against}"
    ordered = sorted(compared.words, key=lambda word: -abs(word.change))
    moving = [word for word in ordered if abs(word.change) >= _MOVES]
    for word in moving[:_MOST_MOVERS]:
        moved = f"moved {aim} by {signed(word.change)} logits{_from_to(word)}."
        yield f"{_named(word, compared)} {moved}"
    if not moving and any(word.kind != "same" for word in ordered):
        yield f"No word moved {aim} by as much as {_MOVES} logits."
    others = [word.change for word in moving[_MOST_MOVERS:]]
    if others:
        number = f"{len(others):,} other word" + ("s" if len(others) > 1 else "")
        yield f"{number} moved it by {signed(sum(others))} logits together."


def _named(word: WordChange, compared: TextComparison) -> str:
    first, second = (
        shortened(each.prediction.text[span.start : span.end]) if span else ""
        for each, span in ((compared.first, word.first), (compared.second, word.second))
    )
    return {
        "same": f"'{first}', which stands in both texts,",
        "swapped": f"'{second}' in the place of '{first}'",
        "removed": f"The loss of '{first}'",
        "added": f"'{second}', which was added,",
    }[word.kind]


def _from_to(word: WordChange) -> str:
    if word.before is None or word.after is None:
        return ""
    return f", from {signed(word.before)} to {signed(word.after)}"


def _summary(compared: TextComparison) -> Iterator[str]:
    kinds = {word.kind for word in compared.words}
    if kinds == {"same"}:
        same = compared.first.prediction.text == compared.second.prediction.text
        yield (
            "The two texts are the same."
            if same
            else "The model reads the same words in both: they differ only in what it passes over."
        )
    elif "same" in kinds:
        yield (
            f"Together, edited words brought {signed(compared.edited_change)} logits, and words "
            f"that stand in both texts {signed(compared.shared_change)}."
        )
