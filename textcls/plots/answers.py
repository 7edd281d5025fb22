"""A model's answer as a figure."""

import plotly.graph_objects as go

from textcls.plots.base import class_colours, escaped, horizontal
from textcls.shares import percent
from textcls.values import Prediction


def probabilities(prediction: Prediction) -> go.Figure:
    """One bar a class, in the order of the model, with its number."""
    shares = prediction.probabilities
    colours = class_colours(tuple(shares))
    bars = go.Bar(
        x=[100 * share for share in shares.values()],
        y=[escaped(name) for name in shares],
        text=[percent(share) for share in shares.values()],
        textfont_size=14,
        marker_color=[colours[name] for name in shares],
        orientation="h",
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{y}: %{x:.3f} %<extra></extra>",
    )
    figure = horizontal(bars, rows=len(shares), row=46, title="Probability of each class")
    figure.update_xaxes(title="probability (%)", range=[0, 102], tickvals=[0, 25, 50, 75, 100])
    figure.update_yaxes(title="class")
    return figure
