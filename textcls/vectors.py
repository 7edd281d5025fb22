"""Word vectors through gensim: train, import, store as arrays, and give them to a network.

Mikolov et al. (2013), arXiv 1301.3781 (skip-gram, CBOW), arXiv 1310.4546 (negative sampling).
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from safetensors.numpy import load_file, save_file

from textcls.data import DATASETS
from textcls.registry import Registry, UserError
from textcls.text import Vocabulary, words_of
from textcls.values import Coverage, Reading
from textcls.weights import SCALE, pack_rows, unpack_rows

_METHODS = Registry("method of training vectors", {"skipgram": {"sg": 1}, "cbow": {"sg": 0}})


@dataclass(frozen=True, slots=True)
class VectorCard:
    """What is known of a set of vectors: where it comes from and how it was trained."""

    name: str
    title: str
    source: str
    method: str
    size: int
    words: int
    settings: dict[str, int | float]
    seconds: float


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Words, the most frequent first, and their vectors (N, E) in float32."""

    card: VectorCard
    words: tuple[str, ...]
    matrix: np.ndarray


def train(
    sentences: Sequence[Sequence[str]],
    *,
    name: str,
    source: str,
    method: str = "skipgram",
    size: int = 100,
    window: int = 5,
    min_count: int = 3,
    negative: int = 20,
    epochs: int = 5,
    most_words: int = 20_000,
    seed: int = 0,
    workers: int = 2,
    watch: Callable[[int, int], None] = lambda epoch, epochs: None,
) -> WordVectors:
    """Word2Vec over tokenised texts; with one worker the same seed gives the same vectors."""
    from gensim.models import Word2Vec

    began = time.perf_counter()
    settings = {"window": window, "min_count": min_count, "negative": negative, "epochs": epochs}
    model = Word2Vec(
        sentences,
        vector_size=size,
        seed=seed + 1,
        workers=workers,
        callbacks=[_told_by_epoch(watch, epochs)],
        **_METHODS[method],
        **settings,
    )
    words = tuple(model.wv.index_to_key[:most_words])
    card = VectorCard(
        name=name,
        title=f"{method} {size}-d, {source}",
        source=source,
        method=method,
        size=size,
        words=len(words),
        settings={**settings, "seed": seed, "workers": workers},
        seconds=round(time.perf_counter() - began, 1),
    )
    return WordVectors(card, words, model.wv.vectors[: len(words)].astype(np.float32))


def _told_by_epoch(watch: Callable[[int, int], None], epochs: int):
    """gensim's callback that says how many of the epochs are done."""
    from gensim.models.callbacks import CallbackAny2Vec

    class Watch(CallbackAny2Vec):
        done = 0

        def on_epoch_end(self, model) -> None:
            self.done += 1
            watch(self.done, epochs)

    return Watch()


def read_text(path: Path, *, name: str, title: str) -> WordVectors:
    """Vectors in word2vec's text format, gzipped or not; gensim's own binary format is refused."""
    from gensim.models import KeyedVectors

    try:
        keyed = KeyedVectors.load_word2vec_format(str(path), binary=False)
    except (OSError, ValueError, UnicodeDecodeError, EOFError) as error:
        raise UserError(f"{path} is not in word2vec's text format ({error})") from None
    return _from_keyed(keyed, name=name, title=title, source=path.name)


def _from_keyed(keyed, *, name: str, title: str, source: str) -> WordVectors:
    size = keyed.vector_size
    card = VectorCard(name, title, source, "given", size, len(keyed), {}, 0.0)
    return WordVectors(card, tuple(keyed.index_to_key), keyed.vectors.astype(np.float32))


def save(vectors: WordVectors, folder: Path) -> None:
    """Write `folder/<name>/`: a card, a word a line, and the matrix as int8 rows."""
    place = folder / vectors.card.name
    place.mkdir(parents=True, exist_ok=True)
    rows, scale = pack_rows(vectors.matrix)
    save_file({"vectors": rows, "vectors" + SCALE: scale}, place / "vectors.safetensors")
    text = "".join(f"{word}\n" for word in vectors.words)
    (place / "words.txt").write_text(text, encoding="utf-8", newline="")
    card = msgspec.json.format(msgspec.json.encode(vectors.card), indent=1)
    (place / "card.json").write_bytes(card + b"\n")


def load(name: str, folder: Path) -> WordVectors:
    """The vectors of that name: stored ones, else the GloVe file of TEXTCLS_DATA, else gensim's.

    `a+b` is the sets a and b side by side. Raises UserError with what there is where none of the
    three has them.
    """
    if "+" in name:
        return side_by_side([load(part, folder) for part in name.split("+")])
    stored = {path.parent.name: path.parent for path in folder.glob("*/card.json")}
    if name in stored:
        return _load_stored(stored[name])
    data = os.environ.get("TEXTCLS_DATA")
    subset = Path(data, "vectors", "glove.6B.50d.subset.word2vec.txt.gz") if data else None
    if name == "glove-50" and subset is not None and subset.is_file():
        return read_text(subset, name=name, title="GloVe 6B 50-d, a part of its words")
    return _download(name, sorted({*stored, "glove-50"}))


def _load_stored(place: Path) -> WordVectors:
    try:
        card = msgspec.json.decode((place / "card.json").read_bytes(), type=VectorCard)
        words = tuple((place / "words.txt").read_text(encoding="utf-8").split("\n")[:-1])
        arrays = load_file(place / "vectors.safetensors")
        matrix = arrays["vectors"].astype(np.float32)
        if "vectors" + SCALE in arrays:
            matrix = unpack_rows(matrix, arrays["vectors" + SCALE])
    except (OSError, KeyError, ValueError, msgspec.DecodeError) as error:
        raise UserError(f"the vectors '{place.name}' are damaged ({error})") from None
    if matrix.shape != (len(words), card.size):
        raise UserError(
            f"the vectors '{place.name}' are damaged: {matrix.shape} for {len(words)} words"
        )
    return WordVectors(card, words, matrix)


def _download(name: str, known: list[str]) -> WordVectors:
    import gensim.downloader

    hub_name = "glove-wiki-gigaword-50" if name == "glove-50" else name
    try:
        keyed = gensim.downloader.load(hub_name)
    except (OSError, ValueError) as error:
        raise UserError(
            f"no vectors '{name}'; there are: {', '.join(known)}, and with internet those of "
            f"gensim's downloader, such as glove-twitter-50 ({type(error).__name__})"
        ) from None
    return _from_keyed(keyed, name=name, title=name, source="gensim's downloader")


def side_by_side(parts: Sequence[WordVectors]) -> WordVectors:
    """The words of all parts, with each part's vectors in a row; 0 where a part has no word."""
    words = tuple(dict.fromkeys(word for part in parts for word in part.words))
    row_of = {word: row for row, word in enumerate(words)}
    blocks = []
    for part in parts:
        block = np.zeros((len(words), part.card.size), dtype=np.float32)
        block[[row_of[word] for word in part.words]] = part.matrix
        blocks.append(block)
    matrix = np.concatenate(blocks, axis=1)
    name = "+".join(part.card.name for part in parts)
    source = " + ".join(part.card.source for part in parts)
    card = VectorCard(name, name, source, "side by side", matrix.shape[1], len(words), {}, 0.0)
    return WordVectors(card, words, matrix)


def embedding_matrix(
    vectors: WordVectors, vocabulary: Vocabulary, start: np.ndarray
) -> tuple[np.ndarray, Coverage]:
    """`start` (N, E) with the rows of known words replaced; `<pad>` and `<unk>` stay."""
    if vectors.card.size != start.shape[1]:
        raise UserError(
            f"the vectors '{vectors.card.name}' have {vectors.card.size} components, and the "
            f"recipe asks for {start.shape[1]}"
        )
    row_of = {word: row for row, word in enumerate(vectors.words)}
    matrix, found = start.copy(), 0
    for row, word in enumerate(vocabulary.words[2:], start=2):
        if word in row_of:
            matrix[row] = vectors.matrix[row_of[word]]
            found += 1
    return matrix, Coverage(vectors.card.name, found, len(vocabulary) - 2)


def corpus(names: Sequence[str]) -> list[list[str]]:
    """The lower-cased words of every training and every unlabelled text of the data sets named."""
    whole = Reading(max_tokens=sys.maxsize)
    splits = [
        (DATASETS[name], split)
        for name in names
        for split in ("train", DATASETS[name].unlabelled)
        if split is not None
    ]
    return [words_of(text, whole) for entry, split in splits for text in entry.rows(split).texts]
