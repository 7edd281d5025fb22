"""A language model is of the network's own LSTM, loses what it should, and learns."""

from dataclasses import replace

import pytest
import torch
from torch.nn import functional

from tests.conftest import tiny_recipe
from tests.networks import WORDS, small_network
from textcls.data import Rows, Splits
from textcls.inference import pad
from textcls.models.recurrent import run
from textcls.registry import UserError
from textcls.training import Progress, fit
from textcls.training.language import LanguageModel
from textcls.values import Pretraining

LABELS = ("negative", "positive")
ROWS = [torch.tensor(rows) for rows in ([2, 3, 4, 5], [6, 7], [8], [9, 2, 3, 10, 11])]


def language_model(**options) -> LanguageModel:
    network = small_network("rcnn").requires_grad_(True)
    return LanguageModel(network, ROWS, Pretraining(epochs=1, dropout=0.0, **options))


def test_guesses_are_made_from_the_states_that_the_network_has():
    model = language_model()
    ids, lengths = pad(ROWS)
    packed, _, _ = run(model.states, model.embedding(ids), lengths)
    states = torch.nn.utils.rnn.pad_packed_sequence(packed, batch_first=True)[0]
    forwards, backwards = states.chunk(2, dim=2)
    for row, text in enumerate(ROWS):
        alone, length = text[None], torch.tensor([len(text)])
        guesses, words = model._foresee(alone, 0)
        assert words.tolist() == text[1:].tolist()
        expected = model.onto_words[0](forwards[row, : len(text) - 1])
        assert torch.allclose(guesses, expected, atol=1e-6)
        guesses, words = model._foresee(alone.flip(1), 1)
        assert words.tolist() == text.flip(0)[1:].tolist()
        expected = model.onto_words[1](backwards[row, 1 : int(length)].flip(0))
        assert torch.allclose(guesses, expected, atol=1e-6)


def test_with_every_word_in_the_sample_the_loss_is_that_of_the_whole_vocabulary():
    torch.manual_seed(0)
    model = language_model(sampled=200_000)
    seen = torch.cat(ROWS).unique()
    guesses, words = model._foresee(pad(ROWS)[0], 0)
    whole = functional.cross_entropy(
        (guesses @ model.output.T + model.bias)[:, seen], torch.searchsorted(seen, words)
    )
    assert model._sampled_loss(guesses, words).item() == pytest.approx(whole.item(), abs=1e-5)


def test_an_untrained_model_is_about_as_perplexed_as_there_are_words():
    forwards, backwards = language_model().perplexity(ROWS)
    assert forwards == pytest.approx(WORDS - 1, rel=0.2)
    assert backwards == pytest.approx(WORDS - 1, rel=0.2)


def test_texts_of_one_word_foresee_nothing():
    loss, words = language_model().loss(*pad([torch.tensor([4]), torch.tensor([5])]))
    assert (loss.item(), words) == (0.0, 0)
    loss.backward()


LANGUAGE = Pretraining(epochs=3, learning_rate=0.02, batch_size=16, sampled=8)


@pytest.fixture
def recipe():
    tiny = tiny_recipe("rcnn", hidden=8, filters=4)
    training = replace(tiny.training, epochs=2)
    return replace(tiny, training=training, pretraining=LANGUAGE)


def test_a_recipe_may_begin_with_the_language(recipe, tiny_source):
    seen: list[Progress] = []
    fitted = fit(recipe, tiny_source.splits, LABELS, watch=seen.append)
    stages = [progress.stage for progress in seen]
    assert stages == sorted(stages, key=("language model", "classes").index)
    spoken = [progress for progress in seen if progress.stage == "language model"]
    assert (spoken[-1].epoch, spoken[-1].batch) == (3, spoken[-1].batches)
    again = fit(recipe, tiny_source.splits, LABELS)
    state = again.network.state_dict()
    assert all(torch.equal(t, state[name]) for name, t in fitted.network.state_dict().items())


def test_a_language_of_one_rule_is_learned_both_ways(recipe):
    counting = "one two three four five six seven".split() * 3
    texts = tuple(" ".join(counting[start : start + 9]) for start in range(7)) * 20
    rows = Rows(texts, (0, 1) * 70)
    longer = replace(recipe, pretraining=replace(LANGUAGE, epochs=12))
    fitted = fit(longer, Splits(rows, rows, rows), LABELS)
    assert all(1.0 <= perplexity < 1.5 for perplexity in fitted.pretrained.perplexity)


def test_other_networks_cannot_begin_as_a_language_model(tiny_source):
    recipe = replace(tiny_recipe("gru", hidden=8), pretraining=Pretraining(epochs=1))
    with pytest.raises(UserError, match="is a gru, which cannot begin as a language model"):
        fit(recipe, tiny_source.splits, LABELS)
