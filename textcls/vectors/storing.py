"""Sets of vectors as folders: a card, a word a line, and arrays that are read by memory map."""

import re
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from textcls.registry import UserError
from textcls.values import VectorCard, VectorCatalogue
from textcls.vectors.base import WordVectors
from textcls.vectors.subwords import Subwords
from textcls.weights import SCALE, pack_rows, unpack_rows

_CARD, _WORDS, _ARRAYS = "card.json", "words.txt", "vectors.safetensors"
_VECTORS, _COUNTS, _NGRAMS = "vectors", "counts", "ngrams"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


def check_name(name: str) -> None:
    """Raises UserError where a name is no name of a folder; `+` joins sets and is in none."""
    if not _NAME.fullmatch(name):
        raise UserError(
            f"'{name[:80]}' is no name for vectors: take up to 60 letters, digits, dots, dashes "
            "and underscores, a letter or digit first"
        )


def check_new(name: str, folder: Path) -> None:
    """Raises UserError where a folder has something of that name."""
    if (folder / name).exists():
        raise UserError(
            f"there are vectors '{name}' in {folder} already; give another --name, or write over "
            "them with --replace"
        )


def save(vectors: WordVectors, folder: Path) -> None:
    """Write `folder/<name>/`: a card, a word a line, and the matrices as int8 rows."""
    check_name(vectors.card.name)
    arrays = _packed(_VECTORS, vectors.matrix)
    if vectors.counts is not None:
        arrays[_COUNTS] = vectors.counts.astype(np.int32)
    if vectors.subwords is not None:
        arrays |= _packed(_NGRAMS, vectors.subwords.matrix)
    place = folder / vectors.card.name
    facts = msgspec.to_builtins(vectors.card)
    del facts["bytes"]  # looked at, not stored
    card = msgspec.json.format(msgspec.json.encode(facts), indent=1)
    words = "".join(f"{word}\n" for word in vectors.words)
    try:
        place.mkdir(parents=True, exist_ok=True)
        save_file(arrays, place / _ARRAYS)
        (place / _WORDS).write_bytes(words.encode("utf-8"))
        (place / _CARD).write_bytes(card + b"\n")
        # safetensors makes a file that only its owner may read.
        (place / _ARRAYS).chmod((place / _CARD).stat().st_mode)
    except OSError as error:
        raise UserError(f"cannot write to {place} ({error.strerror or error})") from None


def stored(folder: Path) -> VectorCatalogue:
    """Every set of a folder, looked at without reading its vectors."""
    sets, damaged = {}, {}
    for path in sorted(folder.glob(f"*/{_CARD}")):
        try:
            card = _card(path.parent)
            size = sum(file.stat().st_size for file in path.parent.iterdir())
            sets[card.name] = replace(card, bytes=size)
        except (OSError, UserError) as error:
            damaged[path.parent.name] = str(error)
    return VectorCatalogue(sets, damaged)


def read_stored(name: str, folder: Path) -> WordVectors:
    """A set of `stored`. Raises UserError where its files are damaged or do not fit together."""
    place = folder / name
    try:
        card = _card(place)
        words = tuple((place / _WORDS).read_bytes().decode("utf-8").split("\n")[:-1])
        with safe_open(place / _ARRAYS, framework="np") as arrays:
            names = set(arrays.keys())
            matrix = _unpacked(arrays, _VECTORS)
            counts = arrays.get_tensor(_COUNTS) if _COUNTS in names else None
            subwords = _subwords(card, _unpacked(arrays, _NGRAMS)) if _NGRAMS in names else None
        _check(card, words, matrix, counts, subwords)
    except (OSError, KeyError, ValueError, SafetensorError) as error:
        raise UserError(f"the vectors '{name}' are damaged ({error})") from None
    return WordVectors(card, words, matrix, counts, subwords)


def _card(place: Path) -> VectorCard:
    try:
        card = msgspec.json.decode((place / _CARD).read_bytes(), type=VectorCard)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(f"{_CARD} cannot be read ({error})") from None
    if card.name != place.name:
        raise UserError(f"its card says '{card.name}' but its folder '{place.name}'")
    return card


def _check(
    card: VectorCard,
    words: tuple[str, ...],
    matrix: np.ndarray,
    counts: np.ndarray | None,
    subwords: Subwords | None,
) -> None:
    if matrix.shape != (len(words), card.size) or len(words) != card.words:
        raise UserError(
            f"{matrix.shape} for {len(words)} words, and its card says {card.words} of {card.size}"
        )
    if len(set(words)) != len(words):
        raise UserError("a word stands there twice")
    if not np.isfinite(matrix).all():
        raise UserError("a component is not a finite number")
    if counts is not None and counts.shape != (len(words),):
        raise UserError(f"{counts.shape} counts for {len(words)} words")
    if subwords is not None and subwords.matrix.shape[1:] != (card.size,):
        raise UserError(f"n-grams of the shape {subwords.matrix.shape} for size {card.size}")


def _subwords(card: VectorCard, matrix: np.ndarray) -> Subwords:
    shortest, longest = card.settings["min_n"], card.settings["max_n"]
    if not (1 < shortest <= longest <= 20 and len(matrix)):
        raise UserError(f"n-grams of {shortest} to {longest} characters")
    return Subwords(int(shortest), int(longest), matrix)


def _packed(name: str, matrix: np.ndarray) -> dict[str, np.ndarray]:
    rows, scale = pack_rows(matrix)
    return {name: rows, name + SCALE: scale}


def _unpacked(arrays, name: str) -> np.ndarray:
    """A matrix in float32; sets from before int8 rows hold it as float16."""
    rows = arrays.get_tensor(name)
    if name + SCALE not in arrays.keys():  # noqa: SIM118
        return rows.astype(np.float32)
    return unpack_rows(rows, arrays.get_tensor(name + SCALE))
