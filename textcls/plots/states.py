"""The states of a recurrent network over a text, all on one axis of tokens."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from textcls.plots.base import AGAINST, FOR, class_colours, escaped
from textcls.plots.steps import at, draw, headings, on_one_axis, sizes, steps_of
from textcls.values import (
    LayerGates,
    LayerSaturation,
    LayerStates,
    MemoryCurve,
    Prediction,
    StateTrace,
)


@dataclass(frozen=True, slots=True)
class Way:
    """How a bar shows what a step speaks through."""

    name: str
    opacity: float = 1.0
    pattern: str = ""


Beneath = MemoryCurve | LayerSaturation | LayerGates | LayerStates

# Where each row stands in the figure, from its bottom (0) to its top (1).
_ROWS = ((0.72, 1.0), (0.42, 0.62), (0.0, 0.32))
# Told apart from each other, and from the colours of the first classes.
_LINES = ("#5d80ff", "#e46665", "#6a9a3b", "#6f7f8f")
_WAYS = {
    "forward": Way("read forward"),
    "backward": Way("read backward", opacity=0.5),
    "word": Way("through the word itself", pattern="/"),
    "n-grams": Way("in n-grams of the bag", opacity=0.6, pattern="."),
}
_GATES = {"z": "update z", "r": "reset r", "i": "input i", "f": "forget f", "o": "output o"}


def timeline(trace: StateTrace, beneath: Beneath) -> go.Figure:
    """The probabilities after each token, what each step adds, and one look at the states."""
    figure = on_one_axis(trace.prediction, len(trace.contributions), height=760, rows=_ROWS)
    _curve(figure, trace)
    _increments(figure, trace)
    look, title = _LOOKS[type(beneath)]
    look(figure, beneath)
    headings(
        figure,
        "Probability after each token (text cut there)",
        f"What each step adds, {_logit(trace)}",
        title(beneath),
    )
    return figure


def two_memories(
    prediction: Prediction,
    curves: Mapping[str, MemoryCurve],
    saturation: Mapping[str, Sequence[float]],
) -> go.Figure:
    """Networks by name on one text: memory above, the share of saturated units below."""
    steps = max(len(curve.log_norms) for curve in curves.values())
    figure = on_one_axis(prediction, steps, height=640, rows=((0.56, 1.0), (0.0, 0.42)))
    scale = sizes(figure, 1, [norm for curve in curves.values() for norm in curve.log_norms])
    for name, colour, dash in zip(curves, _LINES, ("dash", "solid", "dot"), strict=False):
        style = {"name": name, "colour": colour, "dash": dash}
        draw(figure, scale.values(curves[name].log_norms), row=1, hover=scale.hover, **style)
        shares = [100 * share for share in saturation[name]]
        draw(figure, shares, row=2, hover="%{y:.0f} %", legend=None, **style)
    figure.update_layout(yaxis2={"title": "units (%)", "range": [-4, 104]})
    headings(
        figure, "Memory: size of the logit's gradient at each step", "Saturated units, |h| > 0.99"
    )
    return figure


# --- the rows --------------------------------------------------------------------------------


def _curve(figure: go.Figure, trace: StateTrace) -> None:
    colours = class_colours(tuple(trace.curve))
    for label, points in trace.curve.items():
        shares = [100 * share for share in points]
        draw(figure, shares, row=1, name=label, colour=colours[label], hover="%{y:.1f} %")
    figure.update_layout(yaxis={"title": "probability (%)", "range": [-4, 104]})


def _increments(figure: go.Figure, trace: StateTrace) -> None:
    several = len(trace.steps) > 1
    steps = steps_of(figure, len(trace.contributions))
    for way, shares in trace.steps.items():
        drawn, look = at(steps, shares), _WAYS[way]
        figure.add_bar(
            x=steps,
            y=drawn,
            yaxis="y2",
            name=look.name,
            marker={
                "color": [FOR if (share or 0) > 0 else AGAINST for share in drawn],
                "opacity": look.opacity,
                "pattern": {"shape": look.pattern, "size": 5},
            },
            showlegend=False,
            hovertemplate=f"%{{y:+.3f}} logits{', ' + look.name if several else ''}<extra></extra>",
        )
    figure.update_layout(barmode="relative", bargap=0.15, yaxis2={"title": "logits"})


def _memory(figure: go.Figure, curve: MemoryCurve) -> None:
    steps, scale = len(curve.log_norms), sizes(figure, 3, curve.log_norms)
    points, hover = scale.values(curve.log_norms), f"{scale.hover}, %{{customdata}} from the end"
    draw(figure, points, row=3, name="memory", colour=FOR, hover=hover, legend=None)
    from_end = [_count(steps - 1 - step, "step") for step in range(steps)]
    figure.data[-1].customdata = at(figure.data[-1].x, from_end)


def _saturation(figure: go.Figure, layer: LayerSaturation) -> None:
    shares = [100 * share for share in layer.shares]
    draw(figure, shares, row=3, name="saturated", colour=FOR, hover="%{y:.0f} %", legend=None)
    figure.update_layout(yaxis3={"title": "units (%)", "range": [-4, 104]})


def _gates(figure: go.Figure, layer: LayerGates) -> None:
    for (gate, means), colour in zip(layer.gates.items(), _LINES, strict=False):
        name = _GATES[gate]
        draw(figure, means, row=3, name=name, colour=colour, hover="%{y:.3f}", legend="legend2")
    figure.update_layout(yaxis3={"title": "mean of the units", "range": [-0.04, 1.04]})


def _hidden(figure: go.Figure, layer: LayerStates) -> None:
    steps = steps_of(figure, len(layer.units[0]))
    rows = [at(steps, unit) for unit in layer.units]
    figure.add_heatmap(
        z=np.asarray(rows, dtype=np.float32),  # a tenth of the bytes
        x=steps,
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
    LayerSaturation: (_saturation, lambda look: f"Saturated units, |h| > 0.99, {_place(look)}"),
    LayerGates: (_gates, lambda look: f"Gates, {_place(look)}"),
    LayerStates: (_hidden, lambda look: f"Hidden states, {_place(look)}"),
}


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _place(each: LayerGates | LayerStates | LayerSaturation) -> str:
    return f"layer {each.layer}, {each.direction}"


def _logit(trace: StateTrace) -> str:
    than = f" minus {escaped(trace.against, 14)}" if trace.against else ""
    return f"{escaped(trace.target, 14)}{than}"
