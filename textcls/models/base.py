"""The seam every network has: embed, then classify, with the lengths beside the batch."""

import torch
from torch import Tensor, nn


class Classifier(nn.Module):
    """A network whose answer depends on the text alone, never on the padding beside it.

    Explanations work on `classify`: it takes any embeddings, not only those of words.
    """

    def __init__(self, words: int, size: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(words, size, padding_idx=0)
        # torch's N(0, 1) drowns what a rare word learns; the padding row stays zero.
        with torch.no_grad():
            self.embedding.weight.mul_(0.1)

    def embed(self, ids: Tensor) -> Tensor:
        """(B, T) rows -> (B, T, E)."""
        return self.embedding(ids)

    def classify(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        """(B, T, E), (B,) -> (B, K) logits; positions from `lengths` on are not read."""
        raise NotImplementedError

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        return self.classify(self.embed(ids), lengths)


def positions_read(lengths: Tensor, steps: int) -> Tensor:
    """(B,) -> (B, T) true where a token stands."""
    return torch.arange(steps, device=lengths.device) < lengths[:, None]
