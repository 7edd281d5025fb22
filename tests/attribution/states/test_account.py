"""Bias and steps are the logit, for every network with states; the curve is of the prefixes."""

import itertools

import pytest
import torch

from tests.attribution.states.conftest import COURSE, KINDS, PLAIN, TEXTS, WINDOWS, WITH_LAYER
from textcls.attribution.states import has_states, hidden_states, state_trace
from textcls.inference import predict
from textcls.models import GRU
from textcls.registry import UserError

TEXT = TEXTS[12]


SHORT = [TEXTS[length] for length in (1, 2, 12)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", [0, 1])
def test_bias_and_steps_are_the_logit_and_the_answer_is_the_models_own(recurrent, kind, seed):
    model = recurrent(kind, seed=seed)
    for text, target in zip(SHORT, model.card.labels, strict=True):
        trace = state_trace(model, text, target=target)
        assert trace.value == trace.prediction.logits[target]
        assert trace.value == pytest.approx(trace.bias + sum(trace.contributions), abs=1e-12)
        assert abs(trace.residual) < 1e-12
        own = predict(model, [text])[0]
        assert trace.prediction.logits == pytest.approx(own.logits, abs=1e-4)
        assert trace.prediction.tokens == own.tokens
        assert state_trace(model, text).target == own.label


LONG = [
    "rnn, 1 layers, 1 directions, mean",
    "gru, 1 layers, 1 directions, max",
    "lstm, 2 layers, 2 directions, last",
    "lstm, 2 layers, 2 directions, mean, layer before the head",
]


@pytest.mark.parametrize("kind", LONG)
def test_500_tokens_add_up_too(recurrent, kind):
    model = recurrent(kind)
    trace = state_trace(model, TEXTS[500])
    assert len(trace.contributions) == 500
    assert abs(trace.residual) < 1e-12
    assert trace.prediction.logits == pytest.approx(
        predict(model, [TEXTS[500]])[0].logits, abs=1e-4
    )


def test_rather_than_another_class_is_the_difference_of_two_accounts(any_recurrent):
    low, high = (state_trace(any_recurrent, TEXT, target=name) for name in ("low", "high"))
    both = state_trace(any_recurrent, TEXT, target="low", against="high")
    assert both.bias == pytest.approx(low.bias - high.bias, abs=1e-12)
    differences = [a - b for a, b in zip(low.contributions, high.contributions, strict=True)]
    assert both.contributions == pytest.approx(differences, abs=1e-12)


@pytest.mark.parametrize("kind", ["gru, 1 layers, 2 directions, last", "rnn-course"])
def test_negating_the_head_negates_bias_and_steps(recurrent, kind):
    model = recurrent(kind)
    before = state_trace(model, TEXT, target="low")
    model.network.head.weight.neg_()
    model.network.head.bias.neg_()
    after = state_trace(model, TEXT, target="low")
    assert after.bias == -before.bias
    assert after.contributions == pytest.approx([-step for step in before.contributions])


def test_a_step_of_the_last_state_is_what_the_logit_gains_with_its_token(recurrent):
    model = recurrent("lstm, 2 layers, 1 directions, last")
    words = TEXT.split()
    trace = state_trace(model, TEXT, target="high")
    prefixes = [" ".join(words[: end + 1]) for end in range(len(words))]
    logits = [trace.bias, *(answer.logits["high"] for answer in predict(model, prefixes))]
    gains = [after - before for before, after in itertools.pairwise(logits)]
    assert trace.contributions == pytest.approx(gains, abs=1e-5)


def test_the_backward_direction_is_credited_to_the_tokens_it_read(recurrent):
    """Reading backwards, a direction meets the last token first: it alone, if all others are cut.

    With the forward direction's share of the head at zero, only what stands behind a token can
    decide what the token adds.
    """
    model = recurrent("gru, 1 layers, 2 directions, last")
    model.network.head.weight[:, :4] = 0.0
    long = state_trace(model, "great film was boring", target="low")
    short = state_trace(model, "was boring", target="low")
    assert not any(long.steps["forward"])
    assert long.steps["backward"][2:] == pytest.approx(short.steps["backward"])


def test_the_maximum_over_time_is_credited_to_the_step_it_was_taken_from(recurrent):
    model = recurrent("gru, 1 layers, 1 directions, max")
    network = model.network
    outputs, _ = network.states(network.embed(torch.tensor([model.vocabulary.rows(TEXT.split())])))
    best, places = outputs[0].max(dim=0)
    expected = [0.0] * len(TEXT.split())
    for unit, place in enumerate(places.tolist()):
        expected[place] += (best[unit] * network.head.weight[0, unit]).item()
    assert state_trace(model, TEXT, target="low").contributions == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("kind", [kind for kind in WITH_LAYER if "mean" in kind])
def test_with_relu_before_the_head_the_units_that_are_on_are_counted(recurrent, kind):
    model = recurrent(kind)
    network = model.network
    outputs, _ = network.states(network.embed(torch.tensor([model.vocabulary.rows(TEXT.split())])))
    on = (network.fully_connected(outputs[0].mean(dim=0)) > 0).sum().item()
    assert state_trace(model, TEXT).active == (on, 5)


def test_without_such_a_layer_no_units_are_counted(recurrent):
    assert state_trace(recurrent("rnn, 1 layers, 1 directions, last"), TEXT).active is None


@pytest.mark.parametrize("kind", WINDOWS)
def test_filters_that_are_off_leave_the_mean_of_the_states(recurrent, kind):
    model = recurrent(kind)
    network = model.network
    for convolution in network.convolutions:
        convolution.bias.fill_(-100.0)
    trace = state_trace(model, TEXT, target="low")
    states = hidden_states(model, TEXT)
    assert trace.active == (0, 10)
    assert not any(trace.steps["word"])
    for each, weights in zip(states, network.head.weight[0, :8].double().chunk(2), strict=True):
        expected = weights @ torch.tensor(each.units, dtype=torch.float64) / len(TEXT.split())
        assert trace.steps[each.direction] == pytest.approx(expected.tolist(), abs=1e-12)


@pytest.mark.parametrize("way", ["forward", "backward", "word"])
def test_a_filter_is_credited_to_what_it_looks_at(recurrent, way):
    model = recurrent("rcnn")
    network = model.network
    network.head.weight[:, :8] = 0.0  # of the mean state
    seen = {"forward": slice(0, 4), "backward": slice(4, 8), "word": slice(8, None)}[way]
    for convolution in network.convolutions:
        kernel = convolution.weight[:, seen].clone()
        convolution.weight.zero_()
        convolution.weight[:, seen] = kernel
    trace = state_trace(model, TEXT)
    assert any(trace.steps[way])
    assert trace.contributions == trace.steps[way]


def test_an_ngram_of_the_bag_is_credited_to_its_words(recurrent):
    model = recurrent("widercnn")
    trace = state_trace(model, TEXT, target="low", against="high")
    model.network.head.weight.zero_()
    model.network.head.bias.zero_()
    alone = state_trace(model, TEXT, target="low", against="high")
    assert alone.contributions == alone.steps["n-grams"] == trace.steps["n-grams"]
    assert alone.value == pytest.approx(alone.bias + sum(trace.steps["n-grams"]), abs=1e-12)


# --- the curve -------------------------------------------------------------------------------


def test_the_curve_is_the_answer_to_every_prefix(any_recurrent):
    words = TEXT.split()
    prefixes = [" ".join(words[: end + 1]) for end in range(len(words))]
    curve = state_trace(any_recurrent, TEXT).curve
    answers = predict(any_recurrent, prefixes)
    for label in any_recurrent.card.labels:
        expected = [answer.probabilities[label] for answer in answers]
        assert curve[label] == pytest.approx(expected, abs=1e-5)


def test_the_curve_ends_at_the_prediction(any_recurrent):
    for text in SHORT:
        trace = state_trace(any_recurrent, text)
        ends = {label: points[-1] for label, points in trace.curve.items()}
        assert ends == pytest.approx(trace.prediction.probabilities, abs=1e-5)
        assert {len(points) for points in trace.curve.values()} == {len(trace.prediction.tokens)}


# --- padding, and what has no states ---------------------------------------------------------


@pytest.mark.parametrize("kind", COURSE)
def test_the_courses_nets_have_a_step_for_each_padding_they_read(recurrent, kind):
    trace = state_trace(recurrent(kind), TEXT)
    assert len(trace.contributions) == 40
    assert trace.padding == 40 - len(TEXT.split())
    assert any(trace.contributions[-5:]) or kind == "rnn-course"


@pytest.mark.parametrize("kind", list(PLAIN)[::5])
def test_other_nets_read_no_padding(recurrent, kind):
    trace = state_trace(recurrent(kind), TEXT)
    assert trace.padding == 0
    assert len(trace.contributions) == len(TEXT.split())


def test_nothing_is_written_on_the_network(any_recurrent):
    before = {name: p.clone() for name, p in any_recurrent.network.state_dict().items()}
    state_trace(any_recurrent, TEXT)
    after = any_recurrent.network.state_dict()
    assert all(after[name].dtype == torch.float32 for name in before)
    assert all(torch.equal(before[name], after[name]) for name in before)
    assert not any(parameter.requires_grad for parameter in any_recurrent.network.parameters())


def test_a_network_without_states_says_so(tiny_textcnn):
    assert not has_states(tiny_textcnn)
    with pytest.raises(UserError, match="'tiny-textcnn' is a textcnn, which has no states"):
        state_trace(tiny_textcnn, TEXT)


def test_mistakes_are_sentences(tiny_gru):
    assert isinstance(tiny_gru.network, GRU)
    with pytest.raises(UserError, match="no word in this text"):
        state_trace(tiny_gru, "   ")
    with pytest.raises(UserError, match="no class 'nope'"):
        state_trace(tiny_gru, TEXT, target="nope")
    with pytest.raises(UserError, match="cannot be explained against itself"):
        state_trace(tiny_gru, TEXT, target="positive", against="positive")
