"""Words as points of a space: neighbours, analogies, and which words lie nearer to which."""

from textcls.embeddings.bias import PRESETS, association_test, edited, lists, permutation_p
from textcls.embeddings.naming import named
from textcls.embeddings.nearest import best, neighbours, place
from textcls.embeddings.space import Space, has_space, of_model, of_vectors
from textcls.embeddings.sums import analogy, parse, plane, spelled

__all__ = [
    "PRESETS",
    "Space",
    "analogy",
    "association_test",
    "best",
    "edited",
    "has_space",
    "lists",
    "named",
    "neighbours",
    "of_model",
    "of_vectors",
    "parse",
    "permutation_p",
    "place",
    "plane",
    "spelled",
]
