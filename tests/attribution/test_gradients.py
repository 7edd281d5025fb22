"""Numeric Integrated Gradients: complete, right on curves, and without a trace on the network."""

import pytest
import torch

from tests.attribution.conftest import KINDS
from textcls import artifacts, inference
from textcls.attribution import BASELINES, explain
from textcls.attribution.base import baseline_vector
from textcls.values import TokenAttribution

TEXT = "a great film with a boring plot , but great actor"


def scores_of(model, text: str = TEXT, **asked) -> TokenAttribution:
    return explain(model, text, method="ig", **asked)


def embedded(model, text: str) -> tuple[torch.Tensor, torch.Tensor]:
    ids, lengths = inference.pad([inference.encode(model, text).rows])
    return model.network.embed(ids), lengths


def by_riemann(model, target: str, baseline: str, *, steps: int) -> torch.Tensor:
    """Integrated Gradients as a sum over midpoints: slow, and simple enough to trust."""
    text, lengths = embedded(model, TEXT)
    base = baseline_vector(model.network, text, baseline).expand_as(text)
    places = (torch.arange(steps)[:, None, None] + 0.5) / steps
    path = (base + places * (text - base)).requires_grad_()
    logits = model.network.classify(path, lengths.expand(steps))
    logits[:, model.card.labels.index(target)].sum().backward()
    return model.network.per_token((path.grad.mean(dim=0) * (text - base)[0]).double())


@pytest.mark.parametrize("baseline", BASELINES)
def test_scores_add_up_to_what_the_text_changed(any_model, baseline):
    scores = scores_of(any_model, baseline=baseline)
    text, lengths = embedded(any_model, TEXT)
    base = baseline_vector(any_model.network, text, baseline).expand_as(text)
    place = any_model.card.labels.index(scores.target)
    value = any_model.network.classify(text, lengths)[0, place].item()
    base_value = any_model.network.classify(base, lengths)[0, place].item()
    assert scores.value == pytest.approx(value, rel=1e-4, abs=1e-5)
    assert scores.base_value == pytest.approx(base_value, rel=1e-4, abs=1e-5)
    assert len(scores.scores) == len(scores.prediction.tokens)
    close = abs(scores.residual) <= 0.0101 * abs(value - base_value) + 1e-6
    assert close or scores.steps == 2048


@pytest.mark.parametrize("kind", ["textcnn", "gru"])
@pytest.mark.parametrize("baseline", ["pad", "mean"])
def test_scores_are_those_of_four_thousand_steps(tiny_artifacts, kind, baseline):
    model = artifacts.load(f"tiny-{kind}", tiny_artifacts)
    scores = scores_of(model, target="positive", baseline=baseline)
    reference = by_riemann(model, "positive", baseline, steps=4096)
    error = (torch.tensor(scores.scores, dtype=torch.float64) - reference).abs().max()
    assert error <= 0.02 * reference.abs().sum()


@pytest.mark.parametrize(("target", "factor"), [("low", 1.0), ("middle", -2.0)])
def test_a_cubic_curve_is_integrated_exactly(cubic, target, factor):
    sums = embedded(cubic, TEXT)[0][0].double().sum(dim=1)
    expected = factor * sums * sums.sum() ** 2
    scores = scores_of(cubic, target=target)
    assert scores.scores == pytest.approx(expected.tolist(), rel=1e-4)
    assert scores.steps == 32


def test_why_rather_than_another_class_is_the_difference_of_the_two(cubic):
    one, other = (scores_of(cubic, target=target) for target in ("low", "middle"))
    both = scores_of(cubic, target="low", against="middle")
    differences = [a - b for a, b in zip(one.scores, other.scores, strict=True)]
    assert both.scores == pytest.approx(differences, rel=1e-4)
    assert both.value == pytest.approx(one.value - other.value, rel=1e-5)
    assert both.base_value == pytest.approx(one.base_value - other.base_value, abs=1e-6)


def test_asking_the_other_way_round_turns_every_sign(tiny_gru):
    there = scores_of(tiny_gru, target="positive", against="negative")
    back = scores_of(tiny_gru, target="negative", against="positive")
    assert there.scores == pytest.approx([-score for score in back.scores], rel=1e-5, abs=1e-7)


@pytest.mark.parametrize(
    "any_model", [kind for kind in KINDS if not kind.startswith(("linear", "wide"))], indirect=True
)
def test_a_head_turned_round_turns_the_scores_round(any_model):
    before = scores_of(any_model, target="low")
    any_model.network.head.weight.neg_()
    any_model.network.head.bias.neg_()
    after = scores_of(any_model, target="low")
    assert after.scores == pytest.approx([-score for score in before.scores], rel=1e-4, abs=1e-6)
    assert after.base_value == pytest.approx(-before.base_value, rel=1e-5, abs=1e-6)


def test_a_word_that_stands_twice_gets_two_scores(tiny_gru):
    scores = scores_of(tiny_gru, "great plot plot plot plot plot great")
    assert scores.scores[0] != pytest.approx(scores.scores[-1], rel=1e-3)


def test_the_word_that_decides_gets_the_highest_score(tiny_model):
    scores = scores_of(tiny_model, "the film was great and the plot", target="positive")
    assert scores.scores.index(max(scores.scores)) == 3
    assert scores.value > scores.base_value


def test_a_text_that_is_its_baseline_changes_nothing(tiny_model):
    scores = scores_of(tiny_model, "zyzzyva qwertz", baseline="unk")
    assert scores.scores == pytest.approx([0.0, 0.0], abs=1e-7)
    assert scores.residual == pytest.approx(0.0, abs=1e-6)


def test_one_word_and_the_longest_text_are_explained(tiny_model):
    for text, count in (("great", 1), ("film plot " * 500 + "great", 64)):
        assert len(scores_of(tiny_model, text).scores) == count


def test_explaining_leaves_no_trace_on_the_network(any_model):
    before = {name: tensor.clone() for name, tensor in any_model.network.state_dict().items()}
    scores_of(any_model)
    network = any_model.network
    assert not network.training
    assert all(p.grad is None and not p.requires_grad for p in network.parameters())
    assert not any(m._forward_hooks or m._forward_pre_hooks for m in network.modules())
    assert not any(m._backward_hooks for m in network.modules())
    assert all(torch.equal(t, before[name]) for name, t in network.state_dict().items())


def test_the_baseline_is_answered_with_probabilities(tiny_model):
    scores = scores_of(tiny_model, target="positive", baseline="zero")
    assert sum(scores.base_probabilities.values()) == pytest.approx(1.0)
    assert set(scores.base_probabilities) == set(tiny_model.card.labels)
