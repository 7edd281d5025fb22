"""Texts become tokens with character spans, and tokens become rows of an embedding."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from textcls.registry import UserError
from textcls.values import Reading, Span

T = TypeVar("T")

PAD, UNKNOWN = "<pad>", "<unk>"

# The definition is nltk.tokenize.WordPunctTokenizer; a test holds that the two agree. This
# expression is its pattern, without the second that importing NLTK takes.
_WORD_PUNCT = re.compile(r"\w+|[^\w\s]+")
_IN_PARENTHESES = re.compile(r"\([^()]*\)")

# The English stop words of the Snowball project, with the pieces WordPunct leaves of
# contractions ("don", "t").
STOP_WORDS = frozenset(
    """
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she
    her hers herself it its itself they them their theirs themselves what which who whom this that
    these those am is are was were be been being have has had having do does did doing would should
    could ought a an the and but if or because as until while of at by for with about against
    between into through during before after above below to from up down in out on off over under
    again further then once here there when where why how all any both each few more most other some
    such no nor not only own same so than too very s t d ll m o re ve y can will just don now
    """.split()
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text that a model reads: lower-cased or not, and where they stand."""

    words: list[str]
    offsets: list[tuple[int, int]]
    total: int


def tokenise(text: str, reading: Reading) -> Tokens:
    """The tokens `reading` keeps of a text, cut to its maximum; `total` counts all there are.

    Offsets are of characters in `text` as given: lower-casing may change a word's length.
    """
    offsets = [match.span() for match in _WORD_PUNCT.finditer(text)]
    total = len(offsets)
    if not reading.parentheses:
        offsets = _outside_parentheses(text, offsets)
    if not (reading.stop_words and reading.punctuation):
        offsets = [span for span in offsets if _kept(text[span[0] : span[1]], reading)]
    read = _cut(offsets, reading)
    words = [text[start:end] for start, end in read]
    if reading.lowercase:
        words = [word.lower() for word in words]
    return Tokens(words, read, total)


def rows_of(text: str, reading: Reading, vocabulary: "Vocabulary") -> list[int]:
    """Just the rows of `read`, for texts by the thousand: nothing is kept of where words stand."""
    if "(" in text and not reading.parentheses:
        return read(text, reading, vocabulary).rows
    words = _WORD_PUNCT.findall(text)
    if not (reading.stop_words and reading.punctuation):
        words = [word for word in words if _kept(word, reading)]
    words = _cut(words, reading)
    return vocabulary.rows([word.lower() for word in words] if reading.lowercase else words)


def words_of(text: str, reading: Reading) -> list[str]:
    """Just the words of `tokenise`, for corpora."""
    return tokenise(text, reading).words


def _kept(word: str, reading: Reading) -> bool:
    if not reading.punctuation and not (word[0].isalnum() or word[0] == "_"):
        return False
    return reading.stop_words or word.lower() not in STOP_WORDS


def _outside_parentheses(text: str, offsets: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Tokens that no innermost pair of parentheses covers, the parentheses themselves included."""
    inside = [match.span() for match in _IN_PARENTHESES.finditer(text)]
    lefts = [left for left, _ in inside]
    # Pairs are in order and apart, so only the last that begins before a token's end may cover it.
    return [
        (start, end)
        for start, end in offsets
        if not (before := bisect_left(lefts, end)) or inside[before - 1][1] <= start
    ]


def _cut(offsets: list[T], reading: Reading) -> list[T]:
    """The part that is read of a text's tokens, by whatever they are told."""
    limit = reading.max_tokens
    if len(offsets) <= limit:
        return offsets
    if reading.beyond == "head":
        return offsets[:limit]
    head = (limit + 1) // 2
    return offsets[:head] + offsets[len(offsets) - (limit - head) :]


class Vocabulary:
    """Words in the order of their embedding rows: 0 is `<pad>`, 1 is `<unk>`."""

    def __init__(self, words: Sequence[str]) -> None:
        if tuple(words[:2]) != (PAD, UNKNOWN):
            raise UserError(f"a vocabulary begins with {PAD} and {UNKNOWN}, not {words[:2]}")
        self.words = tuple(words)
        self._index = {word: row for row, word in enumerate(self.words)}
        if len(self._index) != len(self.words):
            raise UserError("a vocabulary holds each word once")

    @classmethod
    def fit(cls, texts: Iterable[Sequence[str]], reading: Reading) -> "Vocabulary":
        """The most frequent words of tokenised training texts; ties in alphabetical order."""
        counts = Counter(word for words in texts for word in words)
        frequent = [word for word, count in counts.items() if count >= reading.min_count]
        frequent.sort(key=lambda word: (-counts[word], word))
        return cls([PAD, UNKNOWN, *frequent[: reading.max_words - 2]])

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: str) -> bool:
        return word in self._index

    def rows(self, words: Iterable[str]) -> list[int]:
        """The embedding row of each word, 1 where it is unknown."""
        look_up = self._index.get
        return [look_up(word, 1) for word in words]


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as a model reads it: embedding rows beside the tokens they stand for."""

    rows: list[int]
    tokens: Tokens

    def spans(self) -> tuple[Span, ...]:
        """The tokens as values; the text of a span is the word as looked up."""
        tokens = self.tokens
        return tuple(
            Span(word, start, end, row != 1)
            for word, (start, end), row in zip(tokens.words, tokens.offsets, self.rows, strict=True)
        )


def read(text: str, reading: Reading, vocabulary: Vocabulary) -> ReadText:
    """Tokens and embedding rows of one text."""
    tokens = tokenise(text, reading)
    return ReadText(vocabulary.rows(tokens.words), tokens)
