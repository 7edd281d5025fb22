"""Whether explanations can be believed, as figures."""

from collections.abc import Sequence

import plotly.graph_objects as go

from textcls.plots.base import AGAINST, FOR, SUM, class_colours, escaped
from textcls.values import ErasureCurve, ErasureStudy, RandomisedPart, RankAgreement

_BAND = "rgba(138,143,152,0.25)"
# Cells of one brightness range in both themes, so that dark numbers can be read on all of them.
_NO_AGREEMENT, _ON_CELLS = "#e9ebee", "#14181d"
_SIGNED, _ABSOLUTE = list(class_colours("ab").values())


def erasure(
    curve: ErasureCurve | ErasureStudy,
    shares: Sequence[int],
    *,
    title: str,
    across: str,
    limits: tuple[float, float],
    taken: Sequence[int] | None = None,
) -> go.Figure:
    """What the probability loses at each share, above the random orders: their mean and range."""
    places = list(range(len(shares)))
    figure = go.Figure()
    if isinstance(curve, ErasureCurve):
        _band(figure, curve)
    random = curve.random_values if isinstance(curve, ErasureCurve) else curve.random
    for name, values, line in (
        ("random words, mean", random, {"color": SUM, "width": 2, "dash": "dash"}),
        ("the explanation's words", curve.values, {"color": FOR, "width": 3}),
    ):
        figure.add_scatter(
            x=places,
            y=values,
            name=name,
            mode="lines+markers",
            line=line,
            marker={"size": 8, "symbol": "circle" if line["color"] == FOR else "x-thin-open"},
            customdata=[f"{share} %" for share in shares],
            hovertemplate="%{customdata}: %{y:+.3f}<extra>%{fullData.name}</extra>",
        )
    _layout(figure, title=title, height=360)
    counts = [f"<br>{count:,}" for count in taken] if taken else [""] * len(shares)
    ticks = [f"{share} %{count}" for share, count in zip(shares, counts, strict=True)]
    under = ", and how many" if taken else ""
    figure.update_xaxes(title=f"{across}{under}", tickvals=places, ticktext=ticks)
    figure.update_yaxes(title="lost probability", range=_room(limits), zeroline=True)
    return figure


def erasure_limits(*curves: ErasureCurve | ErasureStudy) -> tuple[float, float]:
    """The least and the greatest loss in several figures that are to have one scale."""
    values = [value for curve in curves for value in curve.values]
    for curve in curves:
        rows = curve.random if isinstance(curve, ErasureCurve) else (curve.random,)
        values += [value for row in rows for value in row]
    return min(values), max(values)


def agreement(shown: RankAgreement, names: Sequence[str]) -> go.Figure:
    """Kendall's tau of every two methods; blue for the same order, orange for the reverse."""
    places = list(range(len(names)))
    labels = [escaped(name) for name in names]
    figure = go.Figure(
        go.Heatmap(
            x=places,
            y=places,
            z=[list(row) for row in shown.tau],
            text=[["none" if t is None else f"{t:+.2f}" for t in row] for row in shown.tau],
            texttemplate="%{text}",
            textfont={"size": 14, "color": _ON_CELLS},
            customdata=[[f"{one}, {other}" for other in labels] for one in labels],
            hovertemplate="%{customdata}: %{text}<extra></extra>",
            colorscale=[[0, AGAINST], [0.5, _NO_AGREEMENT], [1, FOR]],
            zmin=-1,
            zmax=1,
            xgap=2,
            ygap=2,
            colorbar={"title": "tau", "thickness": 12, "tickvals": [-1, 0, 1]},
        )
    )
    _layout(figure, title="Do the methods order the words alike?", height=56 * len(names) + 190)
    figure.update_xaxes(
        title="method", tickvals=places, ticktext=labels, tickangle=-35, showgrid=False
    )
    figure.update_yaxes(
        title="method", tickvals=places, ticktext=labels, autorange="reversed", showgrid=False
    )
    return figure


def randomised(parts: Sequence[RandomisedPart]) -> go.Figure:
    """The correlation with the original after each part: a dot for the mean, a line over seeds."""
    rows = list(range(len(parts)))
    figure = go.Figure()
    kinds = (
        ("signed scores", [part.signed for part in parts], _SIGNED, "circle", -0.12),
        ("absolute scores", [part.absolute for part in parts], _ABSOLUTE, "diamond", 0.12),
    )
    for name, correlations, colour, symbol, shift in kinds:
        spreads = [_spread(values) for values in correlations]
        known = [(row, spread) for row, spread in zip(rows, spreads, strict=True) if spread]
        figure.add_scatter(
            x=[mean for _, (mean, _, _) in known],
            y=[row + shift for row, _ in known],
            name=name,
            mode="markers",
            marker={"size": 11, "color": colour, "symbol": symbol},
            error_x={
                "array": [high - mean for _, (mean, _, high) in known],
                "arrayminus": [mean - low for _, (mean, low, _) in known],
                "color": colour,
                "thickness": 2,
                "width": 0,
            },
            customdata=[[low, high] for _, (_, low, high) in known],
            hovertemplate=(
                "%{x:+.3f} (%{customdata[0]:+.3f} to %{customdata[1]:+.3f})"
                "<extra>%{fullData.name}</extra>"
            ),
        )
    _layout(figure, title="What is left of the explanation", height=64 * len(rows) + 190)
    figure.update_xaxes(
        title="rank correlation with the original", range=[-1.05, 1.05], zeroline=True
    )
    figure.update_yaxes(
        title="drawn anew",
        tickvals=rows,
        ticktext=[part_name(parts, row) for row in rows],
        range=[len(rows) - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
    )
    return figure


def part_name(parts: Sequence[RandomisedPart], row: int) -> str:
    """`head`, then `+ convolutions`: what is drawn anew at this row, beside all above it."""
    return parts[row].part if row == 0 else f"+ {parts[row].part}"


def _spread(values: Sequence[float | None]) -> tuple[float, float, float] | None:
    """Mean, least and greatest of those there are."""
    known = [value for value in values if value is not None]
    return (sum(known) / len(known), min(known), max(known)) if known else None


def _band(figure: go.Figure, curve: ErasureCurve) -> None:
    columns = list(zip(*curve.random, strict=True))
    places = list(range(len(columns)))
    figure.add_scatter(
        x=[*places, *reversed(places)],
        y=[*map(max, columns), *map(min, reversed(columns))],
        fill="toself",
        fillcolor=_BAND,
        line={"width": 0},
        mode="lines",
        name=f"all {len(curve.random)} random orders",
        hoverinfo="skip",
    )


def _layout(figure: go.Figure, *, title: str, height: int) -> None:
    figure.update_layout(
        title=title,
        height=height,
        margin={"l": 8, "r": 12, "t": 56, "b": 96},
        legend={"orientation": "h", "yref": "container", "x": 0, "y": 0, "yanchor": "bottom"},
        dragmode=False,
        font_size=13,
    )
    figure.update_yaxes(automargin=True)


def _room(limits: tuple[float, float]) -> list[float]:
    low, high = min(*limits, 0.0), max(*limits, 0.0)
    margin = 0.08 * (high - low) or 0.1
    return [low - margin, high + margin]
