"""The parts of the Embeddings page, one file and one row each."""

from textcls.ui.embeddings import bias, changed, learned, maps, near, sums
from textcls.ui.parts import Part

__all__ = ["PARTS"]

PARTS = {
    "neighbours": Part("Neighbours", near.show, near.method),
    "analogy": Part("Analogy", sums.show, sums.method),
    "map": Part("Map", maps.show, maps.method),
    "bias": Part("Bias probe", bias.show, bias.method),
    "changed": Part("What training changed", changed.show, changed.method),
    "learned": Part("How they are learned", learned.show, learned.method),
}
