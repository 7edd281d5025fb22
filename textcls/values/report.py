"""What a trained model is known to do."""

from dataclasses import dataclass, field

from textcls.values.recipe import Recipe


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

    @property
    def title(self) -> str:
        """The name without the brackets of older reports, whose quarters are none where many
        texts are of one length.
        """
        return self.name.partition(" (")[0]


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
    is the median time to answer one text alone, on one core; `examples` are the probabilities
    given to the example texts of the data set, by which a model can be told from a changed one.
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
    examples: dict[str, dict[str, float]] = field(default_factory=dict)


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
class Pretrained:
    """What a language model was taught: its perplexity on the validation part, each way."""

    epochs: int
    perplexity: tuple[float, float]  # forwards, backwards
    seconds: float


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
    pretrained: Pretrained | None = None


@dataclass(frozen=True, slots=True)
class SeedRun:
    """The test figures of a recipe trained once more from another seed."""

    seed: int
    accuracy: float
    f1_macro: float
    f1_weighted: float


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known of a trained model; `fingerprint` is a hash over vocabulary and weights.

    `seeds` are runs of the same recipe, its own among them, where they were made.
    """

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
    seeds: tuple[SeedRun, ...] = ()
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
