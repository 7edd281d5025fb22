"""Shapley values and LIME are what their definitions say, and the same every time."""

import itertools
import math

import pytest
import torch

from tests.networks import small_network
from textcls.attribution import explain
from textcls.attribution.base import ask
from textcls.attribution.games import values_of
from textcls.attribution.sampling import _changed_texts

TEXT = "a great film with a boring plot , but great actor"
SHORT = "a great film but boring plot and bad"  # 8 words: more orders than are gone through


def by_definition(model, text: str) -> list[float]:
    """Shapley values from F of every part of a text: sum of weighted gains over all subsets."""
    question = ask(model, text, "high", None)
    length = len(question.rows)
    parts = torch.tensor(list(itertools.product([False, True], repeat=length)))
    values = values_of(model.network, question, "mean", parts)
    known = {tuple(p): v for p, v in zip(parts.tolist(), values.tolist(), strict=True)}
    scores = [0.0] * length
    for part, value in known.items():
        for word in range(length):
            if not part[word]:
                with_it = (*part[:word], True, *part[word + 1 :])
                share = 1 / (length * math.comb(length - 1, sum(part)))
                scores[word] += share * (known[with_it] - value)
    return scores


@pytest.fixture
def additive(model_of, tiny_textcnn):
    """A model in which every word adds its weight, whatever stands beside it."""
    network = small_network("linear", words=len(tiny_textcnn.vocabulary))
    network.normalise = False
    network.ngrams.weight.zero_()
    network.scale.fill_(1.0)
    return model_of(network)


def test_shapley_values_of_a_few_words_are_exact(any_model):
    for text in ("great", "great film", "a great boring film plot"):
        scores = explain(any_model, text, method="shapley", target="high", baseline="mean")
        assert scores.scores == pytest.approx(by_definition(any_model, text), abs=1e-5)
        assert (scores.steps, scores.errors) == (None, None)
        assert abs(scores.residual) <= 1e-5


@pytest.mark.parametrize("any_model", ["textcnn", "linear", "widecnn", "stridecnn"], indirect=True)
def test_sampled_shapley_values_lie_within_four_standard_errors(any_model):
    scores = explain(any_model, SHORT, method="shapley", target="high", baseline="mean")
    assert scores.steps >= 8
    expected = by_definition(any_model, SHORT)
    for score, exact, error in zip(scores.scores, expected, scores.errors, strict=True):
        assert abs(score - exact) <= 4 * error + 1e-6
    assert max(scores.errors) > 0


def test_shapley_values_add_up_to_what_the_text_changed(any_model):
    scores = explain(any_model, TEXT, method="shapley", target="high", against="low")
    assert scores.residual == pytest.approx(0.0, abs=2e-5)
    assert "orders of the words, standard errors up to 0." in scores.exactness


def test_where_words_only_add_shapley_values_have_no_error(additive):
    scores = explain(additive, TEXT, method="shapley", target="high")
    alone = explain(additive, TEXT, method="occlusion", target="high")
    assert scores.scores == pytest.approx(alone.scores, abs=1e-9)
    assert max(scores.errors) == pytest.approx(0.0, abs=1e-9)


def test_where_words_only_add_lime_finds_their_weights(additive):
    additive.network.embedding.weight.mul_(20.0)
    scores = explain(additive, TEXT, method="lime", target="high")
    alone = explain(additive, TEXT, method="occlusion", target="high")
    size = max(map(abs, alone.scores))
    assert scores.scores == pytest.approx(alone.scores, abs=0.05 * size)
    assert scores.fit > 0.99


def test_lime_is_the_ridge_regression_of_scikit_learn(tiny_textcnn):
    from sklearn.linear_model import Ridge

    scores = explain(tiny_textcnn, TEXT, method="lime", target="positive")
    question = ask(tiny_textcnn, TEXT, "positive", None)
    kept = _changed_texts(len(question.rows))
    values = values_of(tiny_textcnn.network, question, "pad", kept)
    near = torch.exp(-((1 - kept.double().mean(dim=1).sqrt()) ** 2) / 0.25**2).sqrt()
    line = Ridge(alpha=1.0).fit(kept.double().numpy(), values.numpy(), near.numpy())
    assert scores.scores == pytest.approx(line.coef_.tolist(), abs=1e-9)
    fit = line.score(kept.double().numpy(), values.numpy(), near.numpy())
    assert scores.fit == pytest.approx(fit, abs=1e-9)


def test_lime_draws_parts_of_every_size_and_the_whole_text_first():
    kept = _changed_texts(9)
    assert kept[0].all()
    assert set(kept[1:].sum(dim=1).tolist()) == set(range(9))


@pytest.mark.parametrize("method", ["shapley", "lime"])
def test_the_same_question_gets_the_same_answer(tiny_model, method):
    assert explain(tiny_model, TEXT, method=method) == explain(tiny_model, TEXT, method=method)


@pytest.mark.parametrize("method", ["shapley", "lime"])
def test_a_text_that_is_its_baseline_gets_no_scores(tiny_model, method):
    scores = explain(tiny_model, "zyzzyva qwertz", method=method, baseline="unk")
    assert scores.scores == pytest.approx([0.0, 0.0], abs=1e-6)
