"""Receptive fields: stretches add up to the logit, and a maximum sees no word beside its own."""

import pytest
import torch

from textcls.attribution import receptive_fields
from textcls.registry import UserError

TEXT = "a great film with a boring plot , but great actor"


@pytest.mark.parametrize("any_model", ["stridecnn"], indirect=True)
@pytest.mark.parametrize("text", ["great", "great film", TEXT, f"{TEXT} and " * 4])
def test_bias_and_stretches_are_the_logit(any_model, text):
    ledger = receptive_fields(any_model, text, target="low", against="high")
    scale = abs(ledger.value) + abs(ledger.bias)
    assert ledger.ngrams
    assert ledger.residual == pytest.approx(0.0, abs=1e-5 * scale)
    channels = [number for stretch in ledger.ngrams for number in stretch.filters]
    assert len(channels) == len(set(channels)) == 5 - ledger.inactive
    for stretch in ledger.ngrams:
        assert stretch.text.split() == text.split()[stretch.first :][: stretch.width]
        assert stretch.padding == 0


@pytest.mark.parametrize("any_model", ["stridecnn"], indirect=True)
def test_a_position_depends_on_the_words_of_its_field_and_on_no_other(any_model):
    network, length = any_model.network, torch.tensor([40])
    for layer in network.norms:
        layer.bias.fill_(5.0)  # no ReLU is shut, so that every path is open
    embedded = torch.randn(1, 40, 6, requires_grad=True)
    positions = network.features(embedded, length).sum(dim=1)[0]
    for position, found in enumerate(positions):
        (gradient,) = torch.autograd.grad(found, embedded, retain_graph=True)
        first, last = network.receptive_field(position)
        seen = gradient[0].abs().sum(dim=1).nonzero().flatten().tolist()
        assert seen == list(range(max(first, 0), min(last, 39) + 1))


def test_a_network_of_another_kind_says_so(tiny_gru):
    with pytest.raises(UserError, match="'tiny-gru' is a gru; receptive fields are shown of nets"):
        receptive_fields(tiny_gru, TEXT)
