"""One filter before a text: every number follows from the weights and from the ledger."""

import pytest

from textcls.attribution import filter_match, filter_trace, ngram_ledger
from textcls.registry import UserError

TEXT = "a great film with a boring plot , but great actor"
CNNS = ["textcnn", "textcnn, no relu", "textcnn, two layers", "widecnn"]


@pytest.mark.parametrize("any_model", CNNS, indirect=True)
@pytest.mark.parametrize("text", [TEXT, "great", "great unheard", "film " * 70])
def test_picks_and_contributions_are_those_of_the_ledger(any_model, text):
    network = any_model.network
    ledger = ngram_ledger(any_model, text, target="middle")
    window = {number: ngram for ngram in ledger.ngrams for number in ngram.filters}
    for number in range(len(network.widths) * network.convolutions[0].out_channels):
        trace = filter_trace(any_model, text, number)
        assert trace.silent == (number not in window)
        assert max(trace.activations) == trace.activations[trace.first]
        assert trace.match.activation == pytest.approx(trace.activations[trace.first])
        if trace.silent:
            assert set(trace.contributions.values()) == {0.0}
        else:
            assert trace.first == window[number].first
            assert trace.match.words.count("<pad>") == window[number].padding
    if network.__class__.__name__ == "TextCNN":
        total = sum(
            filter_trace(any_model, text, number).contributions["middle"] for number in window
        )
        assert total + ledger.bias == pytest.approx(ledger.value)


def test_a_match_of_unknown_words_and_padding_is_that_of_their_rows(tiny_textcnn):
    both = filter_match(tiny_textcnn, 13, ["never-heard", "great", "<pad>"])
    assert both.slots[2] == 0.0
    assert both.slots[0] == filter_match(tiny_textcnn, 13, ["<unk>", "great", "film"]).slots[0]


def test_a_filter_that_is_not_there_is_answered_with_those_that_are(tiny_textcnn, tiny_gru):
    with pytest.raises(UserError, match="no filter 18; 'tiny-textcnn' has the filters 0 to 17"):
        filter_trace(tiny_textcnn, TEXT, 18)
    with pytest.raises(UserError, match="'tiny-gru' is a gru and has no single layer of filters"):
        filter_match(tiny_gru, 0, ["great"])
    with pytest.raises(UserError, match="no word in this text"):
        filter_trace(tiny_textcnn, " ", 0)
