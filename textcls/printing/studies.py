"""Studies of filters and of phrases."""

from collections.abc import Sequence
from dataclasses import asdict

from textcls.printing.base import columns
from textcls.values import FilterFacts, FilterMatch, FilterStudy, PhraseStudy

_MOST = 15  # phrases of a class, on each side


def filter_facts(study: FilterStudy, facts: FilterFacts) -> dict:
    """All that is known of a filter, with the shares of the texts."""
    return asdict(facts) | {
        "reliable": facts.reliable,
        "purity": facts.purity,
        "coverage": study.coverage(facts),
        "silent": study.silent(facts),
    }


def filters_facts(model: str, study: FilterStudy) -> dict:
    """A whole study."""
    return {
        "model": model,
        "part": study.part,
        "texts": study.texts,
        "rows": study.rows,
        "called": study.called,
        "filters": [filter_facts(study, facts) for facts in study.filters],
    }


def match_facts(match: FilterMatch) -> dict:
    """An n-gram as a filter sees it: activation = bias + sum(slots)."""
    return asdict(match) | {"activation": match.activation}


def filters_text(model: str, study: FilterStudy) -> str:
    rows = [
        (
            str(facts.number),
            facts.label,
            "" if facts.purity is None else f"{100 * facts.purity:.1f}",
            "" if facts.threshold is None else f"{facts.threshold:.3f}",
            f"{100 * study.coverage(facts):.1f}",
            f"{100 * study.silent(facts):.1f}",
            "" if facts.reliable else "unreliable",
            next(iter(facts.top), ""),
        )
        for facts in study.filters
    ]
    head = ("filter", "speaks for", "purity %", "threshold", "coverage %", "silent %", "")
    return f"{_read(model, study)}\n" + columns([(*head, "strongest n-gram"), *rows])


def filter_text(
    model: str, study: FilterStudy, facts: FilterFacts, matches: Sequence[FilterMatch]
) -> str:
    """One filter: what it speaks for, when, and its n-grams word by word."""
    lines = [f"filter {facts.number} of {model}: {facts.width} words, speaks for {facts.label}"]
    if facts.threshold is None:
        lines.append("at no activation do 75 % of its picks come from texts called so")
    else:
        lines.append(
            f"from {facts.threshold:.3f} on, {facts.pure_above} of {facts.above} picks are from "
            f"texts called {facts.label}, in {100 * study.coverage(facts):.1f} % of all texts"
        )
    if not facts.reliable:
        lines.append("unreliable: 5 picks or fewer reach that")
    lines.append(
        f"silent in {100 * study.silent(facts):.1f} % of the texts; {facts.padded} of "
        f"{facts.picks} picks reach into padding"
    )
    labels = zip(study.called, facts.weights, strict=True)
    lines.append("weights: " + ", ".join(f"{label} {weight:+.4f}" for label, weight in labels))
    rows = [(_kind(match, facts), f"{match.activation:+.4f}", *_slots(match)) for match in matches]
    head = ("", "u", *(f"word {slot + 1}" for slot in range(facts.width)))
    return "\n".join(lines) + "\n" + columns([head, *rows])


def _kind(match: FilterMatch, facts: FilterFacts) -> str:
    return "negative" if " ".join(match.words) in facts.negative else "strongest"


def _slots(match: FilterMatch) -> list[str]:
    return [f"{word} {add:+.3f}" for word, add in zip(match.words, match.slots, strict=True)]


def phrases_facts(model: str, study: PhraseStudy, label: str | None = None) -> dict:
    """The phrases of one class, or of all, the strongest first on both sides."""
    return {
        "model": model,
        "part": study.part,
        "texts": study.texts,
        "rows": study.rows,
        "method": study.method,
        "residual": study.residual,
        "least": study.least,
        "classes": [_class_facts(study, name) for name in _named(study, label)],
    }


def phrases_text(model: str, study: PhraseStudy, label: str | None = None) -> str:
    parts = [_read(model, study)]
    for name in _named(study, label):
        sides = study.strongest(name, most=_MOST)
        for side, phrases in zip(("for", "against"), sides, strict=True):
            rows = [(f"{study.mean(p, name):+.4f}", f"{p.count} times", p.text) for p in phrases]
            parts.append(f"{side} {name}:\n" + (columns(rows) if rows else "nothing"))
    return "\n\n".join(parts)


def phrase_measure(study: PhraseStudy) -> str:
    """What the numbers of a study of phrases are, in one sentence."""
    if study.silent:
        return (
            "Every mean is 0, to four digits: no phrase moves the logits of this network, as far "
            "as these texts and this method show."
        )
    if study.method == "ngrams":
        return (
            "The mean of what the n-gram adds to the logit, exactly, over all the times that it "
            "adds anything."
        )
    return (
        "The mean of the word's scores by Integrated Gradients, in logits; they leave "
        f"{100 * study.residual:.2f} % of the logits' changes unexplained."
    )


def _class_facts(study: PhraseStudy, label: str) -> dict:
    sides = zip(("for", "against"), study.strongest(label), strict=True)
    return {"class": label} | {
        side: [{"text": p.text, "count": p.count, "mean": study.mean(p, label)} for p in phrases]
        for side, phrases in sides
    }


def _named(study: PhraseStudy, label: str | None) -> tuple[str, ...]:
    return study.labels if label is None else (label,)


def _read(model: str, study: FilterStudy | PhraseStudy) -> str:
    of = "" if study.texts == study.rows else f" of {study.rows:,}"
    return f"{model}: {study.texts:,}{of} texts of the {study.part} part"
