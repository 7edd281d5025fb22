"""How far the explanations of several models are above random orders."""

from collections.abc import Mapping

import plotly.graph_objects as go

from textcls.model_plots.base import DOT, layout
from textcls.plots import SUM, escaped
from textcls.values import ErasureStudy


def over_random(studies: Mapping[str, ErasureStudy], *, enough: float) -> go.Figure:
    """A dot a model with its 95 % interval, and a line at what is asked for."""
    curves, rows = list(studies.values()), list(range(len(studies)))
    means = [curve.over_random for curve in curves]
    figure = go.Figure(
        go.Scatter(
            x=means,
            y=rows,
            mode="markers",
            name="comprehensiveness, 95 % interval",
            marker={"size": 10, "color": DOT},
            error_x={
                "array": [c.interval[1] - mean for c, mean in zip(curves, means, strict=True)],
                "arrayminus": [mean - c.interval[0] for c, mean in zip(curves, means, strict=True)],
                "color": DOT,
                "thickness": 2,
                "width": 0,
            },
            customdata=[
                [f"{name}: {mean:+.3f} ({c.interval[0]:+.3f} to {c.interval[1]:+.3f})"]
                for (name, c), mean in zip(
                    ((escaped(n, 60), c) for n, c in studies.items()), means, strict=True
                )
            ],
            hovertemplate="%{customdata[0]}<extra></extra>",
        )
    )
    layout(figure, title="Above random orders", height=36 * len(rows) + 172)
    figure.update_layout(showlegend=False)
    figure.add_vline(
        x=enough,
        layer="below",
        line={"dash": "dash", "width": 1.5, "color": SUM},
        annotation={"text": f"asked for: {enough}", "font_size": 12, "showarrow": False},
        annotation_position="top",
    )
    figure.update_xaxes(title="lost probability more than by random orders", rangemode="tozero")
    figure.update_yaxes(
        tickvals=rows,
        ticktext=[escaped(name, 34) for name in studies],
        range=[len(rows) - 0.4, -0.8],
        automargin=True,
        ticksuffix="  ",
        showgrid=False,
        zeroline=False,
        tickfont_size=12,
    )
    return figure
