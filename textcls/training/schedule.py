"""How fast to learn, what to pull on, and the mean of the weights on the way."""

import math

import torch

from textcls.models import Classifier
from textcls.values import Training


def parameter_groups(network: Classifier, weight_decay: float) -> list[dict]:
    """Decay pulls on weights, not on word vectors or biases."""
    decayed = [
        p for name, p in network.named_parameters() if p.ndim > 1 and "embedding" not in name
    ]
    chosen = {id(parameter) for parameter in decayed}
    rest = [p for p in network.parameters() if id(p) not in chosen]
    return [{"params": decayed, "weight_decay": weight_decay}, {"params": rest}]


def scheduler(optimizer: torch.optim.Optimizer, options: Training, steps: int):
    """Learning rate over batches: linear to zero, half a cosine, or constant; or by plateau."""
    if options.schedule == "plateau":
        return torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.1, patience=3)
    shapes = {
        "constant": lambda step: 1.0,
        "linear": lambda step: max(1.0 - step / steps, 0.0),
        "cosine": lambda step: 0.5 + 0.5 * math.cos(math.pi * min(step / steps, 1.0)),
    }
    return torch.optim.lr_scheduler.LambdaLR(optimizer, shapes[options.schedule])


class Average:
    """An exponential moving average of the weights, swapped in to validate and to keep.

    Early on the mean is over the steps so far, or it would remember the random start.
    """

    def __init__(self, network: Classifier, decay: float) -> None:
        self.network, self.decay = network, decay
        self.mean = [p.detach().clone() for p in network.parameters()] if decay else []

    @torch.no_grad()
    def update(self, step: int) -> None:
        if self.mean:
            decay = min(self.decay, step / (step + 10))
            torch._foreach_lerp_(
                self.mean, [p.detach() for p in self.network.parameters()], 1 - decay
            )

    def in_place(self) -> "Average":
        return self

    def __enter__(self) -> None:
        self._swap()

    def __exit__(self, *exception: object) -> None:
        self._swap()

    @torch.no_grad()
    def _swap(self) -> None:
        for mean, parameter in zip(self.mean, self.network.parameters(), strict=False):
            kept = parameter.detach().clone()
            parameter.copy_(mean)
            mean.copy_(kept)
