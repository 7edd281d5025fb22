"""A trained model's figures on a whole split; the metrics are scikit-learn's."""

import math
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn import metrics

from textcls.artifacts import PREDICTIONS, TrainedModel
from textcls.data import Rows
from textcls.inference import encode, logits
from textcls.values import ClassFigures, Report


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


def wilson(right: int, rows: int, *, z: float = 1.959964) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927, equation 1)."""
    share = right / rows
    middle = share + z * z / (2 * rows)
    half = z * math.sqrt(share * (1 - share) / rows + z * z / (4 * rows * rows))
    return (middle - half) / (1 + z * z / rows), (middle + half) / (1 + z * z / rows)


def save_predictions(model: TrainedModel, rows: Rows, answers: np.ndarray, folder: Path) -> None:
    """Row number, label and probabilities of the test rows beside the model; no texts."""
    table = pd.DataFrame(
        answers.astype(np.float32), columns=[f"p{index}" for index in range(answers.shape[1])]
    )
    table.insert(0, "label", np.array(rows.labels, dtype=np.int8))
    table.insert(0, "row", np.arange(len(rows), dtype=np.int32))
    table.to_parquet(folder / model.card.name / PREDICTIONS, index=False, compression="zstd")
