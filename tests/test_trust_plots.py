"""The figures of trust hold the numbers of their values, on one scale where they stand together."""

import pytest

from textcls import model_plots, plots
from textcls.values import ErasureCurve, ErasureStudy, RandomisedPart, RankAgreement

CURVE = ErasureCurve((0.2, 0.5), ((0.0, 0.1), (0.1, 0.3)))


def erasure(curve, **options):
    limits = plots.erasure_limits(curve)
    return plots.erasure(curve, (1, 50), title="Without", across="share", limits=limits, **options)


def test_the_curve_stands_before_the_range_and_the_mean_of_the_random_orders():
    figure = erasure(CURVE, taken=(1, 7))
    band, random, own = figure.data
    assert list(band.y) == [0.1, 0.3, 0.1, 0.0]
    assert list(random.y) == pytest.approx([0.05, 0.2])
    assert list(own.y) == [0.2, 0.5]
    assert list(figure.layout.xaxis.ticktext) == ["1 %<br>1", "50 %<br>7"]
    low, high = figure.layout.yaxis.range
    assert low < 0.0
    assert high > 0.5


def test_a_study_has_no_band_for_its_random_orders_are_means():
    study = ErasureStudy((0.2, 0.5), (0.05, 0.2), (0.2, 0.3))
    assert [trace.name for trace in erasure(study).data] == [
        "random words, mean",
        "the explanation's words",
    ]


def test_figures_side_by_side_can_have_one_scale():
    other = ErasureCurve((-0.4, 0.0), ((0.9, 0.0),))
    assert plots.erasure_limits(CURVE, other) == (-0.4, 0.9)


def test_a_method_that_ranks_nothing_has_an_empty_cell():
    shown = RankAgreement(("a", "b"), ((1.0, None), (None, None)))
    [heat] = plots.agreement(shown, ["<b>A</b>", "B"]).data
    assert heat.text[0][0] == "+1.00"
    assert heat.text[0][1] == "none"
    assert (heat.zmin, heat.zmax) == (-1, 1)
    assert "&lt;b&gt;A&lt;/b&gt;" in heat.customdata[0][1]


def test_dots_reach_from_the_least_to_the_greatest_seed():
    parts = (
        RandomisedPart("head", (0.1, 0.5), (None, None)),
        RandomisedPart("embeddings", (-0.2, 0.0), (0.0, 0.4)),
    )
    figure = plots.randomised(parts)
    signed, absolute = figure.data
    assert list(signed.x) == pytest.approx([0.3, -0.1])
    assert list(signed.error_x.array) == pytest.approx([0.2, 0.1])
    assert list(signed.error_x.arrayminus) == pytest.approx([0.2, 0.1])
    assert list(absolute.x) == pytest.approx([0.2])
    assert list(figure.layout.yaxis.ticktext) == ["head", "+ embeddings"]


def test_the_chosen_model_stands_out_and_every_interval_is_on_the_axis():
    studies = {
        "one": ErasureStudy((0.4,), (0.1,), (0.25, 0.35)),
        "<two>": ErasureStudy((0.0,), (0.02,), (-0.05, 0.01)),
    }
    figure = model_plots.over_random(studies, enough=0.15, chosen="one")
    [dots] = figure.data
    assert list(dots.x) == pytest.approx([0.3, -0.02])
    assert list(dots.marker.symbol) == ["circle", "circle-open"]
    assert list(figure.layout.yaxis.ticktext) == ["<b>one</b>", "&lt;two&gt;"]
    low, high = figure.layout.xaxis.range
    assert low < -0.05
    assert high > 0.35
