"""A network's parts drawn anew, as if it had not been trained, the randomness passed in."""

import torch
from torch import Generator, nn

from textcls.models.cells import WrittenOut
from textcls.models.linear import Linear


@torch.no_grad()
def redraw(module: nn.Module, generator: Generator) -> None:
    """Draw all parameters of a module again, from the distribution that training starts with.

    torch's own for linear, convolutional and recurrent layers: U(-1/sqrt(n), 1/sqrt(n)), with n
    the inputs, or the units of a recurrent layer. A linear model is solved and has no start: its
    weights come from a normal distribution with the spread that they have.
    """
    match module:
        case Linear():
            for parameter in filter(torch.numel, module.parameters()):
                parameter.normal_(0.0, parameter.std(correction=0).item(), generator=generator)
            module.embedding.weight[0] = 0.0
        case nn.Embedding():
            module.weight.normal_(0.0, 0.1, generator=generator)
            module.weight[0] = 0.0
        case WrittenOut():
            _uniform(module, 0.0, 1.0, generator)  # as the course draws its cells
        case nn.Linear() | nn.Conv1d():
            bound = module.weight[0].numel() ** -0.5
            _uniform(module, -bound, bound, generator)
        case nn.RNNBase():
            bound = module.hidden_size**-0.5
            _uniform(module, -bound, bound, generator)
        case nn.BatchNorm1d():
            module.reset_parameters()  # nothing is drawn: all 1 and 0
        case _:
            for child in module.children():
                redraw(child, generator)


def _uniform(module: nn.Module, low: float, high: float, generator: Generator) -> None:
    for parameter in module.parameters():
        parameter.uniform_(low, high, generator=generator)
