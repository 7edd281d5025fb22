"""A trained model's answers to texts."""

from collections.abc import Sequence

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel
from textcls.text import ReadText, read, rows_of
from textcls.values import Prediction

# Texts of a like length share a batch; this many padded tokens fit one.
_TOKENS_A_BATCH = 16_384


def predict(model: TrainedModel, texts: Sequence[str]) -> tuple[Prediction, ...]:
    """The model's answer to each text, in order.

    A text without tokens is answered too (as one step of the zero vector), with `read` 0.
    """
    encoded = [encode(model, text) for text in texts]
    outputs = logits(model, [item.rows for item in encoded])
    return tuple(
        prediction(model, text, item, row)
        for text, item, row in zip(texts, encoded, outputs, strict=True)
    )


def probabilities(model: TrainedModel, texts: Sequence[str]) -> Tensor:
    """Many texts -> (N, K) class probabilities, without the tokens behind them.

    A row of NaN stands for a text of which the model reads no token.
    """
    reading, vocabulary = model.card.recipe.reading, model.vocabulary
    rows = [rows_of(text, reading, vocabulary) for text in texts]
    shares = logits(model, rows).double().softmax(dim=1)
    shares[torch.tensor([not read for read in rows], dtype=torch.bool)] = float("nan")
    return shares


def encode(model: TrainedModel, text: str) -> ReadText:
    """A text as this model reads it."""
    return read(text, model.card.recipe.reading, model.vocabulary)


def prediction(model: TrainedModel, text: str, item: ReadText, row: Tensor) -> Prediction:
    """One row of logits (K,) as a value."""
    labels = model.card.labels
    return Prediction(
        text=text,
        tokens=item.spans(),
        logits=dict(zip(labels, row.tolist(), strict=True)),
        probabilities=dict(zip(labels, row.double().softmax(0).tolist(), strict=True)),
        read=len(item.rows),
        total=item.tokens.total,
    )


@torch.inference_mode()
def logits(model: TrainedModel, texts: Sequence[Sequence[int]]) -> Tensor:
    """Texts as embedding rows -> (N, K) logits; batches hold texts of a like length."""
    answers = torch.empty(len(texts), len(model.card.labels))
    for batch in batches([len(rows) for rows in texts]):
        ids, lengths = pad([texts[index] for index in batch])
        answers[batch] = model.network(ids, lengths)
    return answers


def pad(texts: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Texts as rows -> ids (B, T), 0 behind their ends, and lengths (B,); T is at least 1."""
    lengths = torch.tensor([len(rows) for rows in texts])
    ids = torch.zeros(len(texts), max(int(lengths.max()), 1), dtype=torch.long)
    for row, text in zip(ids, texts, strict=True):
        row[: len(text)] = torch.as_tensor(text)
    return ids, lengths


def batches(lengths: list[int], tokens: int = _TOKENS_A_BATCH) -> list[list[int]]:
    """Indices of texts, shortest first, cut where a batch would outgrow these tokens."""
    found: list[list[int]] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if not found or (len(found[-1]) + 1) * max(lengths[index], 1) > tokens:
            found.append([])
        found[-1].append(index)
    return found
