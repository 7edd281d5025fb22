"""Words as points: the parallelogram of an analogy, and the association of words."""

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from textcls.plots.base import AGAINST, FOR, SUM, class_colours, escaped, horizontal
from textcls.values import Analogy, BiasTest, Point

_GIVEN, _ANSWER = class_colours(("given", "answer")).values()


def parallelogram(found: Analogy) -> go.Figure:
    """The words of a sum, the sum and the first answer, on the same scale in both directions."""
    figure = go.Figure()
    for first, second in _edges(found):
        _line(figure, first, second, dash="solid")
    target = next(point for point in found.points if point.kind == "sum")
    for answer in (point for point in found.points if point.kind == "answer"):
        _line(figure, target, answer, dash="dot")
    for kind, colour, symbol, name in (
        ("given", _GIVEN, "circle", "words of the sum"),
        ("sum", SUM, "diamond-open", "the sum"),
        ("answer", _ANSWER, "square", "nearest word"),
    ):
        _dots(figure, found.points, kind, colour, symbol, name)
    first, second = (f"{100 * share:.1f} %" for share in found.variance)
    figure.update_layout(
        title="The sum and its nearest word",
        height=440,
        margin={"l": 8, "r": 8, "t": 48, "b": 96},
        legend={"orientation": "h", "y": -0.24, "yanchor": "top"},
        dragmode=False,
        font_size=13,
    )
    wide, high = (_range([getattr(p, axis) for p in found.points]) for axis in "xy")
    figure.update_xaxes(title=f"1st principal component ({first} of the variance)", range=wide)
    figure.update_yaxes(
        title=f"2nd ({second})", range=high, scaleanchor="x", scaleratio=1, constrain="domain"
    )
    return figure


def associations(found: BiasTest, target: str) -> go.Figure:
    """A bar a word of one target list: nearer to the first attribute, or to the second."""
    ones = [one for one in found.associations if one.target == target]
    ones.sort(key=lambda one: -one.value)
    places = list(range(len(ones)))
    a, b = found.lists.names[2:]
    bars = go.Bar(
        x=[one.value for one in ones],
        y=places,
        orientation="h",
        marker_color=[FOR if one.value >= 0 else AGAINST for one in ones],
        text=[f"{one.value:+.3f}" for one in ones],
        textposition="outside",
        textfont_size=12,
        cliponaxis=False,
        customdata=[escaped(one.word) for one in ones],
        hovertemplate="%{customdata}: %{text}<extra></extra>",
    )
    figure = horizontal(bars, rows=len(ones), row=24, title=escaped(target))
    most = 1.35 * max((abs(one.value) for one in found.associations), default=1.0) or 1.0
    figure.update_xaxes(
        title=f"← {escaped(b)}   mean cosine, difference   {escaped(a)} →",
        range=[-most, most],
        zeroline=True,
    )
    figure.update_yaxes(title="word", tickvals=places, ticktext=bars.customdata)
    return figure


def _edges(found: Analogy) -> list[tuple[Point, Point]]:
    """The four sides, where the sum is of the form a - b + c; otherwise none."""
    signs = [term.sign for term in found.terms]
    if sorted(signs) != [-1, 1, 1]:
        return []
    less = found.points[signs.index(-1)]
    plus = [point for point, sign in zip(found.points, signs, strict=False) if sign > 0]
    return [edge for point in plus for edge in ((less, point), (point, found.points[len(signs)]))]


def _line(figure: go.Figure, first: Point, second: Point, *, dash: str) -> None:
    figure.add_scatter(
        x=[first.x, second.x],
        y=[first.y, second.y],
        mode="lines",
        line={"color": SUM, "width": 1.5, "dash": dash},
        hoverinfo="skip",
        showlegend=False,
    )


def _dots(
    figure: go.Figure, points: Sequence[Point], kind: str, colour: str, symbol: str, name: str
) -> None:
    """The points of one kind, with their names."""
    chosen = [point for point in points if point.kind == kind]
    figure.add_scatter(
        x=[point.x for point in chosen],
        y=[point.y for point in chosen],
        mode="markers+text",
        name=name,
        text=[escaped(point.name, 40) for point in chosen],
        textposition=[_side(point, points) for point in chosen],
        textfont_size=13,
        cliponaxis=False,
        marker={"color": colour, "symbol": symbol, "size": 11, "line_width": 2},
        hovertemplate="%{text}: %{x:.3f}, %{y:.3f}<extra></extra>",
    )


def _side(point: Point, points: Sequence[Point]) -> str:
    """Where a name stands: away from the nearest of the other points, so that both are read."""
    others = [other for other in points if other is not point]
    nearest = min(others, key=lambda other: math.hypot(other.x - point.x, other.y - point.y))
    return "top center" if point.y >= nearest.y else "bottom center"


def _range(values: list[float]) -> list[float]:
    """An axis with room for the names beside the points."""
    room = 0.25 * (max(values) - min(values) or 1.0)
    return [min(values) - room, max(values) + room]
