"""The words that a model holds near: by cosine, in the word vectors that it learned itself."""

from collections.abc import Iterable

import torch
from torch import Tensor

from textcls.artifacts import TrainedModel

_WORDS_AT_ONCE = 64
_SPARE = 4  # times as many are looked at, for those that are of another kind

Near = tuple[tuple[str, float], ...]


def has_near_words(model: TrainedModel) -> bool:
    """Whether the network has word vectors at all; a linear model has none."""
    return model.network.word_vectors().shape[1] > 0


@torch.no_grad()
def near_words(model: TrainedModel, words: Iterable[str], *, most: int) -> dict[str, Near]:
    """For each word that the model knows its nearest ones with their cosines, the nearest first.

    Words stay among their kind: letters for letters, digits for digits, marks for marks.
    """
    known = sorted({word for word in words if word in model.vocabulary})
    if not known or not has_near_words(model):
        return {}
    vectors = model.network.word_vectors()
    directions = vectors / vectors.norm(dim=1, keepdim=True).clamp(min=1e-12)  # (V, E)
    found = {}
    for batch in torch.tensor(model.vocabulary.rows(known)).split(_WORDS_AT_ONCE):
        cosines = directions[batch] @ directions.T  # (B, V)
        cosines[:, :2] = -torch.inf  # padding and the unknown word are no words
        for row, nearest in zip(batch.tolist(), _sorted(cosines, most), strict=True):
            word = model.vocabulary.words[row]
            found[word] = _of_its_kind(model, word, nearest)[:most]
    return found


def _sorted(cosines: Tensor, most: int) -> list[list[tuple[int, float]]]:
    """(B, V) -> for each word the rows with the highest cosines; of equals the first."""
    count = min(_SPARE * most + 1, cosines.shape[1])
    values, rows = cosines.topk(count, dim=1)
    return [
        sorted(zip(at, value, strict=True), key=lambda pair: (-pair[1], pair[0]))
        for at, value in zip(rows.tolist(), values.tolist(), strict=True)
    ]


def _of_its_kind(model: TrainedModel, word: str, nearest: list[tuple[int, float]]) -> Near:
    others = ((model.vocabulary.words[row], cosine) for row, cosine in nearest if cosine > 0)
    return tuple(
        (other, cosine) for other, cosine in others if other != word and _kind(other) == _kind(word)
    )


def _kind(word: str) -> str:
    if word.isalpha():
        return "letters"
    if word.isdecimal():
        return "digits"
    return "mixed" if any(map(str.isalnum, word)) else "marks"
