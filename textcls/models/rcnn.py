"""RCNN: filters over words that know what came before them and what comes after.

Lai, Xu, Liu, Zhao (2015), Recurrent Convolutional Neural Networks for Text Classification, AAAI.
"""

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_packed_sequence

from textcls.models.base import Classifier
from textcls.models.recurrent import run
from textcls.models.textcnn import best_windows, slide


class RCNN(Classifier):
    """An LSTM reads in both directions; filters slide over each word between its two states.

    The logits are linear in the best window of each filter (cut at 0) and the mean of the states.
    The paper's filters are one word wide, bend by tanh, and stand alone.
    """

    cell = nn.LSTM
    pooling = "windows"

    def __init__(
        self,
        words: int,
        classes: int,
        *,
        size: int = 100,
        hidden: int = 256,
        widths: tuple[int, ...] = (1, 2, 3),
        filters: int = 100,
        dropout: float = 0.5,
        embedding_dropout: float = 0.0,
    ) -> None:
        super().__init__(words, size)
        self.states = nn.LSTM(size, hidden, bidirectional=True, batch_first=True)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(2 * hidden + size, filters, width) for width in widths
        )
        self.embedding_dropout = nn.Dropout(embedding_dropout)
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(2 * hidden + filters * len(widths), classes)

    def classify(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        embedded = self.embedding_dropout(embedded)
        packed, _, read = run(self.states, embedded, lengths)
        states, _ = pad_packed_sequence(packed, batch_first=True, total_length=embedded.shape[1])
        windows = slide(self.convolutions, torch.cat([states, embedded], dim=2), lengths)
        mean = states.sum(dim=1) / read[:, None]
        return self.head(self.dropout(features(mean, windows)))


def features(mean: Tensor, windows: list[Tensor]) -> Tensor:
    """(B, 2 H) mean state, per width (B, F, T) windows -> what the head reads."""
    return torch.cat([mean, best_windows(windows).relu()], dim=1)
