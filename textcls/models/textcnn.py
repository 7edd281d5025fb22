"""TextCNN: filters of several widths slide over the words, each keeps its best window.

Kim (2014), Convolutional Neural Networks for Sentence Classification, arXiv 1408.5882.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from textcls.models.base import Classifier, linear, positions_read


class TextCNN(Classifier):
    """z_f = max_p u_f(p) over windows that start at a token; logits are linear in z.

    A window of width k at position p covers tokens p ... p+k-1; what lies behind the end of the
    text is the zero vector, whatever else is in the batch. With `relu`, z_f = max(0, max_p u_f(p)).
    `hidden` puts a second linear layer in front of the last, with no activation between them.
    """

    any_precision = True

    def __init__(
        self,
        words: int,
        classes: int,
        *,
        size: int = 100,
        widths: tuple[int, ...] = (3, 4, 5),
        filters: int = 64,
        relu: bool = True,
        hidden: int | None = None,
        dropout: float = 0.5,
        embedding_dropout: float = 0.0,
    ) -> None:
        super().__init__(words, size)
        self.widths = tuple(widths)
        self.relu = relu
        self.convolutions = nn.ModuleList(nn.Conv1d(size, filters, width) for width in self.widths)
        features = filters * len(self.widths)
        self.embedding_dropout = nn.Dropout(embedding_dropout)
        self.dropout = nn.Dropout(dropout)
        self.hidden = nn.Linear(features, hidden) if hidden else None
        self.head = nn.Linear(hidden or features, classes)

    def activations(self, embedded: Tensor, lengths: Tensor) -> list[Tensor]:
        """(B, T, E) -> per width (B, F, T): u_f(p), and -inf where no window starts."""
        return slide(self.convolutions, embedded, lengths)

    def pool(self, activations: list[Tensor]) -> Tensor:
        """Per width (B, F, T) -> (B, widths * F): each filter's best window."""
        best = best_windows(activations)
        return best.relu() if self.relu else best

    def head_rows(self) -> tuple[Tensor, Tensor]:
        """The head as one linear layer in float64: weights (K, widths * F) and biases (K,)."""
        weight, bias = self.head.weight.double(), self.head.bias.double()
        if self.hidden is None:
            return weight, bias
        return weight @ self.hidden.weight.double(), weight @ self.hidden.bias.double() + bias

    def classify(self, embedded: Tensor, lengths: Tensor) -> Tensor:
        activations = self.activations(self.embedding_dropout(embedded), lengths)
        features = self.pool(activations)
        if self.hidden is not None:
            features = linear(self.hidden, features)
        return linear(self.head, self.dropout(features))


def slide(convolutions: nn.ModuleList, columns: Tensor, lengths: Tensor) -> list[Tensor]:
    """(B, T, E) -> per convolution (B, F, T): its windows by their first token, behind it -inf.

    What lies behind the end of a text is the zero vector; a text without tokens has one window.
    """
    steps, widths = columns.shape[1], [convolution.kernel_size[0] for convolution in convolutions]
    starts = positions_read(lengths.clamp(min=1), steps)  # (B, T)
    real = positions_read(lengths, steps)[:, :, None]
    columns = functional.pad((columns * real).transpose(1, 2), (0, max(widths) - 1))
    return [
        _slide(convolution, columns[:, :, : steps + width - 1]).masked_fill(
            ~starts[:, None], -torch.inf
        )
        for width, convolution in zip(widths, convolutions, strict=True)
    ]


def best_windows(windows: list[Tensor]) -> Tensor:
    """Per width (B, F, T) -> (B, widths * F): each filter at the window where it is highest."""
    # Of equal windows max credits the first, as the explanations do; amax would share it out.
    return torch.cat([window.max(dim=2).values for window in windows], dim=1)


def _slide(convolution: nn.Conv1d, columns: Tensor) -> Tensor:
    """A convolution in the precision of its inputs."""
    weight, bias = convolution.weight.to(columns.dtype), convolution.bias.to(columns.dtype)
    return functional.conv1d(columns, weight, bias)
