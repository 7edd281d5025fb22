"""The phrases of a class as figures."""

from collections.abc import Sequence

import plotly.graph_objects as go

from textcls.plots.base import AGAINST, FOR, SUM, escaped, horizontal


def phrases(means: Sequence[tuple[str, float, int]], *, title: str, scale: float) -> go.Figure:
    """One bar a phrase with its mean contribution; when pointed at, how often it was counted.

    `scale` is shared by the figures on screen.
    """
    places = list(range(len(means)))
    bars = go.Bar(
        x=[abs(mean) for _, mean, _ in means],
        y=places,
        text=[f"{mean:+.3f}" for _, mean, _ in means],
        customdata=[(escaped(phrase, 60), f"{count:,}") for phrase, _, count in means],
        marker_color=[FOR if mean > 0 else AGAINST for _, mean, _ in means],
        orientation="h",
        textposition="outside",
        cliponaxis=False,
        # A chosen bar stands out, and the others can still be read. Plotly asks for both.
        selected={"marker": {"opacity": 1.0}, "textfont": {"color": SUM}},
        unselected={"marker": {"opacity": 0.6}, "textfont": {"color": SUM}},
        hovertemplate=(
            "%{customdata[0]}: %{text} logits, in the mean of %{customdata[1]} times<extra></extra>"
        ),
    )
    figure = horizontal(bars, rows=len(means), row=28, title=title)
    figure.update_layout(clickmode="event+select")
    figure.update_xaxes(title="mean contribution (logits)", range=[0, 1.22 * scale])
    figure.update_yaxes(
        title="phrase",
        tickvals=places,
        ticktext=[escaped(phrase) for phrase, _, _ in means],
        tickfont_size=13,
    )
    return figure
