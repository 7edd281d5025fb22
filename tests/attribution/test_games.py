"""A text with gaps is answered from its parts as the network itself would answer it."""

import pytest
import torch

from textcls.attribution.base import ask
from textcls.attribution.games import _AnswerGame, gains_of, values_of

TEXT = "a great film with a boring plot , but a great film with a great actor"
SUMS = ["linear", "linear, binary", "textcnn", "textcnn, no relu", "textcnn, two layers", "widecnn"]


def random_texts(length: int) -> torch.Tensor:
    """(20, T): which words are there, with the empty and the whole text among them."""
    torch.manual_seed(1)
    kept = torch.rand(20, length) < torch.rand(20, 1)
    kept[0], kept[1] = False, True
    return kept


def random_orders(length: int) -> torch.Tensor:
    torch.manual_seed(2)
    return torch.rand(6, length).argsort(dim=1)


@pytest.mark.parametrize("any_model", SUMS, indirect=True)
@pytest.mark.parametrize("baseline", ["pad", "mean"])
@pytest.mark.parametrize("text", [TEXT, "great", "great great"])
def test_texts_with_gaps_get_the_answers_of_the_network(any_model, baseline, text):
    question = ask(any_model, text, "high", "low")
    kept = random_texts(len(question.rows))
    found = values_of(any_model.network, question, baseline, kept)
    with torch.no_grad():
        expected = _AnswerGame(any_model.network, question, baseline).values(kept)
    assert torch.allclose(found, expected, atol=1e-9)
    assert expected.std() > 1e-3


@pytest.mark.parametrize("any_model", SUMS, indirect=True)
@pytest.mark.parametrize("baseline", ["pad", "mean"])
def test_words_that_join_one_by_one_gain_what_the_network_gains(any_model, baseline):
    question = ask(any_model, TEXT, "high", "low")
    orders = random_orders(len(question.rows))
    found = gains_of(any_model.network, question, baseline, orders)
    with torch.no_grad():
        curves = _AnswerGame(any_model.network, question, baseline).curves(orders)
    for row, order in enumerate(orders.tolist()):
        expected = curves[row].diff()
        assert torch.allclose(
            found[row, order], expected, atol=1e-5
        )  # a bag is embedded in float32


def test_each_order_gains_what_the_text_changes(any_model):
    question = ask(any_model, TEXT, "high", None)
    orders = random_orders(len(question.rows))
    gains = gains_of(any_model.network, question, "mean", orders)
    ends = torch.tensor([[False], [True]]).expand(2, len(question.rows))
    without, whole = values_of(any_model.network, question, "mean", ends)
    assert torch.allclose(gains.sum(dim=1), whole - without, atol=2e-5)
