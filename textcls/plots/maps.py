"""Words in two or three dimensions, in the colours of their classes."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go

from textcls.plots.base import SUM, class_colours, escaped
from textcls.plots.naming import beside, in_pixels
from textcls.values import Leaning, MapPoint, WordMap

_SIZE = (245, 360)  # pixels between the outermost dots on the narrowest screen
_SIZE_IN_SPACE = (150, 170)  # pixels that names may take on each side of the middle
_EYE, _CENTRE = (1.45, 1.45, 1.45), (0.0, 0.0, -0.1)  # of the camera; the cube is 1 wide
_FOCAL = 470  # pixels that a length of 1 takes at a distance of 1
_GAP_IN_SPACE = 11  # pixels from a dot to its name
_LEVELS = 4  # of strength, in space
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
    sides, in_space = _sides(found), len(found.axes) == 3
    for label, colour, indices in _groups(found, leanings, labels):
        strengths = {i: _strength(found.points[i], leanings, len(labels)) for i in indices}
        for opacity, those in _layers(strengths, in_space=in_space):
            shades = [_shade(colour, strengths[i] if not in_space else 1.0) for i in those]
            notes = [_note(found.points[i], leanings) for i in those]
            figure.add_trace(_dots(found, those, shades, opacity, sides, notes))
        if indices:
            _in_legend(figure, label, colour, in_space=in_space)
    if in_space:
        figure.add_trace(_names(found, sides))
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
        camera={
            "eye": dict(zip("xyz", _EYE, strict=True)),
            "center": dict(zip("xyz", _CENTRE, strict=True)),
        },
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
    opacity: float,
    sides: Mapping[int, str],
    notes: Sequence[str],
):
    in_space = len(found.axes) == 3
    points = [found.points[index] for index in indices]
    places = [list(places) for places in zip(*[point.place for point in points], strict=True)]
    trace = go.Scatter3d if in_space else go.Scatter
    return trace(
        **dict(zip("xyz", places, strict=False)),
        mode="markers" if in_space else "markers+text",
        showlegend=False,
        **({} if in_space else _text(found, indices, sides)),
        marker={
            "color": list(shades),
            "opacity": opacity,
            "size": 4 if in_space else 8,
            "line_width": 0,
        },
        customdata=[
            [index, escaped(point.word), note]
            for index, point, note in zip(indices, points, notes, strict=True)
        ],
        hovertemplate="%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
    )


def _names(found: WordMap, sides: Mapping[int, str]) -> go.Scatter3d:
    """All names of a map in space: a trace of two points would take both sides for one."""
    places = dict(zip("xyz", zip(*[p.place for p in found.points], strict=True), strict=True))
    text = _text(found, range(len(found.points)), sides)
    return go.Scatter3d(**places, mode="text", showlegend=False, hoverinfo="skip", **text)


def _text(found: WordMap, indices: Sequence[int], sides: Mapping[int, str]) -> dict:
    """The names of dots, and on which side of them each stands."""
    words = (escaped(found.points[index].word) for index in indices)
    return {
        "text": [word if i in sides else "" for i, word in zip(indices, words, strict=True)],
        "textposition": [sides.get(index, "top center") for index in indices],
        "textfont_size": 12,
    }


def _in_legend(figure: go.Figure, label: str, colour: str, *, in_space: bool) -> None:
    """A dot of the full colour that stands in the legend alone."""
    place = {axis: [None] for axis in ("xyz" if in_space else "xy")}
    trace = go.Scatter3d if in_space else go.Scatter
    marker = {"color": colour, "size": 8}
    figure.add_trace(trace(**place, mode="markers", name=escaped(label), marker=marker))


def _strength(point: MapPoint, leanings: Mapping[str, Leaning] | None, classes: int) -> float:
    """1 where the model is sure of a word's class, and less the nearer that is to chance."""
    if not leanings or not leanings[point.word].known or classes < 2:
        return 1.0
    surplus = (leanings[point.word].probability - 1 / classes) / (1 - 1 / classes)
    return _PALEST + (1 - _PALEST) * max(surplus, 0.0)


def _layers(strengths: Mapping[int, float], *, in_space: bool) -> list[tuple[float, list[int]]]:
    """Points that share a trace, with its opacity.

    In space a colour of its own opacity is drawn too bright, and so each level has a trace.
    """
    if not in_space:
        return [(1.0, list(strengths))] if strengths else []
    step = (1 - _PALEST) / (_LEVELS - 1)
    layers: dict[int, list[int]] = {}
    for index, strength in strengths.items():
        layers.setdefault(round((strength - _PALEST) / step), []).append(index)
    return [(_PALEST + level * step, indices) for level, indices in sorted(layers.items())]


def _shade(colour: str, strength: float) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength:.2f})"


def _note(point: MapPoint, leanings: Mapping[str, Leaning] | None) -> str:
    often = f"word {point.rank:,} of the list"
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
    within = ([-side for side in _SIZE_IN_SPACE], _SIZE_IN_SPACE)
    return in_pixels(_seen(found), names, order, within=within, gap=_GAP_IN_SPACE)


def _seen(found: WordMap) -> np.ndarray:
    """(N, 2): points of space in pixels from the middle, from where the camera first stands."""
    places = np.array([point.place for point in found.points])
    spans = np.ptp(places, axis=0)
    cube = (places - places.min(axis=0)) / np.where(spans > 0, spans, 1) - 0.5
    ahead = _unit(np.subtract(_CENTRE, _EYE))
    right = _unit(np.cross(ahead, (0, 0, 1)))
    axes = np.stack([right, np.cross(right, ahead)], axis=1)
    offsets = cube - np.array(_EYE)
    return _FOCAL * (offsets @ axes) / (offsets @ ahead)[:, None]


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector)
