"""What all figures of models share.

Colours are told apart by colour-blind people, on light and on dark; symbols say the same again.
"""

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
