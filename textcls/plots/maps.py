"""Words in two or three dimensions, in the colours of their classes."""

import math
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from textcls.plots.base import SUM, class_colours, escaped
from textcls.plots.naming import beside
from textcls.values import Leaning, MapPoint, WordMap

_SIZE, _SIZE_IN_SPACE = (600, 430), (260, 260)  # pixels that names are laid out for
_PALEST = 0.4  # the opacity of a word between all classes
_ALONE = "#0f83c1"
_UNKNOWN = "not known to the model"


def word_map(
    found: WordMap, leanings: Mapping[str, Leaning] | None = None, labels: Sequence[str] = ()
) -> go.Figure:
    """A dot a word, in the colour of its class if leanings are given; names where there is room.

    The surer the model is of the class, the stronger the colour. The first of a dot's
    `customdata` is its place among the points of the map.
    """
    figure = go.Figure()
    sides = _sides(found)
    for label, colour, indices in _groups(found, leanings, labels):
        if indices:
            shades = [_shade(colour, found.points[i], leanings, len(labels)) for i in indices]
            notes = [_note(found.points[i], leanings) for i in indices]
            figure.add_trace(_dots(found, indices, shades, sides, notes))
            _in_legend(figure, label, colour, in_space=len(found.axes) == 3)
    figure.update_layout(
        title={
            "text": f"{len(found.points):,} words",
            "subtitle_text": f"of {escaped(found.space, 60)}",
        },
        height=580,
        margin={"l": 8, "r": 8, "t": 64, "b": 8},
        legend={"orientation": "h", "y": -0.16, "yanchor": "top", "itemclick": False},
        showlegend=bool(leanings),
        dragmode="orbit" if len(found.axes) == 3 else "lasso",
        font_size=13,
    )
    _name_axes(figure, found)
    return figure


def axis_titles(found: WordMap) -> list[str]:
    """What each axis is, with its share of the variance or its unit."""
    if found.variance is not None:
        return [
            f"{axis} ({100 * share:.1f} % of the variance)"
            for axis, share in zip(found.axes, found.variance, strict=True)
        ]
    unit = "cosine" if found.method == "axes" else "no unit"
    return [f"{axis} ({unit})" for axis in found.axes]


def _name_axes(figure: go.Figure, found: WordMap) -> None:
    titles = [escaped(title, 60) for title in axis_titles(found)]
    if len(titles) == 2:
        figure.update_xaxes(title=titles[0], zeroline=found.method == "axes")
        figure.update_yaxes(title=titles[1], zeroline=found.method == "axes")
        return
    style = {"title_font_size": 12, "tickfont_size": 10, "nticks": 5}
    axes = [style | {"title_text": title.replace(" of the variance", "")} for title in titles]
    figure.update_scenes(
        xaxis=axes[0],
        yaxis=axes[1],
        zaxis=axes[2],
        aspectmode="cube",
        camera={"eye": {"x": 1.45, "y": 1.45, "z": 1.45}, "center": {"x": 0, "y": 0, "z": -0.1}},
    )


def _groups(
    found: WordMap, leanings: Mapping[str, Leaning] | None, labels: Sequence[str]
) -> list[tuple[str, str, list[int]]]:
    """The points by class, each with its colour; those that the model does not know come last."""
    everything = list(range(len(found.points)))
    if leanings is None:
        return [("", _ALONE, everything)]
    of = [leanings[point.word] for point in found.points]
    groups = [
        (label, colour, [i for i in everything if of[i].known and of[i].label == label])
        for label, colour in class_colours(labels).items()
    ]
    return [*groups, (_UNKNOWN, SUM, [i for i in everything if not of[i].known])]


def _dots(
    found: WordMap,
    indices: Sequence[int],
    shades: Sequence[str],
    sides: Mapping[int, str],
    notes: Sequence[str],
):
    in_space = len(found.axes) == 3
    points = [found.points[index] for index in indices]
    places = [list(places) for places in zip(*[point.place for point in points], strict=True)]
    trace = go.Scatter3d if in_space else go.Scatter
    return trace(
        **dict(zip("xyz", places, strict=False)),
        mode="markers+text",
        showlegend=False,
        text=[escaped(p.word) if i in sides else "" for i, p in zip(indices, points, strict=True)],
        textposition=[sides.get(index, "top center") for index in indices],
        textfont_size=12,
        marker={"color": list(shades), "size": 4 if in_space else 8, "line_width": 0},
        customdata=[
            [index, escaped(point.word), note]
            for index, point, note in zip(indices, points, notes, strict=True)
        ],
        hovertemplate="%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
    )


def _in_legend(figure: go.Figure, label: str, colour: str, *, in_space: bool) -> None:
    """A dot of the full colour that stands in the legend alone."""
    place = {axis: [None] for axis in ("xyz" if in_space else "xy")}
    trace = go.Scatter3d if in_space else go.Scatter
    marker = {"color": colour, "size": 8}
    figure.add_trace(trace(**place, mode="markers", name=escaped(label), marker=marker))


def _shade(
    colour: str, point: MapPoint, leanings: Mapping[str, Leaning] | None, classes: int
) -> str:
    """The colour of a class, paler the nearer its probability is to chance."""
    strength = 1.0
    if leanings and leanings[point.word].known and classes > 1:
        surplus = (leanings[point.word].probability - 1 / classes) / (1 - 1 / classes)
        strength = _PALEST + (1 - _PALEST) * max(surplus, 0.0)
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength:.2f})"


def _note(point: MapPoint, leanings: Mapping[str, Leaning] | None) -> str:
    often = f"word {point.rank:,} by frequency"
    if point.count is not None:
        often = f"{point.count:,} times in training"
    if leanings is None:
        return often
    leaning = leanings[point.word]
    if not leaning.known:
        return f"{_UNKNOWN}, {often}"
    return f"{escaped(leaning.label)} {100 * leaning.probability:.1f} %, {often}"


def _sides(found: WordMap) -> dict[int, str]:
    """Where the names stand: the most frequent words first, as the picture is first seen."""
    order = sorted(range(len(found.points)), key=lambda index: found.points[index].rank)
    names = [point.word[:28] for point in found.points]
    if len(found.axes) == 2:
        return beside([point.place for point in found.points], names, order, size=_SIZE)
    return beside(_seen(found), names, order, size=_SIZE_IN_SPACE)


def _seen(found: WordMap) -> list[tuple[float, float]]:
    """Points of space as they are seen from the corner where the camera first stands."""
    columns = list(zip(*[point.place for point in found.points], strict=True))
    low = [min(column) for column in columns]
    spans = [(max(column) - least) or 1.0 for column, least in zip(columns, low, strict=True)]
    seen = []
    for point in found.points:
        x, y, z = (
            (at - least) / span for at, least, span in zip(point.place, low, spans, strict=True)
        )
        seen.append(((y - x) / math.sqrt(2), (2 * z - x - y) / math.sqrt(6)))
    return seen
