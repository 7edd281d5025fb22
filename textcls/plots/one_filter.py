"""One filter as figures: its weights, its picks, and a text before it."""

from collections.abc import Sequence

import plotly.graph_objects as go

from textcls.plots.base import FOR, SUM, class_colours, escaped, horizontal
from textcls.values import FilterFacts, FilterTrace

_LABELLED = 24  # words of a text that find room under their bars


def filter_weights(
    weights: dict[str, float], *, title: str, axis: str = "weight in the last layer"
) -> go.Figure:
    """One bar a class, in the order of the model, with its number."""
    bars = go.Bar(
        x=list(weights.values()),
        y=[escaped(name) for name in weights],
        text=[f"{weight:+.3f}" for weight in weights.values()],
        textfont_size=13,
        marker_color=list(class_colours(tuple(weights)).values()),
        orientation="h",
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    figure = horizontal(bars, rows=len(weights), row=44, title=title)
    low, high = min(0.0, *weights.values()), max(0.0, *weights.values())
    room = 0.3 * (high - low or 1.0)
    figure.update_xaxes(title=axis, zeroline=True, range=[low - room, high + room])
    figure.update_yaxes(title="class")
    return figure


def filter_picks(facts: FilterFacts, labels: Sequence[str]) -> go.Figure:
    """How high the picks are, from texts of the filter's class and from others."""
    size = (facts.high - facts.low) / len(facts.own)
    centres = [facts.low + (index + 0.5) * size for index in range(len(facts.own))]
    parts = (
        (f"texts called {facts.label}", facts.own, class_colours(labels)[facts.label]),
        ("other texts", facts.others, SUM),
    )
    figure = go.Figure(
        [
            go.Bar(
                x=centres,
                y=counts,
                width=size,
                name=escaped(name),
                marker_color=colour,
                hovertemplate="u = %{x:.3f}: %{y} texts<extra>%{fullData.name}</extra>",
            )
            for name, counts, colour in parts
        ]
    )
    figure.update_layout(
        title="How high its picks are",
        height=320,
        barmode="stack",
        margin={"l": 8, "r": 16, "t": 48, "b": 96},
        legend={"orientation": "h", "y": -0.3, "yanchor": "top", "x": 0},
        dragmode=False,
        font_size=14,
    )
    figure.update_xaxes(title="activation u of the pick")
    figure.update_yaxes(title="texts", automargin=True)
    if facts.threshold is not None:
        _threshold(figure.add_vline, facts.threshold, "x")
    return figure


def filter_trace(traced: FilterTrace, threshold: float | None) -> go.Figure:
    """The activation at every word of a text, the pick in colour."""
    tokens = [escaped(token.text, 14) for token in traced.prediction.tokens]
    places = list(range(len(tokens)))
    colours = [SUM] * len(tokens)
    colours[traced.first] = FOR
    windows = [
        escaped(" ".join(token.text for token in _window(traced, place)), 60) for place in places
    ]
    bars = go.Bar(
        x=places,
        y=list(traced.activations),
        marker_color=colours,
        customdata=windows,
        hovertemplate="%{customdata}: u = %{y:.3f}<extra></extra>",
    )
    figure = go.Figure(bars)
    figure.update_layout(
        title="How well every window of the text matches",
        height=340,
        margin={"l": 8, "r": 16, "t": 48, "b": 8},
        bargap=0.2 if len(tokens) > 3 else 0.7,
        showlegend=False,
        dragmode=False,
        font_size=14,
    )
    shown = places if len(places) <= _LABELLED else [traced.first]
    figure.update_xaxes(
        title="first word of the window",
        tickvals=shown,
        ticktext=[tokens[place] for place in shown],
        automargin=True,
        showgrid=False,
        tickangle=-45 if len(shown) > 6 else 0,
    )
    figure.update_yaxes(title="activation u", zeroline=True, automargin=True)
    if threshold is not None:
        _threshold(figure.add_hline, threshold, "y")
    return figure


def _window(traced: FilterTrace, first: int):
    return traced.prediction.tokens[first : first + len(traced.match.words)]


def _threshold(add, threshold: float, axis: str) -> None:
    add(
        **{axis: threshold},
        line={"dash": "dash", "width": 1.5, "color": SUM},
        annotation={"text": f"threshold {threshold:.3f}", "font_size": 12, "showarrow": False},
        annotation_position="top" if axis == "x" else "top right",
    )
