"""The seam every network has: embed, then classify, with the lengths beside the batch."""

import torch
from torch import Tensor, nn
from torch.nn import functional

# Which part of a network its children belong to, from the top down; all others are its head.
_PARTS = {
    "convolutions": "convolutions",
    "norms": "convolutions",
    "states": "recurrent layers",
    "embedding": "embeddings",
}


# torch's N(0, 1) drowns what a rare word learns.
_START = 0.1


class Classifier(nn.Module):
    """A network whose answer depends on the text alone, never on the padding beside it.

    Explanations work on `classify`: it takes any embeddings, not only those of words. Where
    `any_precision`, it answers in the precision of what it is given.
    """

    any_precision = False

    def __init__(self, words: int, size: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(words, size, padding_idx=0)
        with torch.no_grad():
            self.embedding.weight.mul_(_START)

    def embed(self, ids: Tensor) -> Tensor:
        """(B, T) rows -> (B, T, E)."""
        return self.embedding(ids)

    def classify(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        """(B, T, E), (B,) -> (B, K) logits; positions from `lengths` on are not read."""
        raise NotImplementedError

    def word_vectors(self) -> Tensor:
        """(V, E) rows that stand at the front of what `embed` gives for a word."""
        return self.embedding.weight

    def per_token(self, attributions: Tensor) -> Tensor:
        """(T, E) attributions of an embedded text's components -> (T,) of its tokens."""
        return attributions.sum(dim=1)

    def parts(self) -> dict[str, tuple[nn.Module, ...]]:
        """What training found, from the logits down to the words, as modules by part."""
        parts: dict[str, list[nn.Module]] = {part: [] for part in ("head", *_PARTS.values())}
        for name, child in self.named_children():
            if any(True for _ in child.parameters()):
                parts[_PARTS.get(name, "head")].append(child)
        return {part: tuple(modules) for part, modules in parts.items() if modules}

    def forward(self, ids: Tensor, lengths: Tensor) -> Tensor:
        return self.classify(self.embed(ids), lengths)


def random_table(words: int, size: int, *, seed: int) -> Tensor:
    """(V, E): the word vectors that a network begins with after `torch.manual_seed(seed)`.

    They are the first that a network draws, so they can be drawn again without it.
    """
    draw = torch.Generator().manual_seed(seed)
    table = torch.empty(words, size).normal_(generator=draw) * _START
    table[0] = 0
    return table


def positions_read(lengths: Tensor, steps: int) -> Tensor:
    """(B,) -> (B, T) true where a token stands."""
    return torch.arange(steps, device=lengths.device) < lengths[:, None]


def linear(layer: nn.Linear, inputs: Tensor) -> Tensor:
    """A linear layer in the precision of its inputs."""
    weight, bias = layer.weight.to(inputs.dtype), layer.bias.to(inputs.dtype)
    return functional.linear(inputs, weight, bias)
