"""Texts put to a model one after the other: counted, in batches, none of them twice."""

from collections.abc import Callable, Iterable

from textcls import inference
from textcls.artifacts import TrainedModel

Watch = Callable[[int, int], None]  # texts answered so far, and how many there may be

_AT_ONCE = 256
_MOST_TRIES, _FEWEST_TRIES = 3_000, 600
_TOKENS = 300_000  # that a search may read


def tries_for(tokens: int) -> int:
    """How many texts of that length a search may ask about: fewer the longer they are."""
    return max(min(_MOST_TRIES, _TOKENS // max(tokens, 1)), _FEWEST_TRIES, 4 * tokens)


class Trials:
    """A model's logits of many texts, each answered once and each counted."""

    def __init__(self, model: TrainedModel, *, most: int, watch: Watch | None = None) -> None:
        self._model, self._watch = model, watch
        self._answers: dict[str, list[float] | None] = {}
        self.most, self.tries = most, 0

    @property
    def left(self) -> int:
        """How many more texts may be asked about."""
        return self.most - self.tries

    def new(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts that have no answer yet, each once."""
        return [text for text in dict.fromkeys(texts) if text not in self._answers]

    def ask(self, texts: Iterable[str]) -> None:
        """Have the texts answered, as far as the number of tries reaches."""
        asked = self.new(texts)[: self.left]
        for start in range(0, len(asked), _AT_ONCE):
            self._answer(asked[start : start + _AT_ONCE])
            if self._watch is not None:
                self._watch(self.tries, self.most)

    def logits(self, text: str) -> list[float] | None:
        """The logits of a text (K,); None where it holds no word that is read, or was not asked."""
        return self._answers.get(text)

    def answered(self, text: str) -> bool:
        return text in self._answers

    def _answer(self, texts: list[str]) -> None:
        rows = [inference.encode(self._model, text).rows for text in texts]
        for text, row, logits in zip(
            texts, rows, inference.logits(self._model, rows).tolist(), strict=True
        ):
            self._answers[text] = logits if row else None
        self.tries += len(texts)
