"""The cells written from their formulas are torch's, and the course's nets read the padding."""

import pytest
import torch
from torch import nn

from textcls.models import CourseGRU, CourseRNN
from textcls.models.cells import GRUCell, RNNCell


@pytest.mark.parametrize(("cell", "theirs"), [(RNNCell, nn.RNN), (GRUCell, nn.GRU)])
def test_a_written_cell_equals_torchs_with_the_same_weights(cell, theirs):
    torch.manual_seed(0)
    ours, reference = cell(7, 5), theirs(7, 5, batch_first=True)
    reference.load_state_dict(ours.state_dict())
    embedded = torch.randn(4, 30, 7)
    with torch.no_grad():
        assert torch.allclose(ours(embedded), reference(embedded)[0], atol=1e-5)


@pytest.mark.parametrize("architecture", [CourseRNN, CourseGRU])
def test_the_courses_weights_are_positive_and_its_state_is_read_after_the_padding(architecture):
    torch.manual_seed(0)
    network = architecture(20, 3, size=6, hidden=8, steps=40).eval()
    assert all((parameter >= 0).all() for parameter in network.states.parameters())
    ids = torch.randint(2, 20, (1, 5))
    with torch.no_grad():
        short = network(ids, torch.tensor([5]))
        by_hand = network.states(nn.functional.pad(network.embed(ids), (0, 0, 0, 35)))[:, -1]
        assert torch.allclose(short, network.head(by_hand))


def test_the_courses_rnn_forgets_what_it_read_behind_the_padding():
    torch.manual_seed(0)
    network = CourseRNN(20, 3, size=6, hidden=8, steps=40).eval()
    with torch.no_grad():
        answers = [network(torch.randint(2, 20, (1, 5)), torch.tensor([5])) for _ in range(10)]
    assert all(torch.allclose(answer, answers[0], atol=1e-4) for answer in answers)
