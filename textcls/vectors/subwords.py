"""FastText's vectors of words it never saw, from their character n-grams.

Bojanowski et al. (2017), Enriching Word Vectors with Subword Information, arXiv 1607.04606.
The n-grams share a table of buckets; which one an n-gram has is FastText's own hash of it.
"""

from dataclasses import dataclass

import numpy as np

_START, _PRIME, _ALL = 2166136261, 16777619, 0xFFFFFFFF  # of FNV-1a with 32 bits
_SIGN = 0xFFFFFF00  # FastText reads bytes as signed: those from 128 on flip these bits too


@dataclass(frozen=True, slots=True)
class Subwords:
    """The vectors (B, E) of the buckets of all n-grams of `shortest` to `longest` characters."""

    shortest: int
    longest: int
    matrix: np.ndarray

    def ngrams(self, word: str) -> list[str]:
        """The n-grams of a word; one that stands there twice counts twice."""
        return ngrams(word, self.shortest, self.longest)

    def buckets(self, word: str) -> list[int]:
        """The bucket of each n-gram of a word, in the order of `ngrams`."""
        return [fnv(part) % len(self.matrix) for part in self.ngrams(word)]

    def vector(self, word: str) -> np.ndarray:
        """(E,): the mean over the n-grams of a word; zeros for a word too short to have any."""
        buckets = self.buckets(word)
        if not buckets:
            return np.zeros(self.matrix.shape[1], dtype=np.float32)
        return self.matrix[buckets].sum(axis=0) / np.float32(len(buckets))


def ngrams(word: str, shortest: int, longest: int) -> list[str]:
    """All n-grams of `<word>`: the brackets tell a prefix and a suffix from the same letters."""
    marked = f"<{word}>"
    return [
        marked[start : start + width]
        for start in range(len(marked))
        for width in range(shortest, longest + 1)
        if start + width <= len(marked)
    ]


def fnv(part: str) -> int:
    """The hash of an n-gram as FastText computes it: FNV-1a over UTF-8, with signed bytes."""
    value = _START
    for byte in part.encode("utf-8", "replace"):
        value = ((value ^ (byte | _SIGN if byte >= 128 else byte)) * _PRIME) & _ALL
    return value
