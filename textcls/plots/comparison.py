"""Several models' answers in one figure."""

from collections.abc import Mapping

import plotly.graph_objects as go

from textcls.plots.base import class_colours, escaped, horizontal
from textcls.values import Prediction

_ROW = 44  # pixels
_ROOM = 12  # percent; a narrower piece has no room for its number


def side_by_side(answers: Mapping[str, Prediction], *, by: str = "model") -> go.Figure:
    """A bar an answer, cut into the probabilities of the classes, in their colours.

    `by` says what the answers are named after.
    """
    labels = tuple(next(iter(answers.values())).probabilities)
    names = [escaped(name) for name in answers]
    title = f"Probability of each class, by {by}"
    figure = horizontal(None, rows=len(names), row=_ROW, title=title)
    for label, colour in class_colours(labels).items():
        shares = [100 * answer.probabilities[label] for answer in answers.values()]
        figure.add_trace(_pieces(label, shares, names, colour))
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        legend={
            "orientation": "h",
            "xref": "container",
            "yref": "container",
            "x": 0,
            "y": 0,
            "yanchor": "bottom",
            "traceorder": "normal",
        },
        margin_b=96,
        height=len(names) * _ROW + 170,
    )
    figure.update_xaxes(title="probability (%)", range=[0, 100], tickvals=[0, 25, 50, 75, 100])
    places = list(range(len(names)))
    figure.update_yaxes(title=by, tickvals=places, ticktext=names, tickfont_size=13)
    return figure


def _pieces(label: str, shares: list[float], names: list[str], colour: str) -> go.Bar:
    """One class's piece of every bar, with its number where there is room for it."""
    return go.Bar(
        x=shares,
        y=list(range(len(names))),
        name=escaped(label),
        marker_color=colour,
        orientation="h",
        text=[f"{share:.1f} %" if share >= _ROOM else "" for share in shares],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": 13, "color": "#ffffff"},
        customdata=names,
        hovertemplate="%{customdata}: %{x:.3f} %<extra>%{fullData.name}</extra>",
    )
