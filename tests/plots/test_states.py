"""The timeline draws the numbers that it is given, all rows over one axis of tokens."""

from dataclasses import replace

import numpy as np
import pytest

from textcls import plots
from textcls.attribution import states
from textcls.values import LayerGates, LayerSaturation, LayerStates, MemoryCurve, StateTrace

TEXT = "the film was <b>great</b> $x$ not"


@pytest.fixture
def trace(tiny_gru) -> StateTrace:
    return states.state_trace(tiny_gru, TEXT)


def looks(model) -> dict:
    return {
        "memory": states.memory(model, TEXT),
        "saturation": states.saturation(model, TEXT)[0],
        "gates": states.gates(model, TEXT)[0],
        "hidden": states.hidden_states(model, TEXT)[0],
    }


@pytest.mark.parametrize("look", ["memory", "saturation", "gates", "hidden"])
def test_all_rows_share_one_axis(tiny_gru, trace, look):
    figure = plots.timeline(trace, looks(tiny_gru)[look])
    assert {drawn.xaxis for drawn in figure.data} <= {None, "x"}
    assert {drawn.yaxis or "y" for drawn in figure.data} == {"y", "y2", "y3"}
    assert all(figure.layout[axis].title.text for axis in ("xaxis", "yaxis", "yaxis2", "yaxis3"))
    steps = list(range(len(trace.prediction.tokens)))
    assert all(list(drawn.x) == steps for drawn in figure.data)


def test_curves_and_bars_hold_the_numbers(tiny_gru, trace):
    figure = plots.timeline(trace, looks(tiny_gru)["memory"])
    drawn = {each.name: list(each.y) for each in figure.data}
    assert drawn["positive"] == [100 * share for share in trace.curve["positive"]]
    assert tuple(drawn["read forward"]) == trace.steps["forward"]
    norms = looks(tiny_gru)["memory"].log_norms
    assert drawn["memory"] == pytest.approx([10**norm for norm in norms])
    colours = {each.name: each.line.color for each in figure.data if each.name in trace.curve}
    assert colours == plots.class_colours(tuple(trace.curve))


def test_the_heat_map_holds_every_unit(tiny_gru, trace):
    layer = looks(tiny_gru)["hidden"]
    heatmap = plots.timeline(trace, layer).data[-1]
    assert np.allclose(heatmap.z, layer.units, atol=1e-6)
    assert (heatmap.zmin, heatmap.zmax) == (-1, 1)


def test_tokens_are_labels_without_markup(tiny_gru, trace):
    labels = plots.timeline(trace, looks(tiny_gru)["memory"]).layout.xaxis.labelalias
    assert labels["3"] == "&lt;"
    assert not any("<" in label or "$" in label for label in labels.values())


def test_padding_has_a_place_of_its_own(trace):
    behind = replace(trace, steps={"forward": trace.steps["forward"] + (0.0,) * 5})
    length = len(trace.prediction.tokens)
    curve = MemoryCurve(trace.prediction, "positive", None, (-60.0,) * (length + 5))
    figure = plots.timeline(behind, curve)
    assert figure.layout.xaxis.range == (-0.5, length + 4.5)
    zone = next(shape for shape in figure.layout.shapes if shape.type == "rect")
    assert (zone.x0, zone.x1) == (length - 0.5, length + 4.5)
    assert len(figure.data[0].x) == length
    lines = [shape for shape in figure.layout.shapes if shape.type == "line"]
    assert [line.label.text for line in lines] == ["below: 0 in float32"]


@pytest.mark.parametrize("look", ["memory", "saturation", "gates", "hidden"])
def test_much_padding_is_folded_in_every_row(tiny_gru, trace, look):
    length, steps = len(trace.prediction.tokens), len(trace.prediction.tokens) + 100
    numbers = tuple(map(float, range(steps)))
    seen = {
        "memory": MemoryCurve(trace.prediction, "positive", None, numbers),
        "saturation": LayerSaturation(1, "forward", numbers, None),
        "gates": LayerGates(1, "forward", {"z": numbers}),
        "hidden": LayerStates(1, "forward", (numbers, numbers)),
    }[look]
    figure = plots.timeline(replace(trace, steps={"forward": numbers}), seen)
    curve, *_, bars, drawn = figure.data
    ends = [*range(length + 3), *range(steps - 3, steps)]
    places = list(figure.layout.xaxis.categoryarray)
    assert [place for place in places if place >= 0] == ends
    assert figure.layout.xaxis.range == (-0.5, length + 6.5)
    assert list(curve.x) == ends[:length]
    assert list(bars.x) == list(drawn.x) == places
    shown = dict(zip(bars.x, bars.y, strict=True))
    assert all(shown[step] == step for step in ends)
    gap = places.index(-1)
    points = drawn.z[0] if look == "hidden" else drawn.y
    assert [place for place, point in enumerate(points) if point is None or point != point] == [gap]
    [marked] = [shape for shape in figure.layout.shapes if "left out" in (shape.label.text or "")]
    assert (marked.x0, marked.x1) == (gap - 0.5, gap + 0.5)
    assert marked.label.text == "94 steps of padding left out"


def test_without_padding_or_tiny_numbers_nothing_is_marked(tiny_gru, trace):
    assert not plots.timeline(trace, looks(tiny_gru)["memory"]).layout.shapes


@pytest.mark.parametrize("last", [-1.0, -60.0])
def test_two_networks_are_drawn_under_their_names(trace, last):
    curves = {
        "first": MemoryCurve(trace.prediction, "positive", None, (-3.0, None, last)),
        "second": MemoryCurve(trace.prediction, "positive", None, (-2.0, -1.0, 0.0)),
    }
    saturation = {"first": (0.0, 0.5, 1.0), "second": (0.0, 0.0, 0.0)}
    figure = plots.two_memories(trace.prediction, curves, saturation)
    drawn = {(each.name, each.yaxis): tuple(each.y) for each in figure.data}
    # What is too small for floating point is drawn by its exponent.
    expected = (1e-3, None, 0.1) if last == -1.0 else (-3.0, None, -60.0)
    assert drawn["first", "y"] == pytest.approx(expected)
    assert figure.layout.yaxis.type == ("log" if last == -1.0 else None)
    assert drawn["first", "y2"] == (0.0, 50.0, 100.0)
    assert drawn["second", "y2"] == (0.0, 0.0, 0.0)
