"""Accuracy against what it costs."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest

import plotly.graph_objects as go

from textcls.model_plots.base import SERIES, SYMBOLS, layout, ticks
from textcls.model_plots.labels import places
from textcls.plots import SUM, escaped
from textcls.standings import Standing
from textcls.values import ModelCard

Cost = Callable[[ModelCard], float | None]

_KINDS = ("linear", "convolutional", "convolutional + linear", "recurrent")
_WORST = 8.0  # points below the best; what is further down stands at the lower edge


def against_size(standings: Sequence[Standing]) -> go.Figure:
    """Accuracy against megabytes."""
    return _cost(standings, _megabytes, what="size", unit="MB")


def against_time(standings: Sequence[Standing]) -> go.Figure:
    """Accuracy against the milliseconds that one text takes."""
    return _cost(standings, _milliseconds, what="time for one text", unit="ms")


def _megabytes(card: ModelCard) -> float:
    return card.bytes / 1e6


def _milliseconds(card: ModelCard) -> float | None:
    return card.report.milliseconds


def _cost(standings: Sequence[Standing], cost: Cost, *, what: str, unit: str) -> go.Figure:
    """Dots by kind of network, with names where there is room for them."""
    shown = [s for s in standings if s.card.report and cost(s.card)]
    best = unbeaten(shown, cost)
    x, y = _logarithms([cost(s.card) for s in shown]), _range([_accuracy(s) for s in shown])
    named = _names(shown, best, cost, x, y)
    figure = go.Figure(_front(best, cost))
    for kind, colour, symbol in zip(_KINDS, SERIES, SYMBOLS, strict=False):
        group = [s for s in shown if s.kind == kind]
        if group:
            dots = _dots(group, cost, floor=y[0], named=named)
            dots.update(name=kind, marker_color=colour, hovertemplate=_HOVER.format(unit))
            dots.marker.symbol = [
                symbol if _accuracy(s) >= y[0] else "triangle-down-open" for s in group
            ]
            figure.add_trace(dots)
    layout(figure, title=f"Accuracy against {what}", height=460)
    powers = _ticks(x[1] - x[0])
    figure.update_xaxes(
        title=f"{what} ({unit}, logarithmic)",
        type="log",
        range=x,
        tickvals=powers,
        ticktext=[f"{tick:g}" for tick in powers],
    )
    figure.update_yaxes(title="test accuracy (%)", automargin=True, range=y, tickvals=ticks(*y))
    return figure


_HOVER = "%{{customdata[0]}}<br>%{{customdata[1]:.2f}} %, %{{x:.3g}} {}<extra></extra>"


def unbeaten(standings: Sequence[Standing], cost: Cost) -> list[Standing]:
    """Those for which no model costs less and is as accurate, the cheapest first."""
    best: list[Standing] = []
    for standing in sorted(standings, key=lambda s: (cost(s.card), -_accuracy(s))):
        if not best or _accuracy(standing) > _accuracy(best[-1]):
            best.append(standing)
    return best


def _accuracy(standing: Standing) -> float:
    return 100 * standing.card.report.accuracy


def _logarithms(costs: list[float]) -> tuple[float, float]:
    """A logarithmic axis around all costs."""
    low, high = math.log10(min(costs)), math.log10(max(costs))
    room = 0.12 * (high - low) or 0.2
    return low - room, high + room


def _names(
    shown: list[Standing],
    best: list[Standing],
    cost: Cost,
    x: tuple[float, float],
    y: tuple[float, float],
) -> dict[str, str]:
    """Where the name of each model stands that has room for it; the best come first."""

    def dot(standing: Standing) -> tuple[float, float]:
        across = (math.log10(cost(standing.card)) - x[0]) / (x[1] - x[0])
        return across, (max(_accuracy(standing), y[0]) - y[0]) / (y[1] - y[0])

    first = [*reversed(best), *(s for s in shown if s not in best)]
    steps = [dot(standing) for standing in best]
    corners = [(b[0], a[1]) for a, b in pairwise(steps)]
    path = [point for both in zip_longest(steps, corners) for point in both if point]
    found = places([dot(s) for s in first], [s.card.title for s in first], path)
    return {first[number].card.name: place for number, place in found.items()}


def _range(shares: list[float]) -> tuple[float, float]:
    """An axis around all that are not far below the best, with room for names above."""
    near = [share for share in shares if share >= max(shares) - _WORST]
    span = max(near) - min(near) or 1.0
    return min(near) - 0.15 * span, max(near) + 0.18 * span


def _ticks(span: float) -> list[float]:
    """Round numbers of a logarithmic axis, more of them where it spans less than a power of ten."""
    digits = (1, 2, 3, 4, 5, 7) if span < 0.7 else (1, 2, 5)
    return [digit * 10.0**power for power in range(-3, 5) for digit in digits]


def _front(best: list[Standing], cost: Cost) -> go.Scatter:
    return go.Scatter(
        x=[cost(s.card) for s in best],
        y=[_accuracy(s) for s in best],
        mode="lines",
        line={"shape": "hv", "width": 1.5, "dash": "dot", "color": SUM},
        name="no cheaper one is as good",
        hoverinfo="skip",
    )


def _dots(group: list[Standing], cost: Cost, *, floor: float, named: dict[str, str]) -> go.Scatter:
    return go.Scatter(
        x=[cost(s.card) for s in group],
        y=[max(_accuracy(s), floor) for s in group],
        mode="markers+text",
        text=[escaped(s.card.title) if s.card.name in named else "" for s in group],
        textposition=[named.get(s.card.name, "top center") for s in group],
        textfont_size=12,
        cliponaxis=False,
        customdata=[[escaped(s.name, 60), _accuracy(s)] for s in group],
        marker_size=11,
    )
