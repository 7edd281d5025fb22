"""Several models' answers in one figure."""

from collections.abc import Mapping

import plotly.graph_objects as go

from textcls.plots.base import class_colours, escaped, horizontal
from textcls.values import Prediction

_ROOM = 12  # percent; a narrower piece has no room for its number


def side_by_side(answers: Mapping[str, Prediction], *, by: str = "model") -> go.Figure:
    """A bar an answer, cut into the probabilities of the classes, in their colours.

    `by` says what the answers are named after.
    """
    labels = tuple(next(iter(answers.values())).probabilities)
    colours = class_colours(labels)
    names = [escaped(name) for name in answers]
    figure = horizontal(None, rows=len(names), row=44, title=f"Probability of each class, by {by}")
    for label in labels:
        shares = [100 * answer.probabilities[label] for answer in answers.values()]
        figure.add_bar(
            x=shares,
            y=list(range(len(names))),
            name=escaped(label),
            marker_color=colours[label],
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
        height=len(names) * 44 + 170,
    )
    figure.update_xaxes(title="probability (%)", range=[0, 100], tickvals=[0, 25, 50, 75, 100])
    figure.update_yaxes(
        title=by, tickvals=list(range(len(names))), ticktext=names, tickfont_size=13
    )
    return figure
