"""Several models on one text, token by token."""

from dataclasses import dataclass

from textcls.values.answers import TokenAttribution


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of a text, in characters, whose borders no model's token crosses.

    `tokens` holds, for each model in order, the indices of its tokens in there: none where it
    reads nothing of it, several where another model reads them as one.
    """

    text: str
    start: int
    end: int
    tokens: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class ModelOnText:
    """One model's answer to the text and why; milliseconds are those of this very run.

    `answering` is the median of several answers, `explaining` the one explanation.
    """

    model: str
    title: str
    fingerprint: str
    explained: TokenAttribution
    answering: float
    explaining: float


@dataclass(frozen=True, slots=True)
class ScoreAgreement:
    """How alike two models' scores are: 1 for the same order of tokens, -1 for the reverse.

    `spearman` is the rank correlation over the `tokens` that both read; None where fewer than
    three are, or all scores of a model are equal. `shared` counts the tokens that are among the
    `top` strongest, whatever their sign, of both; None where neither reads more than `top`, so
    that all of its tokens are among them.
    """

    first: str
    second: str
    tokens: int
    spearman: float | None
    shared: int | None
    top: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or more models of one task on one text, explained for the same two classes."""

    text: str
    target: str
    against: str
    models: tuple[ModelOnText, ...]
    columns: tuple[Column, ...]
    agreements: tuple[ScoreAgreement, ...]

    def score(self, row: int, column: Column) -> float | None:
        """What a model's tokens in a column add, in logits; None where it reads none of it."""
        scores = self.models[row].explained.scores
        indices = column.tokens[row]
        return sum(scores[index] for index in indices) if indices else None

    def known(self, row: int, column: Column) -> bool:
        """Whether the model knows every token that it reads there."""
        tokens = self.models[row].explained.prediction.tokens
        return all(tokens[index].known for index in column.tokens[row])

    @property
    def scale(self) -> float:
        """The largest score of any model, whatever its sign: where the colours end for all."""
        rows = range(len(self.models))
        scores = (self.score(row, column) for row in rows for column in self.columns)
        return max((abs(score) for score in scores if score is not None), default=0.0)

    @property
    def labels(self) -> tuple[str, ...]:
        """The predicted classes, each once, in the order of the models."""
        return tuple(dict.fromkeys(m.explained.prediction.label for m in self.models))
