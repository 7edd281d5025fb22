"""The states of a recurrent network over a text, all on one axis of tokens."""

from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from textcls.plots.base import AGAINST, FOR, SUM, class_colours, escaped
from textcls.values import (
    LayerGates,
    LayerSaturation,
    LayerStates,
    MemoryCurve,
    Prediction,
    StateTrace,
)

Beneath = MemoryCurve | LayerGates | LayerStates | tuple[LayerSaturation, ...]

# Where each row stands in the figure, from its bottom (0) to its top (1).
_ROWS = ((0.72, 1.0), (0.42, 0.62), (0.0, 0.32))
_LINES = ("#0f83c1", "#9e6a02", "#bd376d", "#6f7f8f")
_GATES = {
    "z": "z, update: keeps the state",
    "r": "r, reset: lets the state in",
    "i": "i, input",
    "f": "f, forget: keeps the memory",
    "o": "o, output",
}
_DOTS = 40  # steps; beyond, a line without a dot a step
_FLOAT32 = -44.85  # log10 of the smallest number above zero


def timeline(trace: StateTrace, beneath: Beneath) -> go.Figure:
    """The probabilities after each token, what each step adds, and one look at the states."""
    figure = _on_one_axis(trace.prediction, len(trace.contributions), height=760, rows=_ROWS)
    _curve(figure, trace)
    _increments(figure, trace)
    draw, title = _LOOKS[type(beneath[0] if isinstance(beneath, tuple) else beneath)]
    draw(figure, beneath)
    _headings(
        figure,
        "Probability after each token (text cut there)",
        f"What each step adds, {_logit(trace)}",
        title(beneath),
    )
    return figure


def two_memories(
    prediction: Prediction,
    curves: dict[str, MemoryCurve],
    layers: dict[str, tuple[LayerSaturation, ...]],
) -> go.Figure:
    """Networks by name on one text: memory above, saturation of the top layer below."""
    steps = max(len(curve.log_norms) for curve in curves.values())
    figure = _on_one_axis(prediction, steps, height=640, rows=((0.56, 1.0), (0.0, 0.42)))
    styles = zip(curves, _LINES, ("dash", "solid", "dot"), strict=False)
    for name, colour, dash in styles:
        line = {"color": colour, "dash": dash, "width": 2.5}
        _line(figure, curves[name].log_norms, name, 1, line=line, legend="legend").update(
            hovertemplate="10<sup>%{y:.1f}</sup><extra>%{fullData.name}</extra>"
        )
        shares = [100 * share for share in layers[name][-1].shares]
        _line(figure, shares, name, 2, line=line, showlegend=False).update(
            hovertemplate="%{y:.0f} %<extra>%{fullData.name}</extra>"
        )
    _powers(figure, 1, [norm for curve in curves.values() for norm in curve.log_norms])
    figure.update_layout(yaxis2={"title": "units (%)", "range": [-4, 104]})
    _headings(
        figure, "Memory: size of the logit's gradient at each step", "Saturated units, |h| > 0.99"
    )
    return figure


# --- the rows --------------------------------------------------------------------------------


def _curve(figure: go.Figure, trace: StateTrace) -> None:
    colours = class_colours(tuple(trace.curve))
    for label, points in trace.curve.items():
        shares = [100 * share for share in points]
        line = {"color": colours[label], "width": 2.25}
        _line(figure, shares, label, 1, line=line, legend="legend").update(
            hovertemplate="%{y:.1f} %<extra>%{fullData.name}</extra>"
        )
    figure.update_layout(yaxis={"title": "probability (%)", "range": [-4, 104]})


def _increments(figure: go.Figure, trace: StateTrace) -> None:
    several = len(trace.steps) > 1
    for direction, shares in trace.steps.items():
        figure.add_bar(
            x=list(range(len(shares))),
            y=shares,
            yaxis="y2",
            name=f"read {direction}",
            marker={
                "color": [FOR if share > 0 else AGAINST for share in shares],
                "pattern": {"shape": "/" if direction == "backward" else "", "fillmode": "replace"},
                "line_width": 0,
            },
            showlegend=False,
            hovertemplate=f"%{{y:+.3f}} logits{', ' + direction if several else ''}<extra></extra>",
        )
    figure.update_layout(barmode="relative", bargap=0.15, yaxis2={"title": "logits"})


def _memory(figure: go.Figure, curve: MemoryCurve) -> None:
    steps = len(curve.log_norms)
    _line(figure, curve.log_norms, "memory", 3, line={"color": FOR, "width": 2.25}).update(
        customdata=[f"{steps - 1 - step} steps from the end" for step in range(steps)],
        hovertemplate="10<sup>%{y:.2f}</sup>, %{customdata}<extra></extra>",
        showlegend=False,
    )
    _powers(figure, 3, curve.log_norms)


def _saturation(figure: go.Figure, layers: tuple[LayerSaturation, ...]) -> None:
    for each, colour in zip(layers, _LINES, strict=False):
        shares = [100 * share for share in each.shares]
        name, line = _place(each, layers), {"color": colour, "width": 2.25}
        _line(figure, shares, name, 3, line=line, legend="legend2").update(
            hovertemplate="%{y:.0f} %<extra>%{fullData.name}</extra>",
            showlegend=len(layers) > 1,
        )
    figure.update_layout(yaxis3={"title": "units (%)", "range": [-4, 104]})


def _gates(figure: go.Figure, layer: LayerGates) -> None:
    for (gate, means), colour in zip(layer.gates.items(), _LINES, strict=False):
        line = {"color": colour, "width": 2.25}
        _line(figure, means, _GATES[gate], 3, line=line, legend="legend2").update(
            hovertemplate=f"{gate} %{{y:.3f}}<extra></extra>"
        )
    figure.update_layout(yaxis3={"title": "mean of the units", "range": [-0.04, 1.04]})


def _hidden(figure: go.Figure, layer: LayerStates) -> None:
    figure.add_heatmap(
        z=layer.units,
        x=list(range(len(layer.units[0]))),
        y=list(range(1, len(layer.units) + 1)),
        yaxis="y3",
        zmin=-1,
        zmax=1,
        colorscale=[[0, AGAINST], [0.5, "rgba(128,128,128,0.06)"], [1, FOR]],
        colorbar={
            "orientation": "h",
            "thickness": 8,
            "len": 0.3,
            "x": 1,
            "xanchor": "right",
            "y": _ROWS[2][1],
            "yanchor": "bottom",
            "tickvals": [-1, 0, 1],
        },
        hovertemplate="unit %{y}: %{z:.3f}<extra></extra>",
    )
    figure.update_layout(yaxis3={"title": "unit", "autorange": "reversed"})


_LOOKS: dict[type, tuple[Callable, Callable[[Beneath], str]]] = {
    MemoryCurve: (_memory, lambda look: "Memory: size of the logit's gradient at each step"),
    LayerSaturation: (_saturation, lambda look: "Saturated units, |h| > 0.99"),
    LayerGates: (_gates, lambda look: f"Gates, {_place(look)}"),
    LayerStates: (_hidden, lambda look: f"Hidden states, {_place(look)}"),
}


def _place(each: LayerGates | LayerStates | LayerSaturation, _all: Sequence = ()) -> str:
    return f"layer {each.layer}, {each.direction}"


def _logit(trace: StateTrace) -> str:
    than = f" minus {escaped(trace.against, 14)}" if trace.against else ""
    return f"{escaped(trace.target, 14)}{than}"


# --- the axis they share ---------------------------------------------------------------------


def _on_one_axis(
    prediction: Prediction, steps: int, *, height: int, rows: Sequence[tuple[float, float]]
) -> go.Figure:
    """Rows over one axis of steps, which leaves out labels where there is no room for all."""
    figure = go.Figure()
    words = [escaped(span.text, 14) for span in prediction.tokens]
    labels = words + ["·"] * (steps - len(words))
    axes = {
        f"yaxis{number if number > 1 else ''}": {"domain": row, "automargin": True}
        for number, row in enumerate(rows, start=1)
    }
    figure.update_layout(
        **axes,
        height=height,
        margin={"l": 8, "r": 12, "t": 64, "b": 8},
        font_size=13,
        dragmode=False,
        hovermode="x unified",
        hoversubplots="axis",
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
        legend2={"orientation": "h", "x": 0, "y": rows[-1][1], "yanchor": "bottom"},
    )
    figure.update_xaxes(
        type="category",
        anchor=f"y{len(rows)}",
        categoryorder="array",
        categoryarray=list(range(steps)),
        labelalias={str(step): label for step, label in enumerate(labels)},
        range=[-0.5, steps - 0.5],
        title="token" if steps == len(words) else "token, then padding",
        automargin=True,
        tickfont_size=12,
        showspikes=False,
    )
    if steps > len(words):
        _mark_padding(figure, len(words), steps)
    return figure


def _mark_padding(figure: go.Figure, words: int, steps: int) -> None:
    figure.add_shape(
        type="rect",
        xref="x",
        yref="paper",
        x0=words - 0.5,
        x1=steps - 0.5,
        y0=0,
        y1=1,
        line_width=0,
        fillcolor=SUM,
        opacity=0.12,
        layer="below",
    )


def _line(figure: go.Figure, points: Sequence, name: str, row: int, **style) -> go.Scatter:
    trace = go.Scatter(
        x=list(range(len(points))),
        y=list(points),
        yaxis=f"y{row if row > 1 else ''}",
        name=escaped(name),
        mode="lines+markers" if len(points) <= _DOTS else "lines",
        **style,
    )
    figure.add_trace(trace)
    return figure.data[-1]


def _powers(figure: go.Figure, row: int, norms: Sequence[float | None]) -> None:
    """An axis of powers of ten; where it goes that low, a line at the end of float32."""
    low = min((norm for norm in norms if norm is not None), default=0.0)
    axis = f"yaxis{row if row > 1 else ''}"
    style = {"title": "|dF / de|", "tickprefix": "10<sup>", "ticksuffix": "</sup>"}
    figure.update_layout({axis: style})
    if low < _FLOAT32:
        figure.add_shape(
            type="line",
            xref="paper",
            yref=f"y{row if row > 1 else ''}",
            x0=0,
            x1=1,
            y0=_FLOAT32,
            y1=_FLOAT32,
            line={"color": SUM, "width": 1, "dash": "dot"},
            label={"text": "float32 ends here", "textposition": "start", "font_size": 11},
        )


def _headings(figure: go.Figure, *titles: str) -> None:
    """One above each row, above its legend."""
    for number, title in enumerate(titles, start=1):
        axis = figure.layout[f"yaxis{number if number > 1 else ''}"]
        figure.add_annotation(
            text=f"<b>{title}</b>",
            xref="paper",
            yref="paper",
            x=0,
            y=axis.domain[1],
            yanchor="bottom",
            yshift=24,
            xanchor="left",
            showarrow=False,
            font_size=13,
        )
