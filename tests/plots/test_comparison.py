"""Several models in one figure: each class in its own colour, every share in its place."""

import pytest

from textcls.plots import class_colours, side_by_side
from textcls.values import Prediction


def answer(*shares: float) -> Prediction:
    labels = ("World", "<b>Sports</b>", "Business")
    logits = dict.fromkeys(labels, 0.0)
    return Prediction("", (), logits, dict(zip(labels, shares, strict=True)), 0, 0)


def test_a_bar_is_cut_into_the_shares_of_its_model_in_the_colours_of_the_classes():
    answers = {"one": answer(0.2, 0.3, 0.5), "two": answer(0.9, 0.05, 0.05)}
    figure = side_by_side(answers)
    colours = class_colours(tuple(answers["one"].probabilities))
    assert [trace.marker.color for trace in figure.data] == list(colours.values())
    for row in range(2):
        assert sum(trace.x[row] for trace in figure.data) == pytest.approx(100)
    assert list(figure.data[0].x) == pytest.approx([20, 90])
    assert figure.layout.barmode == "stack"


def test_names_of_models_and_classes_are_escaped():
    figure = side_by_side({"<i>x</i>": answer(1, 0, 0)})
    assert figure.layout.yaxis.ticktext == ("&lt;i&gt;x&lt;/i&gt;",)
    assert figure.data[1].name == "&lt;b&gt;Sports&lt;/b&gt;"


def test_what_is_too_narrow_for_its_number_has_none():
    figure = side_by_side({"one": answer(0.95, 0.05, 0)})
    assert [trace.text[0] for trace in figure.data] == ["95.0 %", "", ""]
