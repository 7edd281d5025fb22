"""The course's stride CNN: three convolutions that halve the text, then max over what is left."""

import itertools

import torch
from torch import Tensor, nn

from textcls.models.base import Classifier, positions_read


class StrideCNN(Classifier):
    """`blocks` x (Conv1d of width 3 and stride 2 -> BatchNorm -> ReLU), max over time, linear.

    What lies behind the end of a text is zero before every convolution, so that padding is
    never read; BatchNorm is trained over the real positions and the zeros between alike.
    """

    def __init__(
        self,
        words: int,
        classes: int,
        *,
        size: int = 50,
        channels: int = 50,
        blocks: int = 3,
        dropout: float = 0.0,
    ) -> None:
        super().__init__(words, size)
        sizes = [size] + [channels] * blocks
        self.convolutions = nn.ModuleList(
            nn.Conv1d(before, after, 3, stride=2, padding=1)
            for before, after in itertools.pairwise(sizes)
        )
        self.norms = nn.ModuleList(nn.BatchNorm1d(channels) for _ in range(blocks))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(channels, classes)

    def features(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        """(B, T, E) -> (B, C, P): the last block, and -inf where it lies behind the text's end."""
        # A text without tokens is one step of the zero vector.
        features = (embedded * (lengths > 0)[:, None, None]).transpose(1, 2)  # (B, E, T)
        lengths = lengths.clamp(min=1)
        for convolution, norm in zip(self.convolutions, self.norms, strict=True):
            real = positions_read(lengths, features.shape[2])[:, None]
            features = norm(convolution(features * real)).relu()
            lengths = (lengths + 1) // 2  # stride 2 leaves every second start
        real = positions_read(lengths, features.shape[2])[:, None]
        return features.masked_fill(~real, -torch.inf)

    def receptive_field(self, position: int) -> tuple[int, int]:
        """The first and the last word that a position of the last block sees; some may not be."""
        first = last = position
        for _ in self.convolutions:
            first, last = 2 * first - 1, 2 * last + 1
        return first, last

    def classify(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        return self.head(self.dropout(self.features(embedded, lengths).amax(dim=2)))
