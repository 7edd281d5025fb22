"""A bag of word n-grams in one linear layer: the honest line under every network.

TF-IDF as in scikit-learn's TfidfVectorizer; naive-Bayes weights after Wang and Manning (2012),
Baselines and Bigrams. N-grams of two words and more share hashed buckets (Weinberger et al. 2009).
"""

import torch
from torch import Tensor, nn

from textcls.models.base import Classifier, positions_read


class Linear(Classifier):
    """F_c = beta_c + sum over the n-grams of the text of value * weight_c.

    An n-gram that stands c times has the value g(c) * scale (g(c) = c, or 1 with `binary`), of
    which each occurrence carries its c-th part; with `normalise`, a text's values are divided
    by their Euclidean norm. `embed` holds all of that, and `classify` only sums.
    """

    any_precision = True

    def __init__(
        self,
        words: int,
        classes: int,
        *,
        orders: int = 2,
        buckets: int = 2**18,
        binary: bool = False,
        normalise: bool = True,
    ) -> None:
        super().__init__(words, classes)
        self.orders, self.buckets = orders, buckets
        self.components = orders * classes
        self.binary, self.normalise = binary, normalise
        self.ngrams = nn.Embedding(buckets if orders > 1 else 0, classes)
        self.bias = nn.Parameter(torch.zeros(classes))
        self.register_buffer("scale", torch.ones(words + self.ngrams.num_embeddings))

    def features(self, ids: Tensor) -> Tensor:
        """(B, T) rows -> (B, T, orders): the n-gram that starts at each word, 0 where none does."""
        words = self.embedding.num_embeddings
        columns, hashed, real = [ids], ids, ids != 0
        for order in range(1, self.orders):
            following = torch.zeros_like(ids)
            following[:, : max(ids.shape[1] - order, 0)] = ids[:, order:]
            real = real & (following != 0)
            hashed = hashed * 1_000_003 + following
            bucket = ((hashed * 0x9E3779B97F4A7C1) >> 20) % self.buckets
            columns.append(torch.where(real, bucket + words, 0))
        return torch.stack(columns, dim=2)

    def values(self, features: Tensor) -> Tensor:
        """(B, T, orders) features -> the value each occurrence carries, 0 where there is none."""
        batch = torch.arange(len(features))[:, None, None]
        _, place, counts = torch.unique(
            features + batch * len(self.scale), return_inverse=True, return_counts=True
        )
        count = counts[place]
        value = self.scale[features] * (features != 0)
        share = value / count if self.binary else value
        if not self.normalise:
            return share
        # Each of c occurrences adds (c * value)^2 / c to the square of the norm.
        square = (value.square() * (1 / count if self.binary else count)).sum(dim=(1, 2))
        return share / square.sqrt().clamp(min=1e-12)[:, None, None]

    def embed(self, ids: Tensor) -> Tensor:
        """(B, T) rows -> (B, T, orders * K): what each n-gram adds to every logit."""
        features = self.features(ids)
        weight = torch.cat([self.embedding.weight, self.ngrams.weight])
        parts = self.values(features)[..., None] * weight[features]  # (B, T, orders, K)
        return parts.flatten(start_dim=2)

    def classify(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        real = positions_read(lengths, embedded.shape[1])[:, :, None]
        parts = (embedded * real).unflatten(2, (self.orders, -1))
        return self.bias + parts.sum(dim=(1, 2))

    def word_vectors(self) -> Tensor:
        """None: the weights of a word are not a place in a space."""
        return self.embedding.weight[:, :0]

    def parts(self) -> dict[str, tuple[nn.Module, ...]]:
        """One part: every weight is one into the logits."""
        return {"weights": (self,)}

    def weigh(self, embedded: Tensor, direction: Tensor) -> Tensor:
        """(B, T, orders * K), (K,) -> (B, T, orders * K): what each component adds to the value."""
        return (embedded.unflatten(2, (self.orders, -1)) * direction).flatten(start_dim=2)

    def per_ngram(self, attributions: Tensor) -> Tensor:
        """(T, orders * K) -> (T, orders): of the n-gram of each order that starts at each token."""
        return attributions.double().unflatten(1, (self.orders, -1)).sum(dim=2)

    def per_token(self, attributions: Tensor) -> Tensor:
        """The credit of an n-gram is shared evenly among its words."""
        by_order = self.per_ngram(attributions)  # (T, orders)
        scores = torch.zeros_like(by_order[:, 0])
        for width in range(1, self.orders + 1):
            share = by_order[:, width - 1] / width
            for place in range(min(width, len(share))):
                scores[place:] += share[: len(share) - place]
        return scores
