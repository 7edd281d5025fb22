"""Packed recurrent nets against torch's own run over one text, and written cells against both."""

import itertools

import pytest
import torch

from textcls.models import GRU, LSTM, RNN
from textcls.models.cells import GRUCell, RNNCell

TEXT = torch.tensor([[3, 9, 4, 1, 7, 7, 2]])
LENGTH = torch.tensor([7])


@pytest.mark.parametrize(
    ("kind", "layers", "both", "pooling"),
    list(itertools.product((RNN, GRU, LSTM), (1, 2), (False, True), ("last", "mean", "max"))),
)
def test_a_single_text_is_answered_as_torch_runs_it_unpacked(kind, layers, both, pooling):
    torch.manual_seed(3)
    network = kind(
        12, 2, size=5, hidden=4, layers=layers, bidirectional=both, pooling=pooling
    ).eval()
    outputs, _ = network.states(network.embed(TEXT))  # (1, T, directions * H)
    pooled = {
        "last": torch.cat([outputs[:, -1, :4], outputs[:, 0, 4:]], dim=1),
        "mean": outputs.mean(dim=1),
        "max": outputs.amax(dim=1),
    }[pooling]
    assert torch.allclose(network(TEXT, LENGTH), network.head(pooled), atol=1e-6)


def test_a_text_is_read_up_to_its_end_and_no_further():
    torch.manual_seed(3)
    network = GRU(12, 2, size=5, hidden=4).eval()
    padded = torch.cat([TEXT, torch.zeros(1, 5, dtype=torch.long)], dim=1)
    assert torch.allclose(network(padded, LENGTH), network(TEXT, LENGTH), atol=1e-6)
    after_padding = network.head(network.states(network.embed(padded))[1][-1])
    assert not torch.allclose(network(padded, LENGTH), after_padding, atol=1e-3)


@pytest.mark.parametrize(
    ("written", "own"), [(RNNCell, torch.nn.RNN), (GRUCell, torch.nn.GRU)], ids=["rnn", "gru"]
)
def test_a_cell_written_from_its_formula_equals_that_of_torch(written, own):
    torch.manual_seed(3)
    reference, cell = own(5, 4, batch_first=True), written(5, 4)
    cell.load_state_dict(reference.state_dict())
    embedded = torch.randn(3, 20, 5)
    assert torch.allclose(cell(embedded), reference(embedded)[0], atol=1e-5)


def test_a_layer_between_the_pooled_state_and_the_head_is_used():
    torch.manual_seed(3)
    network = LSTM(12, 2, size=5, hidden=4, fully_connected=3).eval()
    state = network.states(network.embed(TEXT))[1][0][-1]
    expected = network.head(network.fully_connected(state).relu())
    assert torch.allclose(network(TEXT, LENGTH), expected, atol=1e-6)
