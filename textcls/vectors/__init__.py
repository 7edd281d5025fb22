"""Word vectors: train, import, store as arrays, read back, and give them to a network."""

import os
from pathlib import Path

from textcls.registry import UserError, unknown_name
from textcls.values import VectorCard, VectorCatalogue
from textcls.vectors.base import WordVectors
from textcls.vectors.downloading import download
from textcls.vectors.importing import read_text
from textcls.vectors.joining import embedding_matrix, side_by_side
from textcls.vectors.storing import check_name, check_new, read_stored, save, stored
from textcls.vectors.subwords import Subwords, ngrams
from textcls.vectors.training import METHODS, corpus, train

__all__ = [
    "METHODS",
    "Subwords",
    "VectorCard",
    "VectorCatalogue",
    "WordVectors",
    "check_name",
    "check_new",
    "corpus",
    "download",
    "embedding_matrix",
    "load",
    "ngrams",
    "read_stored",
    "read_text",
    "save",
    "side_by_side",
    "stored",
    "train",
    "unknown",
]

_ALL = 1_000_000  # words that a network may look for its own among


def load(name: str, folder: Path) -> WordVectors:
    """The vectors of that name: stored ones, else the GloVe file of TEXTCLS_DATA, else gensim's.

    `a+b` is the sets a and b side by side. Raises UserError where none of the three has them.
    """
    if "+" in name:
        return side_by_side([load(part, folder) for part in name.split("+")])
    catalogue = stored(folder)
    if name in catalogue.sets or name in catalogue.damaged:
        return read_stored(name, folder)
    data = os.environ.get("TEXTCLS_DATA")
    subset = Path(data, "vectors", "glove.6B.50d.subset.word2vec.txt.gz") if data else None
    if name == "glove-50" and subset is not None and subset.is_file():
        title = "GloVe 6B 50-d, a part of its words"
        return read_text(subset, name=name, title=title, most_words=_ALL)
    try:
        there = "glove-wiki-gigaword-50" if name == "glove-50" else name
        return download(there, call=name, most_words=_ALL)
    except UserError as error:
        raise UserError(f"{unknown(name, catalogue)}; {error}") from None


def unknown(name: str, catalogue: VectorCatalogue) -> str:
    """The sentence for a name that no set of a folder has."""
    return unknown_name("vectors", name, catalogue.sets)
