"""The map of filters and words shows what the network computes, and marks what it keeps."""

import pytest
import torch

from textcls.attribution import activation_map, ngram_ledger
from textcls.attribution.base import ask
from textcls.registry import UserError

TEXT = "a great film with a boring plot , but great actor"
CNNS = ["textcnn", "textcnn, no relu", "textcnn, two layers", "widecnn"]


@pytest.mark.parametrize("any_model", CNNS, indirect=True)
@pytest.mark.parametrize("text", [TEXT, "great", "great film"])
def test_every_cell_is_what_the_network_finds_there(any_model, text):
    network = any_model.network
    width = max(network.widths)
    shown = activation_map(any_model, text, width, target="high")
    question = ask(any_model, text, "high", None)
    size = network.embedding.embedding_dim
    windows = network.activations(question.embedded[:, :, :size], question.lengths)
    place = network.widths.index(width)
    each = network.convolutions[0].out_channels
    for number, row in zip(shown.filters, shown.activations, strict=True):
        expected = windows[place][0, number - place * each]
        assert torch.allclose(torch.tensor(row, dtype=torch.float64), expected, atol=1e-6)


@pytest.mark.parametrize("any_model", ["textcnn", "textcnn, no relu"], indirect=True)
def test_the_marks_are_the_windows_of_the_ledger(any_model):
    ledger = ngram_ledger(any_model, TEXT, target="high", against="low")
    expected = {
        match.filter: (ngram.first, match.contribution)
        for ngram in ledger.ngrams
        for match in ngram.matches
    }
    found = {}
    for width in any_model.network.widths:
        shown = activation_map(any_model, TEXT, width, target="high", against="low")
        for number, first, adds in zip(
            shown.filters, shown.picked, shown.contributions, strict=True
        ):
            if first is not None:
                found[number] = (first, pytest.approx(adds, abs=1e-9))
        sizes = [abs(adds) for adds in shown.contributions]
        assert sizes == sorted(sizes, reverse=True)
    assert found == expected


def test_windows_are_named_with_their_padding(tiny_textcnn):
    shown = activation_map(tiny_textcnn, "great film", 3)
    assert [shown.window(first) for first in range(2)] == [
        "great film + 1 padding",
        "film + 2 padding",
    ]


def test_widths_and_networks_without_filters_are_answered_with_a_sentence(tiny_textcnn, tiny_gru):
    with pytest.raises(UserError, match="no filters of width 9, only of"):
        activation_map(tiny_textcnn, "great", 9)
    with pytest.raises(UserError, match="'tiny-gru' is a gru and has no single layer of filters"):
        activation_map(tiny_gru, "great", 3)
