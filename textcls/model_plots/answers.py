"""The answers of one model, and of two."""

import plotly.graph_objects as go

from textcls.model_plots.base import DOT, SERIES, layout
from textcls.plots import SUM, escaped
from textcls.values import Agreement, Calibration, Report

_MOST_CELLS = 8  # in a row; more have no room for numbers


def confusion(report: Report) -> go.Figure:
    """Counts of each class by what it was called; the colour is the share of its row."""
    labels = [escaped(item.label, 16) for item in report.classes]
    shares = [[100 * count / (sum(row) or 1) for count in row] for row in report.confusion]
    figure = go.Figure(
        go.Heatmap(
            z=shares,
            customdata=report.confusion,
            zmin=0,
            zmax=100,
            xgap=3,
            ygap=3,
            colorscale=[[0, "#c9d7e1"], [1, "#0a649a"]],
            showscale=False,
            hovertemplate="%{y} called %{x}: %{customdata:,} (%{z:.1f} %)<extra></extra>",
        )
    )
    if len(labels) <= _MOST_CELLS:
        _write_counts(figure, report.confusion, shares)
    layout(
        figure, title="What the texts of each class were called", height=max(380, 44 * len(labels))
    )
    ticks = {"tickvals": list(range(len(labels))), "ticktext": labels, "tickfont_size": 13}
    figure.update_xaxes(title="called", showgrid=False, zeroline=False, ticks="", **ticks)
    figure.update_yaxes(
        title="true class",
        autorange="reversed",
        automargin=True,
        showgrid=False,
        zeroline=False,
        ticks="",
        **ticks,
    )
    return figure


def _write_counts(
    figure: go.Figure, counts: tuple[tuple[int, ...], ...], shares: list[list[float]]
) -> None:
    """Numbers into the cells, which have the same colours on light and on dark."""
    for y, row in enumerate(counts):
        for x, count in enumerate(row):
            share = shares[y][x]
            figure.add_annotation(
                x=x,
                y=y,
                text=f"<b>{count:,}</b><br>{share:.1f} %",
                showarrow=False,
                font={"size": 13, "color": "#ffffff" if share > 75 else "#16181b"},
            )


def reliability(calibration: Calibration) -> go.Figure:
    """Of the texts of which the model was so sure, how many it called right."""
    bins = calibration.bins
    most = max(item.rows for item in bins)
    sure, right = ([100 * getattr(b, name) for b in bins] for name in ("confidence", "accuracy"))
    figure = go.Figure(
        go.Scatter(
            x=[0, 100],
            y=[0, 100],
            mode="lines",
            name="as sure as right",
            line={"dash": "dash", "width": 1.5, "color": SUM},
            hoverinfo="skip",
        )
    )
    figure.add_scatter(
        x=sure,
        y=right,
        mode="lines+markers",
        name="this model; area: number of texts",
        line={"width": 1, "color": DOT},
        marker={"size": [6 + 22 * (b.rows / most) ** 0.5 for b in bins], "color": DOT},
        customdata=[b.rows for b in bins],
        hovertemplate=("%{customdata:,} texts: %{x:.1f} % sure, %{y:.1f} % right<extra></extra>"),
    )
    layout(figure, title="How sure, and how often right", height=380)
    start = min(40.0, *sure, *right) - 4
    figure.update_xaxes(title="highest probability, mean of a bin (%)", range=[start, 104])
    figure.update_yaxes(title="called right (%)", range=[start, 104], automargin=True)
    return figure


def split(result: Agreement, names: tuple[str, str]) -> go.Figure:
    """The texts that only one of two models calls right, and where an even split would end."""
    counts = (result.only_first, result.only_second)
    figure = go.Figure()
    for name, number, colour in zip(names, counts, SERIES, strict=False):
        figure.add_bar(
            x=[number],
            y=[""],
            name=f"only {escaped(name)} right",
            orientation="h",
            marker_color=colour,
            text=[f"{number:,}"],
            textposition="inside",
            insidetextanchor="middle",
            textfont={"size": 14, "color": "#ffffff"},
            hovertemplate="%{x:,} texts<extra>%{fullData.name}</extra>",
        )
    layout(figure, title="Texts that only one calls right", height=240)
    figure.update_layout(barmode="stack", bargap=0.3, legend_traceorder="normal")
    figure.add_vline(
        x=sum(counts) / 2,
        line={"dash": "dash", "width": 2, "color": SUM},
        annotation={"text": "even split", "font_size": 12, "showarrow": False},
        annotation_position="top",
    )
    figure.update_xaxes(title="texts", range=[0, max(sum(counts), 1)])
    return figure
