"""A deep net beside a bag of n-grams: what a phrase means, and what it was seen with.

After Cheng et al. (2016), Wide and Deep Learning, arXiv 1606.07792; the two are trained apart.
"""

import torch
from torch import Tensor

from textcls.models.base import Classifier
from textcls.models.linear import Linear
from textcls.models.rcnn import RCNN
from textcls.models.textcnn import TextCNN


class Wide(Classifier):
    """In front of a net among the base classes: its logits plus those of a Linear.

    `embed` gives the word vectors and, after them, what each n-gram adds; so explanations on
    `classify` account for both.
    """

    def __init__(self, words: int, classes: int, *, wide: dict, **deep) -> None:
        super().__init__(words, classes, **deep)
        self.wide = Linear(words, classes, **wide)

    def embed(self, ids: Tensor) -> Tensor:
        """(B, T) rows -> (B, T, E + orders * K)."""
        return torch.cat([super().embed(ids), self.wide.embed(ids)], dim=2)

    def deep(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        """(B, T, E), (B,) -> (B, K): the logits of the deep net alone."""
        return super().classify(embedded, lengths)

    def classify(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        size = self.embedding.embedding_dim
        wide = self.wide.classify(embedded[:, :, size:], lengths)
        return self.deep(embedded[:, :, :size], lengths) + wide

    def per_token(self, attributions: Tensor) -> Tensor:
        """(T, E + orders * K) -> (T,): word vectors by token, n-grams shared among their words."""
        size = self.embedding.embedding_dim
        wide = self.wide.per_token(attributions[:, size:])
        return super().per_token(attributions[:, :size]) + wide

    @torch.no_grad()
    def mix(self, deep: float, wide: float) -> None:
        """Multiply the two parts' logits by these, in their weights."""
        for parameter in self.head.parameters():
            parameter.mul_(deep)
        for parameter in self.wide.parameters():
            parameter.mul_(wide)


class WideCNN(Wide, TextCNN):
    """A TextCNN beside the bag: both are explained exactly."""


class WideRCNN(Wide, RCNN):
    """An RCNN beside the bag: the bag is explained exactly, the net by numbers."""
