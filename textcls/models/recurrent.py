"""RNN, GRU and LSTM over packed sequences: the state is read at the true end of the text.

Elman (1990), Finding Structure in Time; Cho et al. (2014), arXiv 1406.1078; Hochreiter and
Schmidhuber (1997), Long Short-Term Memory.
"""

from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

from textcls.models.base import Classifier, positions_read

Pooling = Literal["last", "mean", "max"]


class Recurrent(Classifier):
    """States over time, pooled to one vector, then a linear head.

    `pooling` reads the last real state of each direction, or the mean or the maximum over the
    real steps of the top layer. `dropout` acts on the pooled vector and between layers;
    `fully_connected` puts a layer with ReLU of that many units in front of the head.
    """

    cell: type[nn.RNNBase]

    def __init__(
        self,
        words: int,
        classes: int,
        *,
        size: int = 100,
        hidden: int = 100,
        layers: int = 1,
        bidirectional: bool = False,
        pooling: Pooling = "last",
        dropout: float = 0.0,
        embedding_dropout: float = 0.0,
        fully_connected: int | None = None,
    ) -> None:
        super().__init__(words, size)
        self.pooling = pooling
        self.states = self.cell(
            size,
            hidden,
            num_layers=layers,
            bidirectional=bidirectional,
            dropout=dropout if layers > 1 else 0.0,
            batch_first=True,
        )
        self.embedding_dropout = nn.Dropout(embedding_dropout)
        self.dropout = nn.Dropout(dropout)
        pooled = hidden * (1 + bidirectional)
        self.fully_connected = nn.Linear(pooled, fully_connected) if fully_connected else None
        self.head = nn.Linear(fully_connected or pooled, classes)

    def classify(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        outputs, last, lengths = run(self.states, self.embedding_dropout(embedded), lengths)
        features = self.dropout(self._pool(outputs, last, lengths))
        if self.fully_connected is not None:
            features = self.fully_connected(features).relu()
        return self.head(features)

    def _pool(self, outputs, last, lengths: Tensor) -> Tensor:
        """Packed outputs and final states -> (B, directions * H)."""
        if self.pooling == "last":
            hidden = last[0] if isinstance(last, tuple) else last  # (layers * directions, B, H)
            return torch.cat(list(hidden[-1 - self.states.bidirectional :]), dim=1)
        padded, _ = pad_packed_sequence(outputs, batch_first=True)  # (B, T, directions * H)
        real = positions_read(lengths, padded.shape[1])[:, :, None]
        if self.pooling == "max":
            return padded.masked_fill(~real, -torch.inf).amax(dim=1)
        return (padded * real).sum(dim=1) / lengths[:, None]


def run(
    cell: nn.RNNBase, embedded: Tensor, lengths: Tensor
) -> tuple[PackedSequence, Tensor | tuple[Tensor, Tensor], Tensor]:
    """(B, T, E), (B,) -> the packed outputs, the final states, and the lengths that were read.

    A text without tokens is one step of the zero vector.
    """
    embedded = embedded * (lengths > 0)[:, None, None]
    lengths = lengths.clamp(min=1)
    packed = pack_padded_sequence(embedded, lengths.cpu(), batch_first=True, enforce_sorted=False)
    return *cell(packed), lengths


class RNN(Recurrent):
    """h_t = tanh(W x_t + U h_(t-1) + b)."""

    cell = nn.RNN


class GRU(Recurrent):
    """Update and reset gates decide what of the state stays."""

    cell = nn.GRU


class LSTM(Recurrent):
    """A cell state beside the hidden state; input, forget and output gates."""

    cell = nn.LSTM
