"""Words, their vectors, and the card about them."""

from dataclasses import dataclass

import numpy as np

from textcls.values import VectorCard
from textcls.vectors.subwords import Subwords


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Words, the most frequent first, and their vectors (N, E) in float32.

    `counts` (N,) says how often each word stood in the training texts, where that is known;
    `subwords` are the character n-grams of FastText, for words that are not in the list.
    """

    card: VectorCard
    words: tuple[str, ...]
    matrix: np.ndarray
    counts: np.ndarray | None = None
    subwords: Subwords | None = None
