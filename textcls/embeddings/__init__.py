"""Words as points of a space: neighbours, analogies, and which words lie nearer to which."""

from textcls.embeddings.bias import PRESETS, association_test, edited, lists, permutation_p
from textcls.embeddings.leaning import leanings
from textcls.embeddings.learning import drawn, lesson, negative_shares, window_pairs
from textcls.embeddings.maps import (
    FEWEST_WORDS,
    KINDS,
    MOST_WORDS,
    ROUNDS,
    along,
    most_frequent,
    neighbour_embedding,
    one_more_round,
    principal,
)
from textcls.embeddings.naming import named
from textcls.embeddings.nearest import best, neighbours, place
from textcls.embeddings.shifts import Start, shifts, started, turned_most, unmoved, word_starts
from textcls.embeddings.space import Space, has_space, of_model, of_vectors
from textcls.embeddings.sums import analogy, parse, plane, spelled

__all__ = [
    "FEWEST_WORDS",
    "KINDS",
    "MOST_WORDS",
    "PRESETS",
    "ROUNDS",
    "Space",
    "Start",
    "along",
    "analogy",
    "association_test",
    "best",
    "drawn",
    "edited",
    "has_space",
    "leanings",
    "lesson",
    "lists",
    "most_frequent",
    "named",
    "negative_shares",
    "neighbour_embedding",
    "neighbours",
    "of_model",
    "of_vectors",
    "one_more_round",
    "parse",
    "permutation_p",
    "place",
    "plane",
    "principal",
    "shifts",
    "spelled",
    "started",
    "turned_most",
    "unmoved",
    "window_pairs",
    "word_starts",
]
