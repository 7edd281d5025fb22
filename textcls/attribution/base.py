"""What every explanation asks first: which logit, against which, over which embeddings."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from textcls.artifacts import TrainedModel
from textcls.inference import encode, pad, prediction
from textcls.models import Classifier
from textcls.registry import Registry, UserError, unknown_name
from textcls.text import ReadText
from textcls.values import Prediction, TokenAttribution

RUNNER_UP = "runner-up"  # in the place of a class: the closest rival of the target


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


def baseline_vector(network: Classifier, embedded: Tensor, baseline: str) -> Tensor:
    """(E,): what stands in the place of every word of an embedded text (1, T, E).

    Components of `embed` that are not word vectors (an n-gram's part of the logits) are 0 in
    every baseline: there is no n-gram.
    """
    table = network.word_vectors()
    choose = {
        "pad": lambda: table[0],
        "unk": lambda: table[1],
        "mean": lambda: table[2:].mean(dim=0),
        "zero": lambda: torch.zeros_like(table[0]),
    }
    BASELINES[baseline]  # the sentence for a name that is not there
    vector = choose[baseline]()
    return functional.pad(vector, (0, embedded.shape[2] - len(vector))).to(embedded.dtype)


@dataclass(frozen=True, slots=True)
class Look:
    """A text as it stands before the network.

    Where the network allows it the embeddings are in float64, so that sums close to the last
    digit shown; the answer is the same but for the rounding of float32.
    """

    text: str
    item: ReadText
    embedded: Tensor  # (1, T, E)
    lengths: Tensor  # (1,)


@dataclass(frozen=True, slots=True)
class Question:
    """A text as the network saw it, and the logit to account for.

    `direction` (K,) makes it out of the logits: 1 for the target, -1 for the class against it.
    """

    prediction: Prediction
    rows: list[int]  # of the vocabulary, one a token
    embedded: Tensor  # (1, T, E)
    lengths: Tensor  # (1,)
    target: str
    against: str | None
    direction: Tensor


@torch.no_grad()
def look_at(model: TrainedModel, text: str) -> Look:
    """The text as this model embeds it. Raises UserError for one without tokens."""
    item = encode(model, text)
    if not item.rows:
        raise UserError("there is no word in this text to explain; type at least one")
    ids, lengths = pad([item.rows])
    embedded = model.network.embed(ids)
    if model.network.any_precision:
        embedded = embedded.double()
    return Look(text, item, embedded, lengths)


def ask(model: TrainedModel, text: str, target: str | None, against: str | None) -> Question:
    """The question why `target` (the predicted class unless given), rather than `against`.

    `against` may be "runner-up": the class with the highest logit but for the target. Raises
    UserError for a text without tokens and for classes the model does not have.
    """
    look = look_at(model, text)
    with torch.no_grad():
        logits = model.network.classify(look.embedded, look.lengths)[0]
    return about(model, look, logits, target, against)


def about(
    model: TrainedModel, look: Look, logits: Tensor, target: str | None, against: str | None
) -> Question:
    """The same question where the network's answer (K,) is at hand already."""
    answer = prediction(model, look.text, look.item, logits)
    target = answer.label if target is None else target
    against = _rival(answer, target, against)
    direction = _direction(model.card.labels, target, against).to(look.embedded.dtype)
    return Question(answer, look.item.rows, look.embedded, look.lengths, target, against, direction)


def _rival(answer: Prediction, target: str, against: str | None) -> str | None:
    """The class meant by `against`; a model's own class of that name comes first."""
    if against != RUNNER_UP or against in answer.logits:
        return against
    others = {label: logit for label, logit in answer.logits.items() if label != target}
    return max(others, key=others.__getitem__, default=None)


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


@torch.no_grad()
def attribution(
    model: TrainedModel,
    question: Question,
    method: str,
    baseline: str,
    scores: Tensor,
    *,
    base_logits: Tensor | None = None,
    **measured,
) -> TokenAttribution:
    """Scores (T,) as a value, with the network's own answer (K,) to the baseline beside them.

    `measured` says how they were had: `steps`, and what else TokenAttribution knows of samples.
    """
    if base_logits is None:
        base_logits = base_answer(model, question, baseline)
    shares = base_logits.double().softmax(0).tolist()
    return TokenAttribution(
        prediction=question.prediction,
        target=question.target,
        against=question.against,
        method=method,
        baseline=baseline,
        scores=tuple(scores.tolist()),
        base_value=(base_logits.double() @ question.direction.double()).item(),
        base_probabilities=dict(zip(model.card.labels, shares, strict=True)),
        **measured,
    )


@torch.no_grad()
def base_answer(model: TrainedModel, question: Question, baseline: str) -> Tensor:
    """(K,) logits of the baseline, as long as the text."""
    vector = baseline_vector(model.network, question.embedded, baseline)
    return model.network.classify(vector.expand_as(question.embedded), question.lengths)[0]
