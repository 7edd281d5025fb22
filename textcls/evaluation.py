"""A trained model's figures on a whole split; the metrics are scikit-learn's."""

import statistics
import time
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from sklearn import metrics

from textcls.artifacts import PREDICTIONS, TrainedModel
from textcls.data import Rows
from textcls.inference import encode, logits, predict
from textcls.intervals import wilson
from textcls.values import ClassFigures, Report, Slice

NEGATIONS = frozenset(
    "not no never nothing nobody none nor neither cannot without hardly t don didn isn wasn".split()
)


def probabilities(model: TrainedModel, rows: Rows) -> np.ndarray:
    """(N, K) class probabilities, in the order of the rows."""
    encoded = [encode(model, text).rows for text in rows.texts]
    return logits(model, encoded).double().softmax(dim=1).numpy()


def report(model: TrainedModel, rows: Rows, answers: np.ndarray, *, split: str) -> Report:
    """The figures of answers (N, K) against the labels of the rows."""
    truth, called = np.array(rows.labels), answers.argmax(axis=1)
    every = range(len(model.card.labels))
    scores = {"labels": list(every), "zero_division": 0.0}
    right = int((truth == called).sum())
    return Report(
        split=split,
        rows=len(rows),
        accuracy=right / len(rows),
        interval=wilson(right, len(rows)),
        f1_macro=float(metrics.f1_score(truth, called, average="macro", **scores)),
        f1_weighted=float(metrics.f1_score(truth, called, average="weighted", **scores)),
        loss=float(metrics.log_loss(truth, answers, labels=list(every))),
        classes=_per_class(model.card.labels, truth, called, scores),
        confusion=tuple(
            tuple(int(count) for count in row)
            for row in metrics.confusion_matrix(truth, called, labels=list(every))
        ),
    )


def _per_class(
    labels: tuple[str, ...], truth: np.ndarray, called: np.ndarray, scores: dict
) -> tuple[ClassFigures, ...]:
    columns = metrics.precision_recall_fscore_support(truth, called, **scores)
    return tuple(
        ClassFigures(label, float(precision), float(recall), float(f1), int(support))
        for label, precision, recall, f1, support in zip(labels, *columns, strict=True)
    )


def slices(
    model: TrainedModel, rows: Rows, answers: np.ndarray, *, trained_on: Rows
) -> tuple[Slice, ...]:
    """The accuracy by length, unknown words, negation, cut, and texts the training part has too."""
    right = np.array(rows.labels) == answers.argmax(axis=1)
    read = [encode(model, text) for text in rows.texts]
    total = np.array([item.tokens.total for item in read])
    known = np.array([len(item.rows) - item.rows.count(1) for item in read])
    unknown = 1 - known / np.maximum([len(item.rows) for item in read], 1)
    negated = np.array([bool(NEGATIONS.intersection(item.tokens.words)) for item in read])
    seen = set(trained_on.texts)
    repeated = np.array([text in seen for text in rows.texts])
    short, long = np.quantile(total, (0.25, 0.75))
    most = model.card.recipe.reading.max_tokens
    cut = (total > most) & np.array([len(item.rows) == most for item in read])
    chosen = {
        f"at most {short:.0f} tokens": total <= short,
        f"{long:.0f} tokens or more": total >= long,
        "all words known": unknown == 0,
        "more than 5 % of the words unknown": unknown > 0.05,
        "has a negation": negated,
        "has no negation": ~negated,
        "read whole": ~cut,
        "cut": cut,
        "not in the training part": ~repeated,
        "in the training part too": repeated,
    }
    return tuple(_slice(name, right[where]) for name, where in chosen.items() if where.any())


def _slice(name: str, right: np.ndarray) -> Slice:
    count, rows = int(right.sum()), len(right)
    return Slice(name, rows, count / rows, wilson(count, rows))


def milliseconds(model: TrainedModel, rows: Rows, *, texts: int = 100) -> float:
    """The median time to answer one text, tokens and all, on one core."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    seconds = []
    for text in rows.texts[:texts]:
        began = time.perf_counter()
        predict(model, [text])
        seconds.append(time.perf_counter() - began)
    torch.set_num_threads(threads)
    return statistics.median(seconds) * 1000


def save_predictions(model: TrainedModel, rows: Rows, answers: np.ndarray, folder: Path) -> None:
    """Row number, label and probabilities of the test rows beside the model; no texts."""
    classes = [f"p{index}" for index in range(answers.shape[1])]
    table = pd.DataFrame(answers.astype(np.float32), columns=classes)
    table.insert(0, "label", np.array(rows.labels, dtype=np.int16))
    table.insert(0, "row", np.arange(len(rows), dtype=np.int32))
    table.to_parquet(
        folder / model.card.name / PREDICTIONS,
        index=False,
        compression="zstd",
        use_dictionary=["label"],
        column_encoding={"row": "DELTA_BINARY_PACKED"}
        | dict.fromkeys(classes, "BYTE_STREAM_SPLIT"),
    )
