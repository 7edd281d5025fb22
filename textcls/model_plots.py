"""Plotly figures of trained models: how good, how large, how fast, how they learned.

Colours are told apart by colour-blind people, on light and on dark; symbols say the same again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from textcls.plots import SUM, escaped
from textcls.standings import Standing
from textcls.values import Calibration, Epoch, ModelCard, Report

SERIES = ("#006ca0", "#d98569", "#0e9fa6", "#9f4453", "#6798ff", "#846700")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "pentagon", "hexagram")
_DOT, _COURSE = SERIES[0], SERIES[1]
_WORST = 20.0  # points below the best; models further down stand at the edge of the axis
_KINDS = ("linear", "convolutional", "convolutional + linear", "recurrent")


@dataclass(frozen=True, slots=True)
class Run:
    """The learning curves of one model; `best` is the number of the epoch that was kept."""

    name: str
    epochs: tuple[Epoch, ...]
    best: int


# --- how good --------------------------------------------------------------------------------


def accuracies(standings: Sequence[Standing], *, title: str) -> go.Figure:
    """A dot a model with its 95 % interval, the linear model's line and the course's figures."""
    shown = [standing for standing in standings if standing.card.report]
    reports = [standing.card.report for standing in shown]
    figure = _dots([s.name for s in shown], reports, title=title, axis="test accuracy (%)")
    floor = _floor(reports)
    printed = [(row, s) for row, s in enumerate(shown) if s.headline is not None]
    if printed:
        figure.add_scatter(
            x=[max(100 * standing.headline, floor) for _, standing in printed],
            y=[row for row, _ in printed],
            mode="markers",
            name=f"the course's {_metrics(printed)}",
            customdata=[
                f"{100 * s.headline:.1f} % {s.card.recipe.headline.metric}" for _, s in printed
            ],
            marker={
                "symbol": [_edge(100 * s.headline, floor, "diamond-open") for _, s in printed],
                "size": 11,
                "line_width": 2,
                "color": _COURSE,
            },
            hovertemplate="the course's figure: %{customdata}<extra></extra>",
        )
    linear = next((s.linear for s in shown if s.linear), None)
    if linear and linear.report:
        _line(figure, 100 * linear.report.accuracy)
    return figure


def slices(report: Report) -> go.Figure:
    """The accuracy on parts of the test texts, with the accuracy on all of them as a line."""
    names = [part.name for part in report.slices]
    figure = _dots(names, report.slices, title="Accuracy on parts of the test texts", axis="%")
    figure.update_xaxes(title="accuracy (%)")
    figure.update_layout(showlegend=False)
    _line(figure, 100 * report.accuracy, name="all texts")
    return figure


def _dots(names: Sequence[str], measured: Sequence, *, title: str, axis: str) -> go.Figure:
    """Shares with intervals, one row each from the top; those far below stand at the edge."""
    floor = _floor(measured)
    shares = [100 * item.accuracy for item in measured]
    lows, highs = ([100 * item.interval[end] for item in measured] for end in (0, 1))
    inside = [share >= floor for share in shares]
    shown = [max(share, floor) for share in shares]
    rows = list(range(len(names)))
    figure = go.Figure(
        go.Scatter(
            x=shown,
            y=rows,
            mode="markers",
            name="accuracy, 95 % interval",
            marker={
                "symbol": [_edge(share, floor, "circle") for share in shares],
                "size": 10,
                "color": _DOT,
            },
            error_x={
                "array": _lengths(shown, highs, inside),
                "arrayminus": _lengths(shown, lows, inside),
                "color": _DOT,
                "thickness": 2,
                "width": 0,
            },
            customdata=[[low, high, share] for low, high, share in zip(lows, highs, shares)],
            hovertemplate=(
                "%{customdata[2]:.2f} % (%{customdata[0]:.2f} to %{customdata[1]:.2f})"
                "<extra></extra>"
            ),
        )
    )
    ends = [max(high, floor) if near else floor for high, near in zip(highs, inside, strict=True)]
    top = max(ends)
    figure.add_scatter(
        x=ends,
        y=rows,
        mode="text",
        text=[f"  {share:.1f}" for share in shares],
        textposition="middle right",
        textfont_size=13,
        showlegend=False,
        hoverinfo="skip",
        cliponaxis=False,
    )
    _layout(figure, title=title, height=34 * len(rows) + 150)
    low = min(floor if not near else low for low, near in zip(lows, inside, strict=True))
    figure.update_xaxes(title=axis, range=[low - 0.04 * (top - low), top + 0.12 * (top - low)])
    figure.update_yaxes(
        tickvals=rows,
        ticktext=[escaped(name, 34) for name in names],
        range=[len(rows) - 0.4, -0.9],
        automargin=True,
        ticksuffix="  ",
        showgrid=False,
        tickfont_size=13,
    )
    return figure


def _floor(measured: Sequence) -> float:
    return 100 * max(item.accuracy for item in measured) - _WORST


def _edge(share: float, floor: float, symbol: str) -> str:
    suffix = "-open" if symbol.endswith("-open") else ""
    return symbol if share >= floor else f"triangle-left{suffix}"


def _lengths(middle: list[float], ends: list[float], inside: list[bool]) -> list[float]:
    return [abs(end - x) if near else 0.0 for x, end, near in zip(middle, ends, inside)]


def _line(figure: go.Figure, share: float, *, name: str = "linear") -> None:
    """A dashed line down all rows, with its name at the top."""
    figure.add_vline(
        x=share,
        line={"dash": "dash", "width": 1.5, "color": SUM},
        annotation={"text": f"{name} {share:.1f} %", "font_size": 12, "showarrow": False},
        annotation_position="top",
    )


def _metrics(printed: Sequence[tuple[int, Standing]]) -> str:
    return " and ".join(dict.fromkeys(s.card.recipe.headline.metric for _, s in printed))


# --- how good for its size and its time --------------------------------------------------------


def against_size(standings: Sequence[Standing]) -> go.Figure:
    """Accuracy against megabytes."""
    return _cost(standings, lambda card: card.bytes / 1e6, what="size", unit="MB")


def against_time(standings: Sequence[Standing]) -> go.Figure:
    """Accuracy against the milliseconds that one text takes."""

    def milliseconds(card: ModelCard) -> float | None:
        return card.report.milliseconds

    return _cost(standings, milliseconds, what="time for one text", unit="ms")


def _cost(
    standings: Sequence[Standing],
    cost: Callable[[ModelCard], float | None],
    *,
    what: str,
    unit: str,
) -> go.Figure:
    """Dots by kind of network; named are those that no cheaper one beats."""
    shown = [s for s in standings if s.card.report and cost(s.card)]
    floor = _floor([s.card.report for s in shown])
    named = _unbeaten(shown, cost)
    figure = go.Figure()
    for kind, colour, symbol in zip(_KINDS, SERIES, SYMBOLS, strict=False):
        group = [s for s in shown if s.kind == kind]
        shares = [100 * s.card.report.accuracy for s in group]
        if not group:
            continue
        figure.add_scatter(
            x=[cost(s.card) for s in group],
            y=[max(share, floor) for share in shares],
            mode="markers+text",
            name=kind,
            text=[escaped(s.card.title) if s in named else "" for s in group],
            textposition="top center",
            textfont_size=12,
            cliponaxis=False,
            customdata=[
                [escaped(s.name, 60), share] for s, share in zip(group, shares, strict=True)
            ],
            hovertemplate=(
                f"%{{customdata[0]}}<br>%{{customdata[1]:.2f}} %, %{{x:.3g}} {unit}<extra></extra>"
            ),
            marker={
                "size": 11,
                "color": colour,
                "symbol": [symbol if share >= floor else "triangle-down" for share in shares],
            },
        )
    _layout(figure, title=f"Accuracy against {what}", height=380)
    figure.update_xaxes(title=f"{what} ({unit}, logarithmic)", type="log", dtick="D2")
    figure.update_yaxes(title="test accuracy (%)", automargin=True)
    return figure


def _unbeaten(shown: list[Standing], cost: Callable[[ModelCard], float]) -> list[Standing]:
    """Those for which no model is at least as accurate and costs less."""
    ordered = sorted(shown, key=lambda s: (cost(s.card), -s.card.report.accuracy))
    named: list[Standing] = []
    for standing in ordered:
        if not named or standing.card.report.accuracy > named[-1].card.report.accuracy:
            named.append(standing)
    return named


# --- one model -------------------------------------------------------------------------------


def confusion(report: Report) -> go.Figure:
    """Counts of each class by what it was called; the colour is the share of its row."""
    labels = [escaped(item.label, 16) for item in report.classes]
    shares = [[count / (sum(row) or 1) for count in row] for row in report.confusion]
    figure = go.Figure(
        go.Heatmap(
            z=[[100 * share for share in row] for row in shares],
            x=labels,
            y=labels,
            customdata=report.confusion,
            zmin=0,
            zmax=100,
            xgap=3,
            ygap=3,
            colorscale=[[0, "rgba(0,108,160,0.06)"], [1, "rgba(0,108,160,1)"]],
            showscale=False,
            hovertemplate="%{y} called %{x}: %{customdata:,} (%{z:.1f} %)<extra></extra>",
        )
    )
    for y, row in enumerate(report.confusion):
        for x, count in enumerate(row):
            share = shares[y][x]
            figure.add_annotation(
                x=x,
                y=y,
                text=f"<b>{count:,}</b><br>{100 * share:.1f} %",
                showarrow=False,
                font={"size": 13} | ({"color": "#ffffff"} if share > 0.5 else {}),
            )
    _layout(figure, title="What the texts of each class were called", height=380)
    figure.update_xaxes(title="called", showgrid=False, tickfont_size=13)
    figure.update_yaxes(
        title="true class",
        autorange="reversed",
        automargin=True,
        showgrid=False,
        tickfont_size=13,
    )
    return figure


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
        line={"width": 1, "color": _DOT},
        marker={"size": [6 + 22 * (b.rows / most) ** 0.5 for b in bins], "color": _DOT},
        customdata=[b.rows for b in bins],
        hovertemplate=(
            "%{customdata:,} texts: %{x:.1f} % sure, %{y:.1f} % right<extra></extra>"
        ),
    )
    _layout(figure, title="How sure, and how often right", height=380)
    start = min(40.0, *sure, *right) - 4
    figure.update_xaxes(title="highest probability, mean of a bin (%)", range=[start, 104])
    figure.update_yaxes(title="called right (%)", range=[start, 104], automargin=True)
    return figure


# --- learning curves ---------------------------------------------------------------------------


def losses(runs: Sequence[Run]) -> go.Figure:
    """Cross-entropy on the training texts (solid) and the validation texts (dashed)."""
    figure = _curves(runs, lambda e: e.train_loss, lambda e: e.validation_loss)
    _layout(figure, title="Loss", height=420)
    figure.update_yaxes(title="mean cross-entropy (nats)", automargin=True)
    return figure


def learned(runs: Sequence[Run]) -> go.Figure:
    """Accuracy on the training texts (solid) and the validation texts (dashed)."""
    figure = _curves(
        runs, lambda e: 100 * e.train_accuracy, lambda e: 100 * e.validation_accuracy
    )
    _layout(figure, title="Accuracy", height=420)
    figure.update_yaxes(title="called right (%)", automargin=True)
    return figure


def _curves(
    runs: Sequence[Run], training: Callable[[Epoch], float], validation: Callable[[Epoch], float]
) -> go.Figure:
    figure = go.Figure()
    for index, run in enumerate(runs):
        colour = SERIES[index % len(SERIES)]
        symbol = SYMBOLS[index % len(SYMBOLS)]
        name = escaped(run.name, 40)
        for what, value, dash in (("training", training, "solid"), ("validation", validation, "dash")):
            figure.add_scatter(
                x=[epoch.number for epoch in run.epochs],
                y=[value(epoch) for epoch in run.epochs],
                mode="lines",
                name=name,
                legendgroup=name,
                showlegend=False,
                line={"color": colour, "dash": dash, "width": 2},
                hovertemplate=f"{name}, {what}, epoch %{{x}}: %{{y:.3f}}<extra></extra>",
            )
        best = [epoch for epoch in run.epochs if epoch.number == run.best]
        figure.add_scatter(
            x=[epoch.number for epoch in best],
            y=[validation(epoch) for epoch in best],
            mode="markers",
            name=name,
            legendgroup=name,
            marker={"color": colour, "symbol": symbol, "size": 12},
            hovertemplate=f"{name}, best epoch %{{x}}: %{{y:.3f}}<extra></extra>",
        )
    figure.update_xaxes(title="epoch", rangemode="tozero")
    return figure


def _layout(figure: go.Figure, *, title: str, height: int) -> None:
    figure.update_layout(
        title=title,
        height=height,
        margin={"l": 8, "r": 12, "t": 64, "b": 48},
        legend={"orientation": "h", "x": 0, "y": -0.22, "yanchor": "top"},
        dragmode=False,
        font_size=13,
    )
