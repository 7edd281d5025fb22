"""Exact attributions leave nothing over, and are what ever more numeric steps come close to."""

import pytest
import torch

from textcls.attribution import BASELINES, explain
from textcls.attribution.lines import envelope_shares

TEXT = "a great film with a boring plot , but great actor"
CNNS = ["textcnn", "textcnn, no relu", "textcnn, two layers", "widecnn"]


@pytest.mark.parametrize("any_model", CNNS, indirect=True)
@pytest.mark.parametrize("baseline", BASELINES)
@pytest.mark.parametrize("text", [TEXT, "great", "film plot " * 40])
def test_exact_scores_leave_nothing_over(any_model, baseline, text):
    scores = explain(any_model, text, method="exact-ig", baseline=baseline)
    assert scores.steps is None
    assert abs(scores.residual) <= 1e-6 * max(abs(scores.value), abs(scores.base_value))


@pytest.mark.parametrize("any_model", CNNS, indirect=True)
@pytest.mark.parametrize("baseline", ["pad", "mean"])
def test_numeric_scores_come_close_to_the_exact_ones(any_model, baseline):
    exact = explain(any_model, TEXT, method="exact-ig", baseline=baseline)
    numeric = explain(any_model, TEXT, method="ig", baseline=baseline, target=exact.target)
    size = sum(abs(score) for score in exact.scores)
    assert numeric.scores == pytest.approx(exact.scores, abs=0.02 * size)


@pytest.mark.parametrize("any_model", ["linear", "linear, binary"], indirect=True)
def test_the_weights_of_a_linear_model_leave_nothing_over(any_model):
    scores = explain(any_model, TEXT, method="weights", target="high")
    assert scores.residual == pytest.approx(0.0, abs=1e-6 * abs(scores.value))
    assert scores.base_value == pytest.approx(any_model.network.bias[2].item())


def by_sampling(start: torch.Tensor, slope: torch.Tensor, *, floor: bool) -> torch.Tensor:
    """The shares of a fine grid of places on which each line is the highest."""
    places = (torch.arange(20_000) + 0.5) / 20_000
    lines = start[:, :, None] + slope[:, :, None] * places
    highest = torch.nn.functional.one_hot(lines.argmax(dim=1), start.shape[1]).double()
    if floor:
        highest *= (lines.amax(dim=1) > 0)[:, :, None]
    return highest.mean(dim=1)


@pytest.mark.parametrize("floor", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_the_shares_of_an_envelope_are_those_of_a_fine_grid(floor, seed):
    torch.manual_seed(seed)
    start, slope = torch.randn(8, 12).double(), 3 * torch.randn(8, 12).double()
    shares = envelope_shares(start, slope, floor=floor)
    assert torch.allclose(shares, by_sampling(start, slope, floor=floor), atol=2e-3)
    if not floor:
        assert torch.allclose(shares.sum(dim=1), torch.ones(8).double())


def test_equal_lines_share_the_way_once():
    start, slope = torch.zeros(1, 3).double(), torch.ones(1, 3).double()
    assert envelope_shares(start, slope, floor=False).sum().item() == 1.0
    assert envelope_shares(start, -slope, floor=True).sum().item() == 0.0
