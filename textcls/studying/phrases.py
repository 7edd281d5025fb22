"""Which phrases speak for each class: means of what n-grams, or words, add over many texts."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from textcls.artifacts import TrainedModel
from textcls.attribution import has_ngrams
from textcls.data import Splits
from textcls.studying.base import Watch, read, rounded, sample
from textcls.studying.ledgers import ledger_entries
from textcls.studying.words import word_scores
from textcls.values import Phrase, PhraseStudy

_SCORED, _TOKENS = 3_000, 30_000  # with gradients: so many texts, of so many tokens in all
_LEAST = 5  # times that an n-gram must stand there: the mean of fewer is an accident
_STRONGEST = 20  # of every class and width, on both sides


def phrase_study(model: TrainedModel, splits: Splits, watch: Watch) -> PhraseStudy:
    """The strongest phrases of every class over the test part; with gradients, over a sample."""
    exact, residual = has_ngrams(model), 0.0
    if exact:
        texts = read(model, splits.test.texts)
        by_width = ledger_entries(model.network, texts, watch)
    else:
        texts = _few(model, splits.test.texts)
        scored, residual = word_scores(model.network, texts, watch)
        by_width = [scored]
    phrases: dict[str, Phrase] = {}
    for rows, contributions in by_width:
        for phrase in _strongest(model, _Means.over(rows, contributions)):
            phrases[phrase.text] = phrase
    return PhraseStudy(
        part="test",
        texts=len(texts),
        rows=len(splits.test),
        method="ngrams" if exact else "ig",
        residual=rounded(residual),
        least=_LEAST,
        labels=model.card.labels,
        phrases=tuple(phrases.values()),
    )


def _few(model: TrainedModel, texts: tuple[str, ...]) -> list[list[int]]:
    """A sample that can be explained in a minute or two, whatever the length of the texts."""
    found = read(model, sample(texts, _SCORED))
    tokens = sum(map(len, found))
    return sample(found, int(len(found) * min(1.0, _TOKENS / max(tokens, 1))))


@dataclass(frozen=True, slots=True)
class _Means:
    """Different n-grams (M, width), how often each stands there (M,), and its means (M, K)."""

    rows: np.ndarray
    counts: np.ndarray
    means: np.ndarray

    @classmethod
    def over(cls, rows: np.ndarray, contributions: np.ndarray) -> "_Means":
        """Of n-grams (N, width) and what each occurrence adds to the logits (N, K)."""
        place = np.zeros(len(rows), dtype=np.int64)
        for column in rows.T.astype(np.int64):  # word by word: no code outgrows its 64 bits
            _, place = np.unique(place * (column.max(initial=0) + 1) + column, return_inverse=True)
        _, first, counts = np.unique(place, return_index=True, return_counts=True)
        sums = [np.bincount(place, weights=part) for part in contributions.T]
        return cls(rows[first], counts, np.stack(sums, axis=1) / counts[:, None])


def _strongest(model: TrainedModel, found: _Means) -> Iterator[Phrase]:
    """The n-grams that are among the strongest of any class, on either side."""
    [often] = np.nonzero(found.counts >= _LEAST)
    chosen: set[int] = set()
    for means in found.means[often].T:
        order = often[np.argsort(means, kind="stable")]
        chosen |= {*order[:_STRONGEST].tolist(), *order[-_STRONGEST:].tolist()}
    for index in sorted(chosen):
        words = [model.vocabulary.words[row] for row in found.rows[index]]
        means = tuple(map(rounded, found.means[index]))
        yield Phrase(" ".join(words), int(found.counts[index]), means)
