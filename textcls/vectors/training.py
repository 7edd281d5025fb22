"""Word vectors from texts, by gensim.

Mikolov et al. (2013), arXiv 1301.3781 (skip-gram, CBOW), arXiv 1310.4546 (negative sampling).
Bojanowski et al. (2017), arXiv 1607.04606 (FastText: skip-gram on character n-grams).
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from textcls.data import DATASETS
from textcls.registry import Registry
from textcls.text import words_of
from textcls.values import Reading, VectorCard
from textcls.vectors.base import WordVectors
from textcls.vectors.subwords import Subwords

_SUBWORDS = {"min_n": 3, "max_n": 6}
# gensim's class, its switch between skip-gram and CBOW, and what to call it.
METHODS = Registry(
    "method of training vectors",
    {
        "skipgram": ("Word2Vec", 1, "Skip-gram"),
        "cbow": ("Word2Vec", 0, "CBOW"),
        "fasttext": ("FastText", 1, "FastText"),
    },
)
_EVERY = 100  # texts between two looks at where the training stands

Watch = Callable[[int, int], None]


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
    buckets: int = 50_000,
    seed: int = 0,
    workers: int = 2,
    watch: Watch = lambda done, of: None,
) -> WordVectors:
    """Vectors of the most frequent words of tokenised texts.

    With one worker the same seed gives the same vectors. `buckets` is for FastText: how many
    vectors its character n-grams share. `watch` is told the texts read, and those to read.
    """
    import gensim.models

    kind, skip_gram, title = METHODS[method]
    settings = {"window": window, "min_count": min_count, "negative": negative, "epochs": epochs}
    ngrams = {**_SUBWORDS, "bucket": buckets} if kind == "FastText" else {}
    began = time.perf_counter()
    model = getattr(gensim.models, kind)(
        _Watched(sentences, epochs, watch),
        vector_size=size,
        sg=skip_gram,
        seed=seed + 1,
        workers=workers,
        **settings,
        **ngrams,
    )
    seconds = round(time.perf_counter() - began, 1)
    settings |= {**ngrams, "seed": seed, "workers": workers}
    words = tuple(model.wv.index_to_key[:most_words])
    full = f"{title} {size}-d, {' and '.join(source.split(','))}"
    card = VectorCard(name, full, source, method, size, len(words), settings, seconds)
    return _taken(model.wv, card, words)


def _taken(keyed, card: VectorCard, words: tuple[str, ...]) -> WordVectors:
    """The arrays of gensim's vectors, cut to the most frequent words."""
    counts = [keyed.get_vecattr(word, "count") for word in words]
    subwords = "bucket" in card.settings
    return WordVectors(
        card,
        words,
        keyed.vectors[: len(words)].astype(np.float32),
        np.array(counts, dtype=np.int64),
        Subwords(*_SUBWORDS.values(), keyed.vectors_ngrams) if subwords else None,
    )


class _Watched:
    """Texts that say how far they were read: gensim counts them once, then reads them by epoch."""

    def __init__(self, sentences: Sequence[Sequence[str]], epochs: int, watch: Watch) -> None:
        self.sentences, self.epochs, self.watch = sentences, epochs, watch
        self.passes = -1

    def __iter__(self) -> Iterator[Sequence[str]]:
        self.passes += 1
        before = (self.passes - 1) * len(self.sentences)
        for number, sentence in enumerate(self.sentences, start=1):
            yield sentence
            if self.passes and (number % _EVERY == 0 or number == len(self.sentences)):
                self.watch(before + number, self.epochs * len(self.sentences))


def corpus(names: Sequence[str]) -> list[list[str]]:
    """The lower-cased words of every training and every unlabelled text of the data sets named."""
    whole = Reading(max_tokens=sys.maxsize)
    splits = [
        (DATASETS[name], split)
        for name in names
        for split in ("train", DATASETS[name].unlabelled)
        if split is not None
    ]
    # Each word is kept in memory once, not once for every place where it stands.
    return [
        [sys.intern(word) for word in words_of(text, whole)]
        for entry, split in splits
        for text in entry.rows(split).texts
    ]
