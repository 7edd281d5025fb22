"""An RNN and a GRU cell written from their formulas; with the same weights they equal torch's.

They take their parameters under torch's names and in torch's layout, so that the weights of the
one load into the other. Elman (1990); Cho et al. (2014), arXiv 1406.1078, in the variant of
torch, where the reset gate acts after the product with the state.
"""

import torch
from torch import Tensor, nn


class WrittenOut(nn.Module):
    """Parameters of one layer, and the walk over time."""

    gates: int

    def __init__(self, size: int, hidden: int) -> None:
        super().__init__()
        rows = self.gates * hidden
        self.hidden = hidden
        self.weight_ih_l0 = nn.Parameter(torch.empty(rows, size))
        self.weight_hh_l0 = nn.Parameter(torch.empty(rows, hidden))
        self.bias_ih_l0 = nn.Parameter(torch.empty(rows))
        self.bias_hh_l0 = nn.Parameter(torch.empty(rows))
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -(hidden**-0.5), hidden**-0.5)

    def step(self, inputs: Tensor, state: Tensor) -> Tensor:
        """(B, gates * H) inputs already multiplied, (B, H) state -> (B, H) next state."""
        raise NotImplementedError

    def forward(self, embedded: Tensor) -> Tensor:
        """(B, T, E) -> (B, T, H): the state after every step, from h_0 = 0."""
        inputs = embedded @ self.weight_ih_l0.T + self.bias_ih_l0  # (B, T, gates * H)
        state = embedded.new_zeros(len(embedded), self.hidden)
        states = []
        for at_step in inputs.unbind(dim=1):
            state = self.step(at_step, state)
            states.append(state)
        return torch.stack(states, dim=1)


class RNNCell(WrittenOut):
    """h_t = tanh(W x_t + b + U h_(t-1) + c)."""

    gates = 1

    def step(self, inputs: Tensor, state: Tensor) -> Tensor:
        return torch.tanh(inputs + state @ self.weight_hh_l0.T + self.bias_hh_l0)


class GRUCell(WrittenOut):
    """r = s(W_r x + U_r h), z = s(W_z x + U_z h), n = tanh(W x + r * U h), h' = (1-z) n + z h."""

    gates = 3

    def step(self, inputs: Tensor, state: Tensor) -> Tensor:
        x_r, x_z, x_n = inputs.chunk(3, dim=1)
        h_r, h_z, h_n = (state @ self.weight_hh_l0.T + self.bias_hh_l0).chunk(3, dim=1)
        reset, update = torch.sigmoid(x_r + h_r), torch.sigmoid(x_z + h_z)
        candidate = torch.tanh(x_n + reset * h_n)
        return (1 - update) * candidate + update * state
