"""Means of what phrases add are the ledgers' sums, divided by how often they stand there."""

from collections import defaultdict

import pytest

from tests.networks import small_network
from tests.studying.conftest import unwatched
from textcls.attribution import explain, ngram_ledger
from textcls.studying.phrases import phrase_study
from textcls.values import Phrase, PhraseStudy

SUMS = ["linear", "linear, binary", "textcnn", "textcnn, no relu", "textcnn, two layers", "widecnn"]


@pytest.fixture(params=SUMS)
def summing(request, model_of, tiny_textcnn):
    """A small random model that is a sum over n-grams."""
    network = small_network(request.param, words=len(tiny_textcnn.vocabulary))
    network.embedding.weight.mul_(20.0)
    network.embedding.weight[0] = 0.0
    return model_of(network)


def ledgers(model, texts) -> dict[str, dict[str, tuple[float, int]]]:
    """By class and n-gram: the sum of its contributions in the ledgers, and in how many entries."""
    found = {label: defaultdict(lambda: (0.0, 0)) for label in model.card.labels}
    for text in texts:
        for label in model.card.labels:
            ledger = ngram_ledger(model, text, target=label)
            for ngram in ledger.ngrams:
                tokens = ledger.prediction.tokens[ngram.first : ngram.first + ngram.width]
                words = [token.text if token.known else "<unk>" for token in tokens]
                name = " ".join([*words, *["<pad>"] * ngram.padding])
                total, count = found[label][name]
                found[label][name] = total + ngram.contribution, count + 1
    return found


def test_means_times_counts_are_the_sums_of_the_ledgers(summing, splits):
    study = phrase_study(summing, splits, unwatched)
    expected = ledgers(summing, splits.test.texts)
    assert (study.method, study.texts, study.residual) == ("ngrams", 60, 0.0)
    assert study.phrases
    for phrase in study.phrases:
        for label in study.labels:
            total, count = expected[label][phrase.text]
            assert phrase.count == count >= study.least
            allowed = 1e-4 * count * max(1.0, abs(total / count))
            assert study.mean(phrase, label) * count == pytest.approx(total, abs=allowed)


def test_no_phrase_of_the_ledgers_is_stronger_than_those_listed(summing, splits):
    study = phrase_study(summing, splits, unwatched)
    for label, ngrams in ledgers(summing, splits.test.texts).items():
        means = [total / count for total, count in ngrams.values() if count >= study.least]
        speaks_for, against = study.strongest(label)
        if max(means) > 1e-3:
            assert study.mean(speaks_for[0], label) == pytest.approx(max(means), rel=1e-3, abs=1e-3)
        if min(means) < -1e-3:
            assert study.mean(against[0], label) == pytest.approx(min(means), rel=1e-3, abs=1e-3)


def test_words_of_a_recurrent_net_have_the_means_of_their_scores(tiny_gru, splits):
    study = phrase_study(tiny_gru, splits, unwatched)
    assert (study.method, study.widths) == ("ig", (1,))
    assert study.residual < 0.05
    scores = defaultdict(list)
    for text in splits.test.texts:
        explained = explain(tiny_gru, text, method="ig", target="positive")
        for token, score in zip(explained.prediction.tokens, explained.scores, strict=True):
            scores[token.text].append(score)
    assert study.phrases
    for phrase in study.phrases:
        assert phrase.count == len(scores[phrase.text])
        mean = sum(scores[phrase.text]) / phrase.count
        assert study.mean(phrase, "positive") == pytest.approx(mean, abs=0.05)


def test_the_words_that_decide_are_the_strongest(tiny_textcnn, tiny_source):
    study = phrase_study(tiny_textcnn, tiny_source.splits, unwatched)
    speaks_for, against = study.strongest("positive", width=1)
    good, bad = {"great", "wonderful", "moving"}, {"awful", "boring", "bad"}
    assert speaks_for[0].text in good
    assert against[0].text in bad


def test_both_sides_come_strongest_first_and_by_number_of_words():
    phrases = (
        Phrase("a", 5, (0.5, -0.5)),
        Phrase("b c", 6, (2.0, 0.0)),
        Phrase("d", 7, (-1.0, 3.0)),
        Phrase("e <pad>", 8, (-2.0, 1.0)),
    )
    study = PhraseStudy("test", 9, 9, "ngrams", 0.0, 5, ("x", "y"), phrases)
    names = [[phrase.text for phrase in side] for side in study.strongest("x")]
    assert names == [["b c", "a"], ["e <pad>", "d"]]
    assert [[p.text for p in side] for side in study.strongest("y", width=1)] == [["d"], ["a"]]
    assert [[p.text for p in side] for side in study.strongest("x", most=1)] == [
        ["b c"],
        ["e <pad>"],
    ]
    assert study.widths == (1, 2)
