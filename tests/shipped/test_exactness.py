"""Exact means exact: for every shipped TextCNN, every class, every baseline, a thousand texts."""

import itertools

import pytest
import torch

from tests.shipped.test_models import FOLDER, NAMES, repeats_a_course
from textcls import artifacts
from textcls.attribution import BASELINES, explain, has_ngrams, methods_for, ngram_ledger
from textcls.attribution.exact import is_one_layer_cnn, scores_of_classes, walk_paths
from textcls.data import DATASETS

LENGTHS = {1: 40, 2: 40, 3: 30, 4: 30, 5: 30, 7: 30, 11: 25, 30: 20, 100: 4, 500: 1}  # how many
MODELS = {name: artifacts.load(name, FOLDER) for name in NAMES}
EXACT = [name for name, model in MODELS.items() if is_one_layer_cnn(model)]


def random_ids(name: str, count: int, length: int) -> torch.Tensor:
    """(N, T): texts of the model's own words and of unknown ones."""
    chance = torch.Generator().manual_seed(length)
    ids = torch.randint(2, len(MODELS[name].vocabulary), (count, length), generator=chance)
    return torch.where(torch.rand(ids.shape, generator=chance) < 0.05, 1, ids)


@pytest.mark.parametrize("name", EXACT)
def test_the_scores_of_a_thousand_texts_add_up_for_every_class_and_baseline(name):
    network, texts, worst = MODELS[name].network, 0, 0.0
    for (length, count), baseline in itertools.product(LENGTHS.items(), BASELINES):
        ids = random_ids(name, count, length)
        lengths = torch.full((count,), length)
        walk = walk_paths(network, network.embed(ids).double(), lengths, baseline)
        change = walk.logits - walk.base_logits
        missed = (scores_of_classes(network, walk).sum(dim=2) - change).abs()
        worst = max(worst, (missed / (walk.logits.abs() + walk.base_logits.abs())).max().item())
        assert torch.allclose(walk.logits.float(), network(ids, lengths), atol=1e-3, rtol=1e-4)
        texts += count
    assert texts == 1_000
    assert worst <= 1e-6


@pytest.mark.parametrize(
    ("name", "baseline"), list(zip(EXACT, itertools.cycle(BASELINES), strict=False))
)
def test_four_thousand_numeric_steps_come_within_a_ten_thousandth(name, baseline):
    """Midpoints on the float64 path, for the difference of the first two classes."""
    model, text = MODELS[name], "Not bad , final profit ."
    first, second = model.card.labels[:2]
    exact = explain(model, text, target=first, against=second, baseline=baseline)
    numeric = by_midpoints(model, text, baseline, steps=4_096)
    assert exact.method == "exact-ig"
    size = sum(map(abs, exact.scores))
    assert exact.scores == pytest.approx(numeric.tolist(), abs=1e-4 * size)


def by_midpoints(model, text: str, baseline: str, *, steps: int) -> torch.Tensor:
    """(T,): Integrated Gradients as a plain sum over the path, through autograd."""
    from textcls.attribution.base import ask, baseline_vector

    question = ask(model, text, *model.card.labels[:2])
    change = question.embedded - baseline_vector(model.network, question.embedded, baseline)
    total = torch.zeros_like(change)
    for places in ((torch.arange(steps) + 0.5) / steps).split(64):
        path = question.embedded - (1 - places.double())[:, None, None] * change
        path = path.detach().requires_grad_()
        logits = model.network.classify(path, question.lengths.expand(len(places)))
        (gradient,) = torch.autograd.grad((logits @ question.direction).sum(), path)
        total += gradient.sum(dim=0)
    return model.network.per_token((total * change / steps)[0])


@pytest.mark.parametrize("name", [name for name in NAMES if has_ngrams(MODELS[name])])
def test_ledgers_close_from_the_bias_and_from_every_baseline(name):
    model = MODELS[name]
    for text in DATASETS[model.card.task].examples[:2]:
        for baseline, label in itertools.product((None, *BASELINES), model.card.labels):
            ledger = ngram_ledger(model, text, target=label, baseline=baseline)
            size = abs(ledger.value) + abs(ledger.bias)
            assert abs(ledger.residual) <= 1e-6 * size


@pytest.mark.parametrize("name", [name for name in NAMES if not repeats_a_course(name)])
@pytest.mark.parametrize("words", [1, 2, 7, 500])
def test_texts_of_every_length_are_explained_by_the_best_method(name, words):
    model = MODELS[name]
    known = [word for word in model.vocabulary.words[2:] if word.isalpha()][:words]
    scores = explain(model, " ".join(known))
    assert scores.method == methods_for(model)[0]
    assert len(scores.scores) == min(scores.prediction.total, model.card.recipe.reading.max_tokens)
