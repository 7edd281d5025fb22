"""Sets of word vectors: what is known of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VectorCard:
    """Where a set of vectors comes from and how it was trained.

    `bytes` is what its files take where they were looked at, 0 before.
    """

    name: str
    title: str
    source: str
    method: str
    size: int
    words: int
    settings: dict[str, int | float]
    seconds: float
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class VectorCatalogue:
    """The sets of a folder by name, and for each damaged one a sentence that says why."""

    sets: dict[str, VectorCard]
    damaged: dict[str, str]
