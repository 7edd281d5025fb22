"""A trained model as a folder of JSON, safetensors and plain text; nothing is ever unpickled."""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.torch import load as load_tensors
from safetensors.torch import save

from textcls import studies
from textcls.models import ARCHITECTURES, Classifier
from textcls.models.stored import packed, unpacked, with_scales
from textcls.registry import UserError, unknown_name
from textcls.text import Vocabulary
from textcls.values import Epoch, Layer, ModelCard, Report

_CARD, _REPORT, _HISTORY = "card.json", "report.json", "history.json"
_WORDS, _WEIGHTS, PREDICTIONS = "vocab.txt", "weights.safetensors", "predictions.parquet"


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A network in eval mode with the vocabulary it was trained on and the card about it.

    It is shared between threads: nothing writes on it, and its parameters take no gradients.
    """

    card: ModelCard
    vocabulary: Vocabulary
    network: Classifier


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The models of a folder by name, and for each damaged one a sentence that says why."""

    models: dict[str, ModelCard]
    damaged: dict[str, str]


def models_folder() -> Path:
    """Where the models are: the folder TEXTCLS_ARTIFACTS, or `artifacts/` beside the package."""
    named = os.environ.get("TEXTCLS_ARTIFACTS")
    return Path(named) if named else Path(__file__).parent.parent / "artifacts"


def stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Path, time and size of every file below; it changes when any model does."""
    files = sorted(path for path in folder.glob("*/*") if path.is_file())
    return tuple(
        (f"{path.parent.name}/{path.name}", path.stat().st_mtime_ns, path.stat().st_size)
        for path in files
    )


def scan(folder: Path) -> Catalogue:
    """Every model of a folder, looked at without reading its weights."""
    models, damaged = {}, {}
    places = {path.parent for file in (_CARD, _WEIGHTS) for path in folder.glob(f"*/{file}")}
    for place in sorted(places):
        name = place.name
        try:
            models[name] = _inspect(place)
        except UserError as error:
            damaged[name] = str(error)
    return Catalogue(models, damaged)


def load(name: str, folder: Path) -> TrainedModel:
    """The model of that name, ready to answer.

    Raises UserError where there is none, or where its files are damaged or not its own.
    """
    catalogue = scan(folder)
    if name in catalogue.damaged:
        raise UserError(f"the model '{name}' is damaged: {catalogue.damaged[name]}")
    if name not in catalogue.models:
        raise UserError(no_model(name, catalogue))
    return _read(folder / name, catalogue.models[name])


def no_model(name: str, catalogue: Catalogue) -> str:
    """The sentence for a model that is not there: which ones are, or how to make the first."""
    if not catalogue.models:
        return (
            f"no model '{name[:60]}'; there are none yet: "
            "make one with 'python -m textcls train ag_news-textcnn'"
        )
    return unknown_name("model", name, catalogue.models)


def save_model(model: TrainedModel, history: tuple[Epoch, ...], folder: Path) -> None:
    """Write a model below `folder`, its word vectors as int8 rows and all else as float16.

    What is read back is what was saved but for that rounding, so its report, which comes later,
    is computed from the model as reloaded.
    """
    place = folder / model.card.name
    place.mkdir(parents=True, exist_ok=True)
    weights = save(packed(model.network.state_dict()))
    words = "\n".join(model.vocabulary.words) + "\n"
    fingerprint = _fingerprint(words.encode(), weights)
    card = replace(model.card, fingerprint=fingerprint)
    for stale in (_REPORT, PREDICTIONS):
        (place / stale).unlink(missing_ok=True)
    studies.forget(card.name, folder)
    (place / _WORDS).write_text(words, encoding="utf-8", newline="")
    (place / _WEIGHTS).write_bytes(weights)
    _write_json(place / _HISTORY, history)
    save_card(card, folder)


def save_card(card: ModelCard, folder: Path) -> None:
    """Write a card beside its model; its report and its size on disk are not part of it."""
    _write_json(folder / card.name / _CARD, replace(card, report=None, bytes=0))


def save_report(name: str, report: Report, folder: Path) -> None:
    """Put a report beside the model it was computed from."""
    _write_json(folder / name / _REPORT, report)


def load_history(name: str, folder: Path) -> tuple[Epoch, ...]:
    """The epochs of a model's training, in order."""
    return _read_json(folder / name / _HISTORY, tuple[Epoch, ...])


def load_predictions(name: str, folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """The stored answers to the test rows: labels (N,) and probabilities (N, K)."""
    from pyarrow import ArrowException, parquet

    path = folder / name / PREDICTIONS
    try:
        table = parquet.read_table(path).drop_columns(["row"])
        labels = table.column("label").to_numpy()
        return labels, np.stack([table[c].to_numpy() for c in table.column_names[1:]], axis=1)
    except (OSError, ArrowException, KeyError) as error:
        raise UserError(f"{name}/{PREDICTIONS} cannot be read ({error})") from None


def layers(model: TrainedModel) -> tuple[Layer, ...]:
    """The arrays that training found, in the order of the network."""
    return tuple(
        Layer(name, tuple(parameter.shape), parameter.numel())
        for name, parameter in model.network.named_parameters()
    )


def _fingerprint(words: bytes, weights: bytes) -> str:
    return hashlib.sha256(hashlib.sha256(words).digest() + weights).hexdigest()


def _inspect(place: Path) -> ModelCard:
    """The card with its report, after a look at the shapes of the weights."""
    card = _read_json(place / _CARD, ModelCard)
    if card.name != place.name:
        raise UserError(f"its card says '{card.name}' but its folder '{place.name}'")
    for file in (_WORDS, _WEIGHTS):
        if not (place / file).is_file():
            raise UserError(f"{file} is missing")
    _check_shapes(card, place)
    report = _read_json(place / _REPORT, Report) if (place / _REPORT).is_file() else None
    size = sum(path.stat().st_size for path in place.iterdir() if path.is_file())
    return replace(card, report=report, bytes=size)


def _check_shapes(card: ModelCard, place: Path) -> None:
    try:
        with safe_open(place / _WEIGHTS, framework="pt") as weights:
            found = {name: tuple(weights.get_slice(name).get_shape()) for name in weights.keys()}  # noqa: SIM118
    except (SafetensorError, OSError) as error:
        raise UserError(f"{_WEIGHTS} cannot be read ({error})") from None
    expected = _shapes(card, (place / _WORDS).read_bytes().count(b"\n"))
    expected = with_scales(expected, found)
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            raise UserError(
                f"{_WEIGHTS} does not fit its card and its words: '{name}' has the shape "
                f"{found.get(name)}, and the recipe makes {expected.get(name)}"
            )


def _shapes(card: ModelCard, words: int) -> dict[str, tuple[int, ...]]:
    """The shapes the recipe makes for a vocabulary of that size.

    Read off networks of two and of three words: every dimension grows evenly with the words.
    (Torch's meta device would do the same, and import a second's worth of compiler for it.)
    """
    two, three = (
        {name: tensor.shape for name, tensor in _build(card, count).state_dict().items()}
        for count in (2, 3)
    )
    return {
        name: tuple(a + (b - a) * (words - 2) for a, b in zip(two[name], three[name], strict=True))
        for name in two
    }


def _build(card: ModelCard, words: int) -> Classifier:
    recipe = card.recipe
    try:
        return ARCHITECTURES[recipe.architecture](words, len(card.labels), **recipe.network)
    except (TypeError, ValueError, RuntimeError) as error:
        if isinstance(error, UserError):
            raise
        raise UserError(f"its recipe makes no {recipe.architecture} ({error})") from None


def _read(place: Path, card: ModelCard) -> TrainedModel:
    words = (place / _WORDS).read_bytes()
    weights = (place / _WEIGHTS).read_bytes()
    if _fingerprint(words, weights) != card.fingerprint:
        raise UserError(
            f"the model '{card.name}' is damaged: its words and weights are not those its card "
            "names; train it again or fetch it anew"
        )
    vocabulary = Vocabulary(words.decode("utf-8").split("\n")[:-1])
    network = _build(card, len(vocabulary))
    network.load_state_dict(unpacked(load_tensors(weights)))
    return TrainedModel(card, vocabulary, network.eval().requires_grad_(False))


def _write_json(path: Path, value: object) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n")


def _read_json(path: Path, kind):
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(f"{path.name} cannot be read ({error})") from None
