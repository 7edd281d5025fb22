"""Training is repeatable, keeps its best weights, and leaves alone what it should."""

import random
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import TINY
from textcls.data import Rows, Splits
from textcls.training import Encoded, Fitted, Progress, bucketed, evaluate, fit
from textcls.training.batches import drop_words
from textcls.training.descent import class_weights
from textcls.training.schedule import Average
from textcls.values import Recipe

LABELS = ("negative", "positive")


def recipe(architecture: str = "textcnn", **options) -> Recipe:
    """A tiny recipe of three epochs, changed where a test asks."""
    tiny = TINY[architecture]
    return replace(tiny, training=replace(tiny.training, **{"epochs": 3, **options}))


@pytest.fixture
def splits(tiny_source) -> Splits:
    parts = tiny_source.splits
    return Splits(parts.train.take(list(range(120))), parts.validation, parts.test)


def weights(fitted: Fitted) -> dict[str, torch.Tensor]:
    return fitted.network.state_dict()


def equal(first: Fitted, second: Fitted) -> bool:
    return all(torch.equal(t, weights(second)[name]) for name, t in weights(first).items())


def encoded(rows: Rows, fitted: Fitted) -> Encoded:
    ids = [torch.tensor(fitted.vocabulary.rows(text.split())) for text in rows.texts]
    return Encoded(ids, torch.tensor(rows.labels))


@pytest.mark.parametrize("architecture", TINY)
def test_the_same_seed_gives_the_same_weights_and_another_seed_others(architecture, splits):
    options = {"epochs": 2, "word_dropout": 0.1, "averaging": 0.9}
    first = fit(recipe(architecture, **options), splits, LABELS)
    torch.rand(7)  # what happened before in the process does not matter
    assert equal(first, fit(recipe(architecture, **options), splits, LABELS))
    assert not equal(first, fit(recipe(architecture, seed=1, **options), splits, LABELS))


def test_training_leaves_the_random_numbers_of_others_alone(splits):
    torch.manual_seed(9)
    expected = torch.rand(3)
    torch.manual_seed(9)
    fit(recipe(epochs=1), splits, LABELS)
    assert torch.equal(torch.rand(3), expected)


@pytest.mark.parametrize("averaging", [0.0, 0.9])
def test_the_weights_returned_are_those_of_the_best_epoch(splits, averaging):
    # Where a fifth of the labels is wrong, a network that gets too sure gets worse.
    wrong = [label if row % 5 else 1 - label for row, label in enumerate(splits.validation.labels)]
    noisy = replace(splits, validation=Rows(splits.validation.texts, tuple(wrong)))
    sure = recipe(learning_rate=0.1, epochs=6, patience=6, averaging=averaging)
    fitted = fit(sure, noisy, LABELS)
    losses = [epoch.validation_loss for epoch in fitted.history]
    loss, accuracy = evaluate(fitted.network, encoded(noisy.validation, fitted))
    best = fitted.history[fitted.best_epoch - 1]
    assert best.validation_loss == min(losses) < losses[-1]
    assert (loss, accuracy) == pytest.approx((best.validation_loss, best.validation_accuracy))


def test_training_stops_after_patience_without_a_better_epoch(splits):
    fitted = fit(recipe(learning_rate=0.0, epochs=9, patience=2), splits, LABELS)
    assert (len(fitted.history), fitted.best_epoch) == (3, 1)


def test_a_tiny_network_learns_what_decides(tiny_source):
    fitted = fit(recipe(epochs=8), tiny_source.splits, LABELS)
    assert fitted.history[fitted.best_epoch - 1].validation_accuracy > 0.95
    assert fitted.history[-1].train_loss < fitted.history[0].train_loss


def test_the_vocabulary_knows_the_training_part_alone(splits):
    odd = Rows(("unheard great", "unheard awful"), (1, 0))
    fitted = fit(recipe(epochs=1), Splits(splits.train, odd, odd), LABELS)
    assert "great" in fitted.vocabulary
    assert "unheard" not in fitted.vocabulary


def test_the_padding_row_stays_zero(splits):
    fitted = fit(recipe(averaging=0.9, weight_decay=0.01, word_dropout=0.3), splits, LABELS)
    assert not fitted.network.embedding.weight[0].any()


def embeddings_while(splits: Splits, **options) -> list[torch.Tensor]:
    """The word vectors after 1, 3 and 6 batches."""
    seen = []
    for batches in (1, 3, 6):
        fitted = fit(recipe(epochs=1, **options), splits, LABELS, watch=_stop_after(batches))
        seen.append(fitted.network.embedding.weight)
    return seen


def _stop_after(batches: int):
    """Ctrl-C after that many batches."""
    seen = 0

    def watch(progress: Progress) -> None:
        nonlocal seen
        seen += 1
        if seen == batches:
            raise KeyboardInterrupt

    return watch


def test_frozen_embeddings_do_not_move_and_move_when_released(splits):
    first, third, sixth = embeddings_while(splits, freeze_batches=3)
    assert torch.equal(first, third)
    assert not torch.equal(third, sixth)


def test_embeddings_frozen_for_an_epoch_move_in_the_next(splits):
    frozen = fit(recipe(epochs=1, freeze_epochs=1), splits, LABELS)
    begun = fit(recipe(epochs=1, freeze_epochs=1), splits, LABELS, watch=_stop_after(1))
    assert torch.equal(frozen.network.embedding.weight, begun.network.embedding.weight)
    free = fit(recipe(epochs=2, freeze_epochs=1), splits, LABELS)
    assert not torch.equal(free.network.embedding.weight, frozen.network.embedding.weight)


def test_an_interrupt_keeps_the_best_epoch_so_far(splits):
    whole = fit(recipe(epochs=2), splits, LABELS)
    batches = -(-len(splits.train) // 16)
    cut = fit(recipe(epochs=3), splits, LABELS, watch=_stop_after(2 * (batches + 1) + 3))
    assert cut.interrupted
    assert not whole.interrupted
    assert len(cut.history) == 2
    assert equal(cut, whole)


def test_an_interrupt_in_the_first_epoch_keeps_what_was_learned(splits):
    cut = fit(recipe(), splits, LABELS, watch=_stop_after(3))
    assert (cut.interrupted, cut.history, cut.best_epoch) == (True, (), 0)
    assert not equal(cut, fit(recipe(), splits, LABELS, watch=_stop_after(1)))


def test_the_network_returned_is_ready_to_serve(splits):
    network = fit(recipe(epochs=1), splits, LABELS).network
    assert not network.training
    assert not any(parameter.requires_grad for parameter in network.parameters())


def test_progress_is_told_after_every_batch_and_every_epoch(splits):
    told: list[Progress] = []
    fitted = fit(recipe(epochs=2), splits, LABELS, watch=told.append)
    batches = -(-len(splits.train) // 16)
    assert len(told) == 2 * (batches + 1)
    assert [progress.batch for progress in told[:batches]] == list(range(1, batches + 1))
    ends = [progress.validation for progress in told if progress.validation]
    assert tuple(ends) == fitted.history


@pytest.mark.parametrize("schedule", ["constant", "linear", "cosine", "plateau"])
def test_the_learning_rate_follows_its_schedule(splits, schedule):
    fitted = fit(recipe(epochs=3, schedule=schedule), splits, LABELS)
    rates = [epoch.learning_rate for epoch in fitted.history]
    assert rates[0] == 0.02
    thirds = {"linear": [1, 2 / 3, 1 / 3], "cosine": [1, 0.75, 0.25]}.get(schedule, [1, 1, 1])
    assert rates == pytest.approx([0.02 * share for share in thirds])


def test_clipping_smoothing_and_decay_each_change_the_weights(splits):
    plain = fit(recipe(epochs=1), splits, LABELS)
    for option in ({"clip_norm": 0.01}, {"label_smoothing": 0.2}, {"weight_decay": 0.1}):
        assert not equal(plain, fit(recipe(epochs=1, **option), splits, LABELS))


@given(st.lists(st.integers(0, 40), max_size=300), st.integers(1, 9), st.integers(0, 3))
def test_batches_hold_every_text_once_beside_texts_of_its_length(lengths, size, seed):
    batches = bucketed(lengths, size, random.Random(seed))
    assert sorted(index for batch in batches for index in batch) == list(range(len(lengths)))
    assert all(len(batch) <= size for batch in batches)
    assert batches == bucketed(lengths, size, random.Random(seed))
    if len(lengths) <= size * 100:
        spans = sorted((min(of), max(of)) for of in ([lengths[i] for i in b] for b in batches))
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.integers(0, 100))
def test_dropping_words_never_touches_padding(seed):
    torch.manual_seed(seed)
    ids = torch.tensor([[5, 6, 7, 0, 0], [8, 0, 0, 0, 0]])
    dropped = drop_words(ids, 0.5)
    assert torch.equal(dropped == 0, ids == 0)
    assert torch.all((dropped == ids) | (dropped == 1))
    assert torch.equal(drop_words(ids, 0.0), ids)
    assert torch.equal(drop_words(ids, 1.0), (ids != 0).long())


def test_class_weights_make_up_for_the_counts():
    labels = torch.tensor([0] * 6 + [1] * 2)
    per_class = class_weights(labels, 2)
    assert per_class.tolist() == pytest.approx([8 / 12, 8 / 4])
    assert per_class[labels].mean() == pytest.approx(1.0)


def test_a_class_without_rows_has_a_weight_too():
    assert len(class_weights(torch.tensor([0, 1]), 3)) == 3


def test_class_weights_help_the_rare_class(splits):
    positive = [row for row, label in enumerate(splits.train.labels) if label][:6]
    rare = splits.train.take([*range(0, 120, 2), *positive])
    few = Splits(rare, splits.validation, splits.test)
    plain = fit(recipe(epochs=2, learning_rate=0.005), few, LABELS)
    weighted = fit(recipe(epochs=2, learning_rate=0.005, class_weights=True), few, LABELS)
    assert _share_called_positive(plain, few) < _share_called_positive(weighted, few)


def _share_called_positive(fitted: Fitted, splits: Splits) -> float:
    part = encoded(splits.validation, fitted)
    logits = [fitted.network(ids[None], torch.tensor([len(ids)]))[0] for ids in part.rows]
    return torch.stack(logits).softmax(dim=1)[:, 1].mean().item()


def test_averaged_weights_are_the_mean_of_those_passed_through():
    network = torch.nn.Linear(1, 1, bias=False)
    average = Average(network, 0.5)
    values = [1.0, 2.0, 4.0]
    expected = network.weight.item()
    for step, value in enumerate(values, start=1):
        network.weight.data.fill_(value)
        average.update(step)
        decay = min(0.5, step / (step + 10))
        expected = decay * expected + (1 - decay) * value
    with average.in_place():
        assert network.weight.item() == pytest.approx(expected)
    assert network.weight.item() == 4.0


def test_every_text_counts_the_same_in_the_mean_loss(tiny_source, splits):
    fitted = fit(recipe(epochs=1), splits, LABELS)
    part = encoded(splits.validation, fitted)
    whole = evaluate(fitted.network, part, batch_size=256)
    assert evaluate(fitted.network, part, batch_size=7) == pytest.approx(whole)
    assert Counter(part.labels.tolist()) == {0: 25, 1: 25}
