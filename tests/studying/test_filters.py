"""What a filter looks for is what it was made for, and its figures are those counted by hand."""

from dataclasses import replace

import pytest
import torch

from tests.studying.conftest import unwatched
from textcls import inference
from textcls.attribution import filter_match, filter_trace
from textcls.data import Rows
from textcls.models import TextCNN
from textcls.studying.base import sample
from textcls.studying.filters import filter_study


def planted(tiny_textcnn, words: list[str], *, bias: float = 0.0) -> TextCNN:
    """One filter that answers to these words in this order, and speaks for the second class."""
    torch.manual_seed(4)
    network = TextCNN(len(tiny_textcnn.vocabulary), 3, size=8, filters=1, widths=(len(words),))
    with torch.no_grad():
        network.embedding.weight.normal_()
        network.embedding.weight[0] = 0.0
        rows = tiny_textcnn.vocabulary.rows(words)
        network.convolutions[0].weight.copy_(network.embedding.weight[rows].T[None])
        network.convolutions[0].bias.fill_(bias)
        network.head.weight.copy_(torch.tensor([[-0.5], [2.0], [0.25]]))
    return network


def texts(splits, *added: str):
    train = Rows(splits.train.texts + added, splits.train.labels + (0,) * len(added))
    return replace(splits, train=train)


def test_a_filter_planted_for_three_words_is_found_with_them_and_its_class(
    model_of, tiny_textcnn, splits
):
    model = model_of(planted(tiny_textcnn, ["great", "moving", "film"]))
    more = texts(splits, *["the great moving film"] * 3)
    (facts,) = filter_study(model, more, unwatched).filters
    assert next(iter(facts.top.items())) == ("great moving film", 3)
    assert (facts.label, facts.width) == ("middle", 3)
    assert facts.weights == (-0.5, 2.0, 0.25)
    assert facts.high == pytest.approx(
        filter_match(model, 0, ["great", "moving", "film"]).activation, abs=1e-3
    )


def test_every_figure_is_that_counted_text_by_text(tiny_textcnn, splits):
    study = filter_study(tiny_textcnn, splits, unwatched)
    read = splits.train.texts
    called = [answer.label for answer in inference.predict(tiny_textcnn, read)]
    assert (study.texts, study.rows) == (60, 60)
    assert study.called == {label: called.count(label) for label in tiny_textcnn.card.labels}
    for facts in study.filters:
        traces = [filter_trace(tiny_textcnn, text, facts.number) for text in read]
        picks = [
            (round(trace.match.activation, 4), label == facts.label, trace.match.words)
            for trace, label in zip(traces, called, strict=True)
            if not trace.silent
        ]
        assert study.silent(facts) == pytest.approx(1 - len(picks) / 60)
        assert facts.picks == len(picks)
        assert sum(facts.own) == sum(own for _, own, _ in picks)
        assert facts.padded == sum("<pad>" in words for _, _, words in picks)
        assert (facts.threshold, facts.above, facts.pure_above) == by_hand(picks)
        assert study.coverage(facts) == pytest.approx(facts.above / 60)
        strongest = max(picks, default=None)
        if strongest:
            assert next(iter(facts.top)) == " ".join(strongest[2])
            assert facts.high == pytest.approx(strongest[0], abs=2e-4)
        for ngram, count in facts.top.items():
            assert count == sum(" ".join(words) == ngram for _, _, words in picks)


def by_hand(picks) -> tuple[float | None, int, int]:
    """The lowest of all activations from which on three quarters are own."""
    for threshold in sorted({value for value, _, _ in picks}):
        owns = [own for value, own, _ in picks if value >= threshold]
        if sum(owns) >= 0.75 * len(owns):
            return pytest.approx(threshold, abs=2e-4), len(owns), sum(owns)
    return None, 0, 0


def test_of_equal_activations_all_count_or_none(model_of, tiny_textcnn, splits):
    model = model_of(planted(tiny_textcnn, ["great"]))
    same = texts(replace(splits, train=Rows((), ())), *["a great film"] * 7)
    (facts,) = filter_study(model, same, unwatched).filters
    called = inference.predict(model, ["a great film"])[0].label
    expected = (7, 7) if called == facts.label else (0, 0)
    assert (facts.above, facts.pure_above) == expected
    assert facts.reliable == (called == facts.label)


def test_a_filter_that_nothing_matches_is_silent_and_not_relied_on(model_of, tiny_textcnn, splits):
    model = model_of(planted(tiny_textcnn, ["great", "film"], bias=-1000.0))
    study = filter_study(model, splits, unwatched)
    (facts,) = study.filters
    assert (facts.threshold, facts.top, facts.purity) == (None, {}, None)
    assert study.silent(facts) == 1.0
    assert not facts.reliable


def test_a_filter_with_five_picks_above_its_threshold_is_not_relied_on(tiny_textcnn, splits):
    facts = filter_study(tiny_textcnn, splits, unwatched).filters[0]
    assert not replace(facts, above=5).reliable
    assert replace(facts, above=6).reliable


def test_a_word_that_spoils_a_match_is_named_with_its_place(model_of, tiny_textcnn, splits):
    network = planted(tiny_textcnn, ["great", "film"])
    network.requires_grad_(False)
    [boring] = tiny_textcnn.vocabulary.rows(["boring"])
    network.embedding.weight[boring] = -3.0 * network.convolutions[0].weight[0, :, 1]
    more = texts(splits, *["great film"] * 3, "a great boring plot")
    (facts,) = filter_study(model_of(network), more, unwatched).filters
    assert facts.negative["great boring"] == 1
    assert "great boring" not in facts.top


def test_filters_of_one_word_have_no_negative_ngrams(model_of, tiny_textcnn, splits):
    (facts,) = filter_study(model_of(planted(tiny_textcnn, ["film"])), splits, unwatched).filters
    assert facts.negative == {}


def test_no_ngram_is_longer_than_its_filter(tiny_textcnn, splits):
    for facts in filter_study(tiny_textcnn, splits, unwatched).filters:
        assert {len(ngram.split(" ")) for ngram in (*facts.top, *facts.negative)} <= {facts.width}


def test_the_same_study_twice_is_the_same(tiny_textcnn, splits):
    once, twice = (filter_study(tiny_textcnn, splits, unwatched) for _ in range(2))
    assert once == twice


def test_a_sample_is_fixed_in_order_and_no_larger_than_asked():
    rows = list(range(100))
    assert sample(rows, 10) == sample(rows, 10) == sorted(sample(rows, 10))
    assert len(set(sample(rows, 10))) == 10
    assert sample(rows, 100) == rows
