"""Accuracies with their intervals, one row each."""

import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from textcls.model_plots.base import COURSE, DOT, layout, ticks
from textcls.plots import SUM, escaped
from textcls.standings import Standing
from textcls.values import Report, Slice

_WORST = 15.0  # points below the best; what is further down stands at the edge of the axis
_LINE = 26  # characters of a name side by side


def accuracies(standings: Sequence[Standing], *, title: str) -> go.Figure:
    """A dot a model with its 95 % interval, the linear model's line and the course's figures."""
    shown = [standing for standing in standings if standing.card.report]
    reports = [standing.card.report for standing in shown]
    printed = {row: s for row, s in enumerate(shown) if s.headline is not None}
    headlines = [100 * standing.headline for standing in printed.values()]
    floor = 100 * max(report.accuracy for report in reports) - _WORST
    figure = _dots([s.name for s in shown], reports, title=title, floor=floor, others=headlines)
    figure.update_xaxes(title="test accuracy (%)" + _beyond(reports, headlines, floor))
    if printed:
        _headlines(figure, printed, floor)
    linear = shown[0].linear
    if linear and linear.report:
        _line(figure, 100 * linear.report.accuracy, name="linear")
    return figure


def slices(report: Report) -> go.Figure:
    """The accuracy on parts of the test texts, with the accuracy on all of them as a line."""
    names = [part.title for part in report.slices]
    every = 100 * report.accuracy
    floor = every - _WORST
    title = "Accuracy on parts of the test texts"
    figure = _dots(names, report.slices, title=title, floor=floor, others=[every])
    figure.update_xaxes(title="accuracy, 95 % interval (%)" + _beyond(report.slices, [], floor))
    figure.update_layout(showlegend=False)  # it would show the symbol of the first row
    _line(figure, every, name="all texts")
    return figure


def _headlines(figure: go.Figure, printed: dict[int, Standing], floor: float) -> None:
    """The figures that the course printed, as open diamonds in the rows of their models."""
    # The legend shows the symbol of the first.
    printed = dict(sorted(printed.items(), key=lambda item: -item[1].headline))
    shares = [100 * standing.headline for standing in printed.values()]
    measures = [standing.course.measure for standing in printed.values()]
    figure.add_scatter(
        x=[max(share, floor) for share in shares],
        y=list(printed),
        mode="markers",
        name=f"the course's {' and '.join(dict.fromkeys(measures))}",
        customdata=[f"{m} {share:.1f} %" for share, m in zip(shares, measures, strict=True)],
        marker={
            "symbol": [_symbol(share, floor, "diamond-open") for share in shares],
            "size": 11,
            "line_width": 2,
            "color": COURSE,
        },
        hovertemplate="the course's %{customdata}<extra></extra>",
    )


def _dots(
    names: Sequence[str],
    measured: Sequence[Report | Slice],
    *,
    title: str,
    floor: float,
    others: Sequence[float],
) -> go.Figure:
    """Rows from the top with a number at their end; `others` are seen by the axis as well."""
    rows = list(range(len(names)))
    figure = go.Figure(_intervals(measured, floor))
    lows = [max(100 * item.interval[0], floor) for item in measured]
    low = min(*lows, *(max(share, floor) for share in others), 100.0)
    high = 100 * max(item.interval[1] for item in measured)
    room = high - low or 1.0
    figure.add_scatter(
        x=[high + 0.22 * room] * len(rows),
        y=rows,
        mode="text",
        text=[f"{100 * item.accuracy:.1f}" for item in measured],
        textposition="middle left",
        textfont_size=13,
        showlegend=False,
        hoverinfo="skip",
    )
    layout(figure, title=title, height=36 * len(rows) + 172)
    figure.update_xaxes(
        range=[low - 0.05 * room, high + 0.23 * room],
        tickvals=ticks(low - 0.05 * room, high + 0.23 * room),
        zeroline=False,
    )
    figure.update_yaxes(
        tickvals=rows,
        ticktext=[_wrapped(name) for name in names],
        range=[len(rows) - 0.4, -0.8],
        automargin=True,
        ticksuffix="  ",
        showgrid=False,
        zeroline=False,
        tickfont_size=12,
    )
    return figure


def _intervals(measured: Sequence[Report | Slice], floor: float) -> go.Scatter:
    """The dots and their intervals; one below the floor stands there, and points outwards."""
    shares = [100 * item.accuracy for item in measured]
    near = [share >= floor for share in shares]
    ends = [[100 * end for end in item.interval] for item in measured]
    return go.Scatter(
        x=[max(share, floor) for share in shares],
        y=list(range(len(shares))),
        mode="markers",
        name="accuracy, 95 % interval",
        marker={
            "symbol": [_symbol(share, floor, "circle") for share in shares],
            "size": 10,
            "color": DOT,
        },
        error_x={
            "array": [(end[1] - x) * n for x, end, n in zip(shares, ends, near, strict=True)],
            "arrayminus": [(x - end[0]) * n for x, end, n in zip(shares, ends, near, strict=True)],
            "color": DOT,
            "thickness": 2,
            "width": 0,
        },
        customdata=[[share, *end] for share, end in zip(shares, ends, strict=True)],
        hovertemplate=(
            "%{customdata[0]:.2f} % (%{customdata[1]:.2f} to %{customdata[2]:.2f})<extra></extra>"
        ),
    )


def _beyond(measured: Sequence[Report | Slice], others: Sequence[float], floor: float) -> str:
    """What a triangle is, below the name of the axis, where there is one."""
    lost = any(share < floor for share in (*others, *(100 * item.accuracy for item in measured)))
    return "<br>a triangle lies further down" if lost else ""


def _symbol(share: float, floor: float, usual: str) -> str:
    if share >= floor:
        return usual
    return "triangle-left-open" if usual.endswith("-open") else "triangle-left"


def _wrapped(name: str) -> str:
    """A name in lines that leave room for the figure on a narrow screen."""
    return "<br>".join(escaped(line) for line in textwrap.wrap(name[:60], _LINE))


def _line(figure: go.Figure, share: float, *, name: str) -> None:
    """A dashed line down all rows, with its name at the top."""
    figure.add_vline(
        x=share,
        layer="below",
        line={"dash": "dash", "width": 1.5, "color": SUM},
        annotation={"text": f"{name} {share:.1f} %", "font_size": 12, "showarrow": False},
        annotation_position="top",
    )
