"""How a model is made."""

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text becomes tokens, and which words get a place in the vocabulary.

    `beyond` says what is read of a text longer than `max_tokens`: its first part ("head"), or
    half from each end ("head-tail").
    """

    max_tokens: int
    lowercase: bool = True
    stop_words: bool = True
    parentheses: bool = True
    punctuation: bool = True
    beyond: Literal["head", "head-tail"] = "head"
    min_count: int = 2
    max_words: int = 30_000


@dataclass(frozen=True, slots=True)
class Training:
    """How the weights are found. Rates are per batch of `batch_size` texts.

    The embeddings stay fixed for the first `freeze_batches` batches and `freeze_epochs` epochs;
    `averaging` is the decay of an exponential moving average of the weights (0: none). `ridge`
    is the penalty of a linear model, which a solver fits and not batches.
    """

    epochs: int
    learning_rate: float
    batch_size: int = 64
    schedule: Literal["constant", "linear", "cosine", "plateau"] = "constant"
    patience: int = 3
    weight_decay: float = 0.0
    clip_norm: float | None = None
    label_smoothing: float = 0.0
    word_dropout: float = 0.0
    class_weights: bool = False
    freeze_batches: int = 0
    freeze_epochs: int = 0
    averaging: float = 0.0
    ridge: float = 0.1
    validation_share: float = 0.1
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Pretraining:
    """A language model of the training texts, before the first label is seen.

    Each next word is told from the words of its batch of texts and `sampled` others.
    """

    epochs: int
    learning_rate: float = 2e-3
    batch_size: int = 64
    dropout: float = 0.2
    sampled: int = 1_024


@dataclass(frozen=True, slots=True)
class Headline:
    """The system of the courses that a recipe re-creates, and the figure it printed, if any.

    `part` is the part of the data that the figure was measured on; `parameters` is how many
    numbers the course's net has, where ours is meant to have as many.
    """

    system: str
    metric: str
    value: float | None
    part: Literal["test", "validation"] = "test"
    parameters: int | None = None

    @property
    def measure(self) -> str:
        """What the figure is: `validation accuracy`."""
        return f"{self.part} {self.metric}"


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides a trained model, but the data: `network` goes to the architecture.

    `vectors` names the word vectors that its embeddings start from; None: a random start. `also`
    names a data set with the same labels whose training texts are learned from as well;
    `pretraining` is for networks with an LSTM in both directions.
    """

    name: str
    title: str
    summary: str
    task: str
    architecture: str
    reading: Reading
    network: dict[str, Any]
    training: Training
    vectors: str | None = None
    headline: Headline | None = None
    also: str | None = None
    pretraining: Pretraining | None = None


@dataclass(frozen=True, slots=True)
class Epoch:
    """Losses are mean cross-entropies in nats; the training ones are taken while learning."""

    number: int
    train_loss: float
    train_accuracy: float
    validation_loss: float
    validation_accuracy: float
    learning_rate: float
    seconds: float
