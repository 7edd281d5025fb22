"""How far the explanations of several models are above random orders."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from textcls.model_plots.base import DOT, layout
from textcls.plots import SUM, escaped
from textcls.values import ErasureStudy


def over_random(studies: Mapping[str, ErasureStudy], *, enough: float, chosen: str) -> go.Figure:
    """A dot a model with its 95 % interval, the chosen one filled, and a line at what is asked."""
    curves, rows = list(studies.values()), list(range(len(studies)))
    figure = go.Figure(_dots(studies, chosen))
    title = "Above random orders, with 95 % intervals"
    layout(figure, title=title, height=36 * len(rows) + 140)
    figure.update_layout(showlegend=False, margin_b=56)
    figure.add_vline(
        x=enough,
        layer="below",
        line={"dash": "dash", "width": 1.5, "color": SUM},
        annotation={"text": f"asked for: {enough}", "font_size": 12, "showarrow": False},
        annotation_position="top",
    )
    figure.update_xaxes(
        title="lost probability more than by random orders", range=_room(curves, enough)
    )
    figure.update_yaxes(
        tickvals=rows,
        ticktext=[_row(name, chosen) for name in studies],
        range=[len(rows) - 0.4, -0.8],
        automargin=True,
        ticksuffix="  ",
        showgrid=False,
        zeroline=False,
        tickfont_size=12,
    )
    return figure


def _dots(studies: Mapping[str, ErasureStudy], chosen: str) -> go.Scatter:
    curves = list(studies.values())
    means = [curve.over_random for curve in curves]
    spans = [f"{c.over_random:+.3f} ({c.interval[0]:+.3f} to {c.interval[1]:+.3f})" for c in curves]
    return go.Scatter(
        x=means,
        y=list(range(len(curves))),
        mode="markers",
        marker={
            "size": 11,
            "color": DOT,
            "symbol": ["circle" if name == chosen else "circle-open" for name in studies],
            "line_width": 2,
        },
        error_x={
            "array": [c.interval[1] - mean for c, mean in zip(curves, means, strict=True)],
            "arrayminus": [mean - c.interval[0] for c, mean in zip(curves, means, strict=True)],
            "color": DOT,
            "thickness": 2,
            "width": 0,
        },
        customdata=[[escaped(name, 60), s] for name, s in zip(studies, spans, strict=True)],
        hovertemplate="%{customdata[0]}: %{customdata[1]}<extra></extra>",
    )


def _room(curves: Sequence[ErasureStudy], enough: float) -> list[float]:
    """An axis that shows 0, what is asked for, and every interval to its end."""
    low = min(0.0, *(curve.interval[0] for curve in curves))
    high = max(enough, *(curve.interval[1] for curve in curves))
    margin = 0.06 * (high - low)
    return [low - margin, high + margin]


def _row(name: str, chosen: str) -> str:
    shown = escaped(name, 34)
    return f"<b>{shown}</b>" if name == chosen else shown
