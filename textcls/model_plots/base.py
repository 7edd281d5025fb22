"""What all figures of models share.

Colours are told apart by colour-blind people, on light and on dark; symbols say the same again.
"""

import math

import plotly.graph_objects as go

SERIES = ("#0f83c1", "#9e6a02", "#0aa5b1", "#bd376d", "#9a66d6", "#e46665")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "pentagon", "hexagram")
DOT, COURSE = SERIES[0], SERIES[1]


def layout(figure: go.Figure, *, title: str, height: int) -> None:
    figure.update_layout(
        title=title,
        height=height,
        margin={"l": 8, "r": 12, "t": 56, "b": 88},
        legend={
            "orientation": "h",
            "xref": "container",
            "yref": "container",
            "x": 0,
            "y": 0,
            "yanchor": "bottom",
        },
        dragmode=False,
        font_size=13,
    )


def ticks(low: float, high: float) -> list[float]:
    """Up to seven round shares (%) of an axis, which may go on where no share can be."""
    high = min(high, 100.0)
    steps = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
    step = next(step for step in steps if (high - low) / step <= 7)
    return [round(step * n, 2) for n in range(math.ceil(low / step), math.floor(high / step) + 1)]
