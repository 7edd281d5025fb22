"""The figure of the failures has every rate, legible on its cell, light or dark."""

import pytest

from textcls import plots
from textcls.comparison import behave, behaviour_tests


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("dark", [False, True])
def test_every_rate_is_legible_on_its_cell(tiny_textcnn, dark):
    outcomes = behave(tiny_textcnn, behaviour_tests("imdb"))
    figure = plots.failure_rates({"One": outcomes}, dark=dark)
    rates = [f"{100 * outcome.rate:.0f}" for outcome in outcomes]
    assert [number.text for number in figure.layout.annotations] == rates
    [ink] = {number.font.color for number in figure.layout.annotations}
    grounds = [luminance(colour) for _, colour in figure.data[0].colorscale]
    assert (max(grounds) < luminance(ink)) == dark
    for ground in grounds:
        low, high = sorted((ground, luminance(ink)))
        assert (high + 0.05) / (low + 0.05) >= 4.5
