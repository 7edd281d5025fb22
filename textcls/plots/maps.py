"""Words in two or three dimensions, and what training did to them."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from textcls.plots.base import SUM, class_colours, escaped
from textcls.values import Leaning, MapPoint, Shifts, WordMap

_WIDTH, _HEIGHT = 640, 460  # pixels that names are laid out for
_LETTER, _LINE = 7.5, 15  # what a letter and a line of a name take of them
_MOST_NAMES_IN_SPACE = 40
_ALONE = "#0f83c1"


def word_map(
    found: WordMap, leanings: Mapping[str, Leaning] | None, labels: Sequence[str] = ()
) -> go.Figure:
    """A dot a word, in the colour of its class if leanings are given; names where there is room.

    The words themselves are the `customdata` of the dots.
    """
    figure = go.Figure()
    named = _named(found)
    colours = class_colours(labels)
    groups = (
        {label: [p for p in found.points if leanings[p.word].label == label] for label in labels}
        if leanings
        else {"": found.points}
    )
    for label, points in groups.items():
        if points:
            figure.add_trace(
                _dots(found, points, named, label, colours.get(label, _ALONE), leanings)
            )
    figure.update_layout(
        title=f"{len(found.points):,} words of {escaped(found.space, 60)}",
        height=_HEIGHT + 120,
        margin={"l": 8, "r": 8, "t": 48, "b": 8},
        legend={
            "orientation": "h",
            "y": -0.16,
            "yanchor": "top",
            "title": "class of the word alone",
        },
        showlegend=bool(leanings),
        dragmode="orbit" if len(found.axes) == 3 else "lasso",
        font_size=13,
    )
    titles = [escaped(title, 60) for title in axis_titles(found)]
    if len(titles) == 3:
        figure.update_scenes(
            xaxis_title=titles[0], yaxis_title=titles[1], zaxis_title=titles[2], aspectmode="cube"
        )
    else:
        figure.update_xaxes(title=titles[0], zeroline=False)
        figure.update_yaxes(title=titles[1], zeroline=False)
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


def _dots(
    found: WordMap,
    points: Sequence[MapPoint],
    named: set[str],
    label: str,
    colour: str,
    leanings: Mapping[str, Leaning] | None,
):
    in_space = len(found.axes) == 3
    places = list(zip(*[point.place for point in points], strict=True))
    notes = [_note(point, leanings) for point in points]
    trace = go.Scatter3d if in_space else go.Scatter
    return trace(
        **dict(zip("xyz", map(list, places), strict=False)),
        mode="markers+text",
        name=escaped(label),
        text=[escaped(point.word) if point.word in named else "" for point in points],
        textposition="top center",
        textfont_size=12,
        marker={"color": colour, "size": 4 if in_space else 7, "opacity": 0.8},
        customdata=[[escaped(point.word), note] for point, note in zip(points, notes, strict=True)],
        hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    )


def _note(point: MapPoint, leanings: Mapping[str, Leaning] | None) -> str:
    often = f"word {point.rank:,} by frequency"
    if point.count is not None:
        often = f"{point.count:,} times in training"
    if leanings is None:
        return often
    leaning = leanings[point.word]
    return f"{escaped(leaning.label)} {100 * leaning.probability:.1f} %, {often}"


def _named(found: WordMap) -> set[str]:
    """The words whose names are written: the most frequent first, where no other is in the way."""
    by_rank = sorted(found.points, key=lambda point: point.rank)
    if len(found.axes) == 3:
        return {point.word for point in by_rank[:_MOST_NAMES_IN_SPACE]}
    spans = [_span([point.place[axis] for point in found.points]) for axis in (0, 1)]
    taken: list[tuple[float, float, float]] = []
    named = set()
    for point in by_rank:
        x, y = (
            (place - low) / wide * pixels
            for place, (low, wide), pixels in zip(
                point.place, spans, (_WIDTH, _HEIGHT), strict=True
            )
        )
        half = _LETTER * (len(point.word) + 1) / 2
        if all(abs(x - a) > half + b or abs(y - c) > _LINE for a, c, b in taken):
            taken.append((x, y, half))
            named.add(point.word)
    return named


def _span(values: Sequence[float]) -> tuple[float, float]:
    return min(values), (max(values) - min(values)) or 1.0


def shift_by_rank(found: Shifts, chosen: Sequence[str] = ()) -> go.Figure:
    """How far each word turned, against how frequent it is; the chosen words by name."""
    marked = [one for one in found.words if one.word in set(chosen)]
    figure = go.Figure()
    for ones, name, style in (
        (found.words, "all words", {"color": SUM, "size": 4, "opacity": 0.35}),
        (marked, "the words below", {"color": _ALONE, "size": 9}),
    ):
        figure.add_trace(
            (go.Scattergl if ones is found.words else go.Scatter)(
                x=[one.rank for one in ones],
                y=[one.shift for one in ones],
                mode="markers" if ones is found.words else "markers+text",
                name=name,
                text=[escaped(one.word) for one in ones],
                textposition="top center",
                marker=style,
                hovertemplate="%{text}: 1 - cosine %{y:.3f}, word %{x:,}<extra></extra>",
            )
        )
    figure.update_layout(
        title="How far training turned each word",
        height=420,
        margin={"l": 8, "r": 8, "t": 48, "b": 8},
        legend={"orientation": "h", "y": -0.2, "yanchor": "top"},
        dragmode=False,
        font_size=13,
    )
    figure.update_xaxes(title="rank by frequency in training (1: most frequent)", type="log")
    figure.update_yaxes(title="shift (1 - cosine)", rangemode="tozero")
    return figure
