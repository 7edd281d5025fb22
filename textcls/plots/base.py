"""What all figures share: colours, labels, the shape of a bar chart.

Every text in a figure is escaped: Plotly reads some HTML.
"""

import html
from collections.abc import Sequence

import plotly.graph_objects as go

STILL = {"displayModeBar": False, "scrollZoom": False}  # how the app shows all figures
FOR, AGAINST, SUM = "#3f86cf", "#d9772a", "#8a8f98"
CLEAR_FOR, CLEAR_AGAINST = "rgba(63,134,207,0.7)", "rgba(217,119,42,0.7)"  # below letters
MOST_ROWS = 32  # filters or channels in a heat map

# Told apart by colour-blind people too, legible on light and dark, and none is FOR or AGAINST.
_CLASSES = ("#0f83c1", "#9e6a02", "#0aa5b1", "#bd376d", "#5d80ff", "#e46665", "#6f7f8f", "#6a9a3b")


def class_colours(labels: Sequence[str]) -> dict[str, str]:
    """The colour of each class, the same in every figure; they repeat after the eighth."""
    return {label: _CLASSES[index % len(_CLASSES)] for index, label in enumerate(labels)}


def horizontal(trace, *, rows: int, row: int, title: str) -> go.Figure:
    """Bars of `row` pixels from top to bottom in the order given."""
    figure = go.Figure(trace)
    figure.update_layout(
        title=title,
        height=rows * row + 120,
        margin={"l": 8, "r": 48, "t": 48, "b": 48},
        bargap=0.35,
        showlegend=False,
        dragmode=False,
        font_size=14,
    )
    figure.update_xaxes(tickfont_size=13)
    figure.update_yaxes(autorange="reversed", automargin=True, ticksuffix="  ", tickfont_size=14)
    return figure


def escaped(text: str, longest: int = 28) -> str:
    """A label as typed: no pseudo-HTML, no formula, not wider than the figure."""
    shown = text if len(text) <= longest else text[: longest - 1] + "…"
    return html.escape(shown, quote=False).replace("$", "&#36;")
