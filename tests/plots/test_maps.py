"""Figures of maps and shifts: names in each other's way are left out, nothing typed is markup."""

import itertools
import random

import pytest

from textcls import plots
from textcls.plots.naming import beside
from textcls.values import Leaning, MapPoint, Shift, Shifts, WordMap


def made(words, dimensions=2, method="pca") -> WordMap:
    draw = random.Random(0)
    points = tuple(
        MapPoint(word, tuple(draw.random() for _ in range(dimensions)), rank, 10)
        for rank, word in enumerate(words, start=1)
    )
    axes = tuple(f"component {n}" for n in range(1, dimensions + 1))
    return WordMap("made", method, axes, (0.25,) * dimensions, points, ())


SIDES = {
    "top center": (0, 1),
    "bottom center": (0, -1),
    "middle right": (1, 0),
    "middle left": (-1, 0),
}


def test_names_cover_neither_each_other_nor_another_dot():
    draw = random.Random(1)
    dots = [(draw.random() * 600, draw.random() * 400) for _ in range(300)]
    names = ["x" * draw.randint(2, 12) for _ in dots]
    sides = beside(dots, names, range(300), size=(600, 400), corner=(0, 0))
    wide, high = (max(dot[axis] for dot in dots) for axis in (0, 1))
    boxes = []
    for index, side in sides.items():
        half = (7 * len(names[index]) / 2, 6)
        at = (dots[index][0] * 600 / wide, dots[index][1] * 400 / high)
        boxes.append(([at[k] + SIDES[side][k] * (half[k] + 3.5) for k in (0, 1)], half))
    assert 20 < len(boxes) < 300
    for number, (centre, half) in enumerate(boxes):
        for other, wide in boxes[:number]:
            apart = [abs(centre[k] - other[k]) - half[k] - wide[k] for k in (0, 1)]
            assert max(apart) > -4


def test_names_of_a_map_have_room_on_a_screen_of_400_pixels_too():
    trace = plots.word_map(made(["x" * (2 + n % 9) for n in range(60)])).data[0]
    dots = [[250 * x, 360 * y] for x, y in zip(trace.x, trace.y, strict=True)]
    boxes = []
    for dot, name, side in zip(dots, trace.text, trace.textposition, strict=True):
        half = (3.5 * len(name), 6)
        centre = [dot[k] + SIDES[side][k] * (half[k] + 3.5) for k in (0, 1)]
        boxes += [(centre, half)] if name else []
    assert 10 < len(boxes) < 60
    for (one, half), (other, wide) in itertools.combinations(boxes, 2):
        assert max(abs(one[k] - other[k]) - half[k] - wide[k] for k in (0, 1)) > -4


def test_the_first_name_is_written_and_words_at_one_place_do_not_pile_up():
    sides = beside([(1, 1)] * 30, ["word"] * 30, range(30), size=(600, 400))
    assert len(sides) <= 4
    assert beside([(0, 0), (9, 9)], ["a", "b"], [1, 0], size=(600, 400)).keys() == {0, 1}


@pytest.mark.parametrize("dimensions", [2, 3])
def test_every_word_is_a_dot_of_its_class_and_strength(dimensions):
    words = [f"w{n}" for n in range(40)]
    leanings = {
        word: Leaning(word, ("bad", "good")[n % 2], 0.5 + n / 80, known=n > 3)
        for n, word in enumerate(words)
    }
    figure = plots.word_map(made(words, dimensions), leanings, ("bad", "good"))
    dots = [trace for trace in figure.data if trace.customdata is not None]
    shown = {row[0]: row[1] for trace in dots for row in trace.customdata}
    assert [shown[index] for index in range(40)] == words
    groups = {trace.name: trace for trace in figure.data if trace.showlegend is not False}
    assert set(groups) == {"bad", "good", "not known to the model"}
    unknown = next(trace for trace in dots if trace.customdata[0][0] == 0)
    assert len(unknown.customdata) == 4
    strong = next(trace for trace in dots if 39 in [row[0] for row in trace.customdata])
    if dimensions == 2:
        assert strong.marker.color[-1].endswith("0.99)")
        return
    # In space, only a whole trace can be pale.
    levels = {row[0]: trace.marker.opacity for trace in dots for row in trace.customdata}
    assert all(colour.endswith("1.00)") for trace in dots for colour in trace.marker.color)
    assert [levels[index] for index in range(4, 40)] == sorted(levels[i] for i in range(4, 40))
    assert (levels[4], levels[39]) == (pytest.approx(0.4), pytest.approx(1.0))


def test_axes_say_their_share_of_the_variance():
    assert plots.axis_titles(made("abcd")) == [
        "component 1 (25.0 % of the variance)",
        "component 2 (25.0 % of the variance)",
    ]


def test_typed_words_are_shown_as_typed():
    figure = plots.word_map(made(["<b>x</b>", "$x^2$", "b", "c"]))
    assert "<b>" not in figure.to_json()
    assert "$x" not in figure.to_json()


def shifts(count: int) -> Shifts:
    draw = random.Random(0)
    ones = (
        Shift(f"w{rank}", rank, True, 1 - draw.random(), 1.0, 1.0, 1.0)
        for rank in range(1, count + 1)
    )
    return Shifts("model", "start", tuple(ones))


def test_of_many_words_only_a_part_is_sent_and_the_median_is_of_all():
    found = shifts(30_000)
    most = sorted(found.words, key=lambda one: -one.shift)[:12]
    figure = plots.shift_by_rank(found, most)
    assert len(figure.data[0].x) <= 1_600
    assert list(figure.data[2].customdata) == [one.word for one in most]
    ranks, medians = plots.medians_by_rank(found.words)
    assert ranks == sorted(ranks)
    assert medians[-1] == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("count", [1, 4, 40])
def test_few_words_are_all_drawn(count):
    figure = plots.shift_by_rank(shifts(count))
    assert list(figure.data[0].x) == list(range(1, count + 1))
