"""Taking words out: how many, which, and how much it costs beside words drawn by lot."""

import math
import random
import statistics
from dataclasses import replace

import pytest
import torch

from tests.networks import small_network
from textcls import inference
from textcls.attribution import explain, methods_for
from textcls.models import Linear
from textcls.registry import UserError
from textcls.trust import ORDERS, REMOVALS, SHARES, erasure, faithfulness

TEXT = "a great film with a boring plot , but great actor and a moving ending"


def by_order(explained, order):
    """The same explanation with scores that put the words in this order."""
    scores = [0.0] * len(order)
    for rank, place in enumerate(order):
        scores[place] = float(-rank)
    return replace(explained, scores=tuple(scores))


@pytest.mark.parametrize("tokens", [1, 2, 7, 40, 500])
def test_each_share_takes_so_many_tokens_and_at_least_one(tokens):
    taken = [erasure.tokens_taken(share, tokens) for share in SHARES]
    assert taken == sorted(taken)
    assert all(1 <= count <= tokens for count in taken)
    assert all(
        count == 1 or abs(count - share * tokens / 100) <= 0.5
        for count, share in zip(taken, SHARES, strict=True)
    )


def test_words_are_replaced_or_deleted_and_all_others_stay():
    rows, gone = [5, 6, 7, 8], frozenset({1, 3})
    assert REMOVALS["unknown"].without(rows, gone) == [5, 1, 7, 1]
    assert REMOVALS["deletion"].without(rows, gone) == [5, 7]


@pytest.mark.parametrize("removal", REMOVALS)
def test_the_curves_are_what_the_model_itself_answers(tiny_model, removal):
    explained = explain(tiny_model, TEXT)
    shown = faithfulness(tiny_model, explained, removal=removal)
    rows = inference.encode(tiny_model, TEXT).rows
    order = erasure.ranked(explained.scores)

    def lost(gone):
        left = REMOVALS[removal].without(rows, frozenset(gone))
        shares = inference.logits(tiny_model, [left])[0].double().softmax(0)
        share = shares[tiny_model.card.labels.index(explained.target)].item()
        return explained.prediction.probabilities[explained.target] - share

    for place, count in enumerate(shown.taken):
        without, alone = shown.comprehensiveness.values[place], shown.sufficiency.values[place]
        assert without == pytest.approx(lost(order[:count]), abs=1e-5)
        assert alone == pytest.approx(lost(order[count:]), abs=1e-5)


def test_the_area_is_the_mean_over_the_shares(tiny_textcnn):
    curve = faithfulness(tiny_textcnn, explain(tiny_textcnn, TEXT)).comprehensiveness
    assert curve.area == pytest.approx(sum(curve.values) / len(SHARES))
    assert len(curve.random) == ORDERS >= 20
    means = [sum(row) / len(row) for row in curve.random]
    assert curve.random_area == pytest.approx(sum(means) / ORDERS)
    assert curve.random_spread == pytest.approx(statistics.stdev(means))
    assert curve.over_random == pytest.approx(curve.area - curve.random_area)


def test_on_a_linear_model_no_order_beats_the_one_by_true_effect(model_of, tiny_textcnn):
    network = Linear(len(tiny_textcnn.vocabulary), 2, orders=1, normalise=False)
    torch.nn.init.normal_(network.embedding.weight, generator=torch.Generator().manual_seed(0))
    model = model_of(network)
    model = replace(model, card=replace(model.card, labels=("low", "high")))
    text = "great film awful plot moving actor boring ending"  # eight words, none of them twice
    row = inference.encode(model, text).rows
    label = inference.predict(model, [text])[0].label
    sign = 1 if label == "high" else -1
    leads = sign * (network.embedding.weight[:, 1] - network.embedding.weight[:, 0])
    effect = [(leads[word] - leads[1]).item() for word in row]
    explained = explain(model, text, target=label)
    best = by_order(explained, sorted(range(len(row)), key=lambda place: -effect[place]))
    highest = faithfulness(model, best)
    assert highest.comprehensiveness.area > max(highest.comprehensiveness.random_areas)
    assert highest.sufficiency.area < min(highest.sufficiency.random_areas)
    draw = random.Random(1)
    for _ in range(30):
        other = by_order(explained, draw.sample(range(len(row)), len(row)))
        assert faithfulness(model, other).comprehensiveness.area <= highest.comprehensiveness.area


def test_on_a_model_that_does_not_read_every_order_loses_nothing(model_of, tiny_textcnn):
    network = small_network("textcnn", words=len(tiny_textcnn.vocabulary))
    network.head.weight.zero_()
    model = model_of(network)
    shown = faithfulness(model, explain(model, TEXT))
    for curve in (shown.comprehensiveness, shown.sufficiency):
        assert curve.values == (0.0,) * len(SHARES)
        assert (curve.random_area, curve.random_spread) == (0.0, 0.0)


def test_the_same_text_and_seed_give_the_same_curves(tiny_gru):
    explained = explain(tiny_gru, TEXT)
    assert faithfulness(tiny_gru, explained) == faithfulness(tiny_gru, explained)
    other = faithfulness(tiny_gru, explained, seed=1)
    assert other.comprehensiveness.random != faithfulness(tiny_gru, explained).sufficiency.random
    assert (
        other.comprehensiveness.values == faithfulness(tiny_gru, explained).comprehensiveness.values
    )


@pytest.mark.parametrize("text", ["great", "great film", "great " * 500, "zyx qwv", "<script> 😀"])
def test_texts_of_any_length_have_curves(tiny_model, text):
    for removal in REMOVALS:
        shown = faithfulness(tiny_model, explain(tiny_model, text), removal=removal)
        curves = (shown.comprehensiveness, shown.sufficiency)
        assert all(math.isfinite(value) for curve in curves for value in curve.values)


def test_of_one_word_every_order_is_the_same(tiny_textcnn):
    curve = faithfulness(tiny_textcnn, explain(tiny_textcnn, "great")).comprehensiveness
    assert curve.over_random == pytest.approx(0.0)


def test_every_network_and_method_can_be_put_to_the_test(any_model):
    for method in methods_for(any_model):
        shown = faithfulness(any_model, explain(any_model, "great film", method=method))
        assert shown.method == method
        assert len(shown.comprehensiveness.random) == ORDERS


def test_an_unknown_removal_is_answered_with_those_there_are(tiny_textcnn):
    with pytest.raises(UserError, match="no removal 'mask'; there are: unknown, deletion"):
        faithfulness(tiny_textcnn, explain(tiny_textcnn, "great"), removal="mask")


def test_nothing_is_written_on_the_shared_network(tiny_model):
    before = {name: tensor.clone() for name, tensor in tiny_model.network.state_dict().items()}
    faithfulness(tiny_model, explain(tiny_model, TEXT))
    after = tiny_model.network.state_dict()
    assert all(torch.equal(tensor, after[name]) for name, tensor in before.items())
