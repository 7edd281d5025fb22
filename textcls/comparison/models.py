"""Two or more models of one task on one text, on one scale."""

import itertools
import statistics
import time
from collections.abc import Sequence

from textcls import attribution, inference
from textcls.artifacts import TrainedModel
from textcls.comparison.alignment import align
from textcls.comparison.ranks import TOP, spearman, strongest
from textcls.registry import UserError
from textcls.values import Comparison, ModelOnText, Prediction, ScoreAgreement

_RUNS = 5  # answers, for the median of their milliseconds


def compare(
    models: Sequence[TrainedModel],
    text: str,
    *,
    target: str | None = None,
    against: str | None = None,
) -> Comparison:
    """Every model's best explanation of the same question: why `target` rather than `against`.

    Without these, as `question` says. The baseline is padding for all. Raises UserError for
    models that do not go together, a text in which one of them reads nothing, unknown classes.
    """
    _check(models)
    answers = [inference.predict(model, [text])[0] for model in models]
    _check_read(models, answers)
    usual = question(answers)
    target = target or (usual[0] if against != usual[0] else usual[1])
    against = against or next(label for label in (*usual[::-1], *usual) if label != target)
    rows = tuple(_on_text(model, text, target, against) for model in models)
    columns = align(text, [row.explained.prediction.tokens for row in rows])
    bare = Comparison(text, target, against, rows, columns, ())
    return Comparison(text, target, against, rows, columns, score_agreements(bare))


def question(answers: Sequence[Prediction]) -> tuple[str, str]:
    """The class that most of the models predict, and the one it is best held against.

    That is the first class that another model predicts instead; or else the one that is the
    likeliest of the rest to all of them together. The first of equals.
    """
    labels = [answer.label for answer in answers]
    target = max(dict.fromkeys(labels), key=labels.count)
    other = next((answer.label for answer in answers if answer.label != target), None)
    if other is None:
        rest = [label for label in answers[0].probabilities if label != target]
        other = max(rest, key=lambda label: sum(a.probabilities[label] for a in answers))
    return target, other


def score_agreements(compared: Comparison) -> tuple[ScoreAgreement, ...]:
    """Every pair of models, by the tokens that both read and by the strongest of each."""
    scores = [
        [compared.score(row, column) for column in compared.columns]
        for row in range(len(compared.models))
    ]
    return tuple(
        _alike((compared.models[i].model, scores[i]), (compared.models[j].model, scores[j]))
        for i, j in itertools.combinations(range(len(scores)), 2)
    )


def _alike(
    first: tuple[str, list[float | None]], second: tuple[str, list[float | None]]
) -> ScoreAgreement:
    both = [
        (a, b) for a, b in zip(first[1], second[1], strict=True) if a is not None and b is not None
    ]
    tops = [strongest(scores) for _, scores in (first, second)]
    most = max(sum(s is not None for s in scores) for _, scores in (first, second))
    return ScoreAgreement(
        first=first[0],
        second=second[0],
        tokens=len(both),
        spearman=spearman([a for a, _ in both], [b for _, b in both]),
        shared=len(set(tops[0]) & set(tops[1])) if most > TOP else None,
        top=TOP,
    )


def _on_text(model: TrainedModel, text: str, target: str, against: str) -> ModelOnText:
    began = time.perf_counter()
    explained = attribution.explain(model, text, target=target, against=against)
    explaining = 1000 * (time.perf_counter() - began)
    return ModelOnText(
        model=model.card.name,
        title=model.card.title,
        fingerprint=model.card.fingerprint,
        explained=explained,
        answering=_milliseconds(model, text),
        explaining=explaining,
    )


def _milliseconds(model: TrainedModel, text: str) -> float:
    """The median time of an answer, tokens and all."""
    took = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        inference.predict(model, [text])
        took.append(time.perf_counter() - began)
    return 1000 * statistics.median(took)


def _check(models: Sequence[TrainedModel]) -> None:
    names = [model.card.name for model in models]
    if len(set(names)) < 2:
        raise UserError("a comparison needs at least two different models; name another one")
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise UserError(f"'{twice}' is named twice; name each model once")
    first = models[0].card
    for model in models[1:]:
        if (model.card.task, model.card.labels) != (first.task, first.labels):
            raise UserError(
                f"only models of one task can be compared: '{first.name}' was made for "
                f"{first.data.title}, '{model.card.name}' for {model.card.data.title}"
            )


def _check_read(models: Sequence[TrainedModel], answers: Sequence[Prediction]) -> None:
    for model, answer in zip(models, answers, strict=True):
        if not answer.tokens:
            raise UserError(
                f"'{model.card.name}' reads no word of this text; type another one, or leave "
                "this model out"
            )
