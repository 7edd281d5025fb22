"""The ledger of n-grams: bias and contributions are the logit, and the n-gram named was seen."""

import pytest
import torch

from tests.attribution.conftest import LABELS
from textcls import receipt
from textcls.attribution import BASELINES, explain, has_ngrams, ngram_ledger
from textcls.attribution.base import ask
from textcls.models import TextCNN, WideCNN
from textcls.registry import UserError

SUMS = ["linear", "linear, binary", "textcnn", "textcnn, no relu", "textcnn, two layers", "widecnn"]
TEXT = "a great film with a boring plot , but great actor"


def cnn(words: int, **options) -> TextCNN:
    torch.manual_seed(4)
    return TextCNN(words, 3, **{"size": 8, "filters": 1, "widths": (3,), **options})


@pytest.fixture
def planted(model_of, tiny_textcnn):
    """A model whose one filter answers to `great moving film` and to nothing else so much."""
    network = cnn(len(tiny_textcnn.vocabulary))
    rows = tiny_textcnn.vocabulary.rows(["great", "moving", "film"])
    with torch.no_grad():
        network.embedding.weight.normal_()
        network.convolutions[0].weight.copy_(network.embedding.weight[rows].T[None])
        network.convolutions[0].bias.zero_()
    return model_of(network)


@pytest.mark.parametrize("any_model", SUMS, indirect=True)
@pytest.mark.parametrize("target", LABELS)
@pytest.mark.parametrize("text", [TEXT, "great", "great unheard", "film " * 70])
def test_bias_and_contributions_are_the_logit(any_model, target, text):
    ledger = ngram_ledger(any_model, text, target=target)
    total = ledger.bias + sum(ngram.contribution for ngram in ledger.ngrams)
    assert ledger.value == pytest.approx(total, rel=1e-5)
    assert ledger.residual == pytest.approx(0.0, abs=1e-5 * abs(ledger.value))
    assert ledger.value == ledger.prediction.logits[target]


@pytest.mark.parametrize("any_model", SUMS, indirect=True)
def test_rather_than_another_class_is_the_difference_of_two_ledgers(any_model):
    one, other = (ngram_ledger(any_model, TEXT, target=name) for name in ("low", "high"))
    both = ngram_ledger(any_model, TEXT, target="low", against="high")
    assert both.bias == pytest.approx(one.bias - other.bias)
    expected = {(n.first, n.width): n.contribution for n in one.ngrams}
    for ngram in other.ngrams:
        place = (ngram.first, ngram.width)
        expected[place] = expected.get(place, 0.0) - ngram.contribution
    found = {(n.first, n.width): n.contribution for n in both.ngrams}
    assert found == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("any_model", ["textcnn", "textcnn, no relu"], indirect=True)
def test_every_filter_is_named_once_or_counted_as_inactive(any_model):
    ledger = ngram_ledger(any_model, TEXT)
    named = [index for ngram in ledger.ngrams for index in ngram.filters]
    filters = any_model.network.head.in_features
    assert len(named) == len(set(named)) == filters - ledger.inactive
    if not any_model.network.relu:
        assert ledger.inactive == 0


def test_a_filter_planted_for_three_words_is_named_with_these_three(planted):
    text = "the plot: great Moving film (and a great actor)"
    (ngram,) = ngram_ledger(planted, text).ngrams
    assert (ngram.text, ngram.first, ngram.width, ngram.padding) == ("great moving film", 3, 3, 0)
    assert text[ngram.start : ngram.end] == "great Moving film"
    assert ngram.filters == (0,)


@pytest.mark.parametrize(
    ("text", "first", "padding"),
    [("great moving", 0, 1), ("great", 0, 2), ("plot great moving film", 1, 0)],
)
def test_windows_that_reach_behind_the_text_count_their_padding(planted, text, first, padding):
    (ngram,) = ngram_ledger(planted, text).ngrams
    assert (ngram.first, ngram.padding) == (first, padding)
    assert len(ngram.text.split()) == ngram.width - padding
    assert ngram.end == len(text)


def test_of_equal_windows_the_first_is_named(planted):
    (ngram,) = ngram_ledger(planted, "great moving film , great moving film").ngrams
    assert ngram.first == 0


def test_filters_that_relu_silences_add_nothing_and_are_counted(planted):
    planted.network.convolutions[0].bias.fill_(-1000.0)
    ledger = ngram_ledger(planted, TEXT)
    assert (ledger.ngrams, ledger.inactive) == ((), 1)
    assert ledger.value == pytest.approx(ledger.bias)


def test_without_relu_a_filter_below_zero_counts(planted):
    planted.network.convolutions[0].bias.fill_(-1000.0)
    planted.network.relu = False
    (ngram,) = ngram_ledger(planted, TEXT).ngrams
    assert abs(ngram.contribution) > 1.0


def test_the_contribution_of_a_filter_is_its_weight_times_its_match(planted):
    (ngram,) = ngram_ledger(planted, "a great moving film", target="middle").ngrams
    kernel = planted.network.convolutions[0].weight[0]
    match = kernel.square().sum() + planted.network.convolutions[0].bias[0]
    expected = planted.network.head.weight[1, 0] * match
    assert ngram.contribution == pytest.approx(expected.item(), rel=1e-5)


def test_ngrams_come_strongest_first(tiny_textcnn):
    sizes = [abs(ngram.contribution) for ngram in ngram_ledger(tiny_textcnn, TEXT).ngrams]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) > 1


def test_a_network_that_is_no_sum_over_ngrams_says_so(tiny_gru):
    assert not has_ngrams(tiny_gru)
    with pytest.raises(UserError, match=r"'tiny-gru' is a gru, .* use the method 'ig'"):
        ngram_ledger(tiny_gru, TEXT)


CNNS = ["textcnn", "textcnn, no relu", "textcnn, two layers", "widecnn"]


@pytest.mark.parametrize("any_model", CNNS, indirect=True)
@pytest.mark.parametrize("text", [TEXT, "great", "great film"])
def test_the_words_of_a_window_and_the_bias_are_what_the_filter_found(any_model, text):
    question = ask(any_model, text, "high", "low")
    size = any_model.network.embedding.embedding_dim
    activations = any_model.network.activations(question.embedded[:, :, :size], question.lengths)
    found = torch.cat([window.amax(dim=2)[0] for window in activations]).tolist()
    for ngram in ngram_ledger(any_model, text, target="high", against="low").ngrams:
        assert len(ngram.by_word) in (0, ngram.width - ngram.padding)
        for match in ngram.matches:
            assert match.activation == pytest.approx(found[match.filter], abs=1e-5)
            assert match.share == 1.0
        parts = sum(match.contribution for match in ngram.matches) + ngram.bag
        assert ngram.contribution == pytest.approx(parts, abs=1e-9)


@pytest.mark.parametrize("any_model", SUMS, indirect=True)
@pytest.mark.parametrize("baseline", BASELINES)
@pytest.mark.parametrize("text", [TEXT, "great", "film " * 70])
def test_from_a_baseline_the_windows_are_what_the_text_changed(any_model, baseline, text):
    ledger = ngram_ledger(any_model, text, target="low", against="high", baseline=baseline)
    assert abs(ledger.residual) <= 1e-6 * (abs(ledger.value) + abs(ledger.bias))
    assert ledger.baseline == baseline
    assert sum(ledger.start_probabilities.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("any_model", CNNS, indirect=True)
@pytest.mark.parametrize("baseline", BASELINES)
@pytest.mark.parametrize("text", [TEXT, "great"])
def test_windows_and_tokens_are_two_sums_of_the_same_parts(any_model, baseline, text):
    """What a word adds through the windows that hold it, the bag's included, is its score."""
    ledger = ngram_ledger(any_model, text, target="low", baseline=baseline)
    tokens = explain(any_model, text, method="exact-ig", target="low", baseline=baseline)
    accounts = [receipt.of_word(ledger, token) for token in range(len(tokens.scores))]
    assert [account.total[1] for account in accounts] == pytest.approx(tokens.scores, abs=1e-9)
    bag = isinstance(any_model.network, WideCNN)
    assert {len(account.parts) for account in accounts} == {2 if bag else 1}
    for account in accounts:
        assert account.total[1] == pytest.approx(sum(number for _, number in account.parts))
    assert ledger.bias == pytest.approx(tokens.base_value)


def test_a_window_is_credited_with_its_share_of_the_way(planted):
    """Without ReLU the one filter's shares of the way are the whole way."""
    planted.network.relu = False
    ledger = ngram_ledger(planted, "plot great moving film", baseline="mean")
    matches = [match for ngram in ledger.ngrams for match in ngram.matches]
    assert sum(match.share for match in matches) == pytest.approx(1.0)
    assert {match.bias for match in matches} == {0.0}


def test_a_filter_that_never_rises_from_the_baseline_is_inactive(planted):
    planted.network.convolutions[0].bias.fill_(-1000.0)
    ledger = ngram_ledger(planted, TEXT, baseline="mean")
    assert (ledger.ngrams, ledger.inactive) == ((), 1)
    assert ledger.value == pytest.approx(ledger.bias)


@pytest.mark.parametrize("any_model", ["linear", "textcnn"], indirect=True)
def test_a_wrong_baseline_is_answered_with_the_right_ones(any_model):
    with pytest.raises(UserError, match="no baseline 'pat'; there are: pad, unk, mean, zero"):
        ngram_ledger(any_model, TEXT, baseline="pat")
