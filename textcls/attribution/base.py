"""What every explanation asks first: which logit, against which, over which embeddings."""

from dataclasses import dataclass

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.inference import encode, pad, prediction
from textcls.models import Classifier
from textcls.registry import Registry, UserError, unknown_name
from textcls.values import Prediction


@dataclass(frozen=True, slots=True)
class Baseline:
    """The text without information that an explanation starts from."""

    title: str
    summary: str


BASELINES: Registry[Baseline] = Registry(
    "baseline",
    {
        "pad": Baseline("padding", "Every word replaced by the padding vector, which is zero."),
        "unk": Baseline("unknown word", "Every word replaced by the vector of unknown words."),
        "mean": Baseline("mean word", "Every word replaced by the mean of all word vectors."),
        "zero": Baseline("zero", "Every word replaced by the zero vector, trained or not."),
    },
)


def baseline_vector(network: Classifier, baseline: str) -> Tensor:
    """(E,): what stands in the place of every word."""
    table = network.embedding.weight
    vectors = {
        "pad": lambda: table[0],
        "unk": lambda: table[1],
        "mean": lambda: table[2:].mean(dim=0),
        "zero": lambda: torch.zeros_like(table[0]),
    }
    BASELINES[baseline]  # the sentence for a name that is not there
    return vectors[baseline]()


@dataclass(frozen=True, slots=True)
class Question:
    """A text as the network saw it, and the logit to account for.

    `direction` (K,) makes it out of the logits: 1 for the target, -1 for the class against it.
    """

    prediction: Prediction
    embedded: Tensor  # (1, T, E)
    lengths: Tensor  # (1,)
    target: str
    against: str | None
    direction: Tensor


def ask(model: TrainedModel, text: str, target: str | None, against: str | None) -> Question:
    """The question why `target` (the predicted class unless given), rather than `against`.

    Raises UserError for a text without tokens and for classes the model does not have.
    """
    item = encode(model, text)
    if not item.rows:
        raise UserError("there is no word in this text to explain; type at least one")
    with torch.no_grad():
        ids, lengths = pad([item.rows])
        embedded = model.network.embed(ids)
        answer = prediction(model, text, item, model.network.classify(embedded, lengths)[0])
    target = answer.label if target is None else target
    direction = _direction(model.card.labels, target, against)
    return Question(answer, embedded, lengths, target, against, direction)


def _direction(labels: tuple[str, ...], target: str, against: str | None) -> Tensor:
    for name in (target, against):
        if name is not None and name not in labels:
            raise UserError(unknown_name("class", name, dict.fromkeys(labels)))
    if target == against:
        raise UserError(f"'{target}' cannot be explained against itself; choose another class")
    direction = torch.zeros(len(labels))
    direction[labels.index(target)] = 1.0
    if against is not None:
        direction[labels.index(against)] = -1.0
    return direction
