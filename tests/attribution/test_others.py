"""Occlusion is what taking a word out changes; gradient times input is right on straight lines."""

import pytest
import torch

from tests.networks import small_network
from textcls import inference
from textcls.attribution import explain, ngram_ledger
from textcls.attribution.base import ask, baseline_vector

TEXT = "a great film with a boring plot , but great actor"


def test_occlusion_is_what_the_logit_loses_without_the_word(any_model):
    scores = explain(any_model, TEXT, method="occlusion", baseline="mean", target="high")
    item = inference.encode(any_model, TEXT)
    for place in (0, 4, len(item.rows) - 1):
        rows = list(item.rows)
        rows[place] = 0
        ids, lengths = inference.pad([rows])
        with torch.no_grad():
            embedded = any_model.network.embed(ids)
            embedded[0, place] = baseline_vector(any_model.network, embedded, "mean")
            without = any_model.network.classify(embedded, lengths)[0, 2].item()
        assert scores.scores[place] == pytest.approx(scores.value - without, abs=2e-4)


def test_a_word_out_of_a_linear_model_takes_its_pairs_with_it(model_of, tiny_textcnn):
    network = small_network("linear", words=len(tiny_textcnn.vocabulary))
    network.normalise = False
    model = model_of(network)
    scores = explain(model, "great film", method="occlusion", target="high")
    ledger = {
        n.text: n.contribution for n in ngram_ledger(model, "great film", target="high").ngrams
    }
    both = ledger["great film"]
    assert scores.scores[0] == pytest.approx(ledger["great"] + both)
    assert scores.scores[1] == pytest.approx(ledger["film"] + both)


def test_a_long_text_is_asked_about_in_parts(tiny_gru):
    scores = explain(tiny_gru, "great film " * 30, method="occlusion")
    assert len(scores.scores) == 60


def test_gradient_times_input_is_exact_on_a_linear_model(model_of, tiny_textcnn):
    model = model_of(small_network("linear", words=len(tiny_textcnn.vocabulary)))
    scores = explain(model, TEXT, method="gradient-x-input")
    assert scores.residual == pytest.approx(0.0, abs=1e-9)


def test_gradient_times_input_is_three_times_the_change_of_a_cube(cubic):
    scores = explain(cubic, TEXT, method="gradient-x-input", target="low", baseline="zero")
    assert sum(scores.scores) == pytest.approx(3 * scores.value, rel=1e-4)


def test_neither_leaves_a_gradient_on_the_shared_network(tiny_model):
    for method in ("occlusion", "gradient-x-input"):
        explain(tiny_model, TEXT, method=method)
    assert all(p.grad is None and not p.requires_grad for p in tiny_model.network.parameters())
    assert not ask(tiny_model, TEXT, None, None).embedded.requires_grad
