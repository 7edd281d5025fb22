"""The frozen values that the layers exchange: plain Python, so that they compare and go to JSON."""

from dataclasses import dataclass, field
from typing import Any, Literal

# --- what a person typed, and what a model answered -----------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """One token: `start` and `end` are character offsets into the text as it was typed."""

    text: str
    start: int
    end: int
    known: bool


@dataclass(frozen=True, slots=True)
class Prediction:
    """A model's answer to one text; `read` of the text's `total` tokens reached the network."""

    text: str
    tokens: tuple[Span, ...]
    logits: dict[str, float]
    probabilities: dict[str, float]
    read: int
    total: int

    @property
    def label(self) -> str:
        """The class with the highest logit; the first of equals."""
        return max(self.logits, key=self.logits.__getitem__)

    def value(self, target: str, against: str | None = None) -> float:
        """The logit of `target`, or how far it is above the logit of `against`."""
        return self.logits[target] - (self.logits[against] if against is not None else 0.0)


@dataclass(frozen=True, slots=True)
class TokenAttribution:
    """Scores in logits, one a token: value = base_value + sum(scores) + residual.

    `base_probabilities` is the model's answer to the baseline; `steps` is None where the
    method is exact.
    """

    prediction: Prediction
    target: str
    against: str | None
    method: str
    baseline: str
    scores: tuple[float, ...]
    base_value: float
    base_probabilities: dict[str, float]
    steps: int | None

    @property
    def value(self) -> float:
        """The logit, or the difference of two logits, that the scores account for."""
        return self.prediction.value(self.target, self.against)

    @property
    def residual(self) -> float:
        """What the scores leave unexplained, in logits."""
        return self.value - self.base_value - sum(self.scores)


@dataclass(frozen=True, slots=True)
class Ngram:
    """A span of tokens that max-pooling picked, and what its filters add to the logit.

    `first` and `width` count tokens as the filter saw them, `padding` of which lie behind the
    end of the text; `start` and `end` are character offsets of the real ones.
    """

    text: str
    start: int
    end: int
    first: int
    width: int
    padding: int
    contribution: float
    filters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NgramLedger:
    """A logit as a sum: value = bias + sum of the n-grams' contributions + residual."""

    prediction: Prediction
    target: str
    against: str | None
    bias: float
    ngrams: tuple[Ngram, ...]
    inactive: int

    @property
    def value(self) -> float:
        """The logit, or the difference of two logits, that the ledger accounts for."""
        return self.prediction.value(self.target, self.against)

    @property
    def residual(self) -> float:
        """Rounding of the floating-point sums, in logits."""
        return self.value - self.bias - sum(ngram.contribution for ngram in self.ngrams)


# --- how a model is made --------------------------------------------------------------------


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
class Headline:
    """The system of the courses that a recipe re-creates, and the figure it printed, if any."""

    system: str
    metric: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides a trained model, but the data: `network` goes to the architecture.

    `vectors` names the word vectors that its embeddings start from; None: a random start.
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


# --- what a trained model is known to do ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """Precision, recall and F1 of one class on the test part; `support` counts its rows."""

    label: str
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, slots=True)
class Slice:
    """The accuracy on some of the rows, with its 95 % Wilson interval."""

    name: str
    rows: int
    accuracy: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bin:
    """The rows whose highest probability lies in one of 15 equal bins."""

    rows: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Expected calibration error over 15 bins, with its 95 % bootstrap interval.

    `temperature` divides the logits so that the loss on the validation part is lowest;
    `tempered` is the error after that. Empty bins are left out.
    """

    error: float
    interval: tuple[float, float]
    temperature: float
    tempered: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Figures on a whole split, computed from the artifact as reloaded.

    `interval` is the 95 % Wilson interval of the accuracy; `confusion[i][j]` counts rows of
    class i that were called class j; `loss` is the mean cross-entropy in nats; `milliseconds`
    is the median time to answer one text alone, on one core.
    """

    split: str
    rows: int
    accuracy: float
    interval: tuple[float, float]
    f1_macro: float
    f1_weighted: float
    loss: float
    classes: tuple[ClassFigures, ...]
    confusion: tuple[tuple[int, ...], ...]
    milliseconds: float | None = None
    calibration: Calibration | None = None
    slices: tuple[Slice, ...] = ()


@dataclass(frozen=True, slots=True)
class DataFacts:
    """Which rows a model was made from: counts per split and a hash over texts and labels."""

    name: str
    title: str
    licence: str
    rows: dict[str, int]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many words of a vocabulary have a pre-trained vector, `<pad>` and `<unk>` aside."""

    vectors: str
    found: int
    words: int


@dataclass(frozen=True, slots=True)
class TrainingFacts:
    """What the training run measured of itself; `coverage` where it began with word vectors."""

    seconds: float
    peak_megabytes: float
    threads: int
    epochs: int
    best_epoch: int
    interrupted: bool
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known of a trained model; `fingerprint` is a hash over vocabulary and weights."""

    name: str
    title: str
    task: str
    labels: tuple[str, ...]
    recipe: Recipe
    parameters: int
    fingerprint: str
    data: DataFacts
    training: TrainingFacts
    created: str
    versions: dict[str, str] = field(default_factory=dict)
    report: Report | None = None
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Layer:
    """One array of a network: its name, its shape, and how many numbers that is."""

    name: str
    shape: tuple[int, ...]
    parameters: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two models on the same rows: how many both, one, or none of them called right.

    `p_value` is that of the exact McNemar test: were the two equally good, how often would the
    rows that only one calls right be split at least as unevenly?
    """

    rows: int
    both_right: int
    only_first: int
    only_second: int
    both_wrong: int
    same_answer: int
    p_value: float

    @property
    def distinguishable(self) -> bool:
        """Whether the rows tell the two models apart at the 5 % level."""
        return self.p_value <= 0.05
