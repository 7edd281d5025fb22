"""Filters of a TextCNN as figures: inside an n-gram, and over a whole text."""

import plotly.graph_objects as go

from textcls.plots.base import AGAINST, CLEAR_AGAINST, CLEAR_FOR, FOR, MOST_ROWS, escaped
from textcls.values import ActivationMap, Ngram

_DIVERGING = [[0, CLEAR_AGAINST], [0.5, "rgba(138,143,152,0.08)"], [1, CLEAR_FOR]]
_FOUND = [[0, "rgba(106,92,176,0.04)"], [1, "rgba(106,92,176,1)"]]
_BELOW = [[0, "rgba(138,143,152,0.7)"], [0.5, "rgba(138,143,152,0.04)"], [1, "rgba(106,92,176,1)"]]
_INK, _DARK_INK = "#16181b", "#e6e3dd"
_NUMBERS_IN = 7  # columns; in more of them a number has no room


def inside_ngram(ngram: Ngram, *, top: int = 10, dark: bool = False) -> go.Figure:
    """Filters x words: what each word of an n-gram adds to the logit through each filter.

    The ink of the numbers suits a light page, or a `dark` one: that of a figure is too pale.
    """
    rows = [match_row(ngram, place) for place in range(min(top, len(ngram.matches)))]
    names = [str(match.filter) for match in ngram.matches[:top]]
    others = [match_row(ngram, place) for place in range(top, len(ngram.matches))]
    if others:
        rows.append([sum(column) for column in zip(*others, strict=True)])
        names.append(f"{len(others)} other{'s' if len(others) > 1 else ''}")
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    names.append("all")
    columns = [escaped(word, 14) for word in ngram.text.split(" ")]
    columns += ["bias", "sum"] if _has_bias(ngram) else ["sum"]
    figure = _cells(rows, names, columns, ink=_DARK_INK if dark else _INK)
    _layout(figure, title="What each word adds through each filter", height=30 * len(rows) + 130)
    figure.update_xaxes(title="word of the n-gram, logits", tickvals=list(range(len(columns))))
    figure.update_xaxes(ticktext=columns, showgrid=False)
    figure.update_yaxes(title="filter", tickvals=list(range(len(names))), ticktext=names)
    figure.update_yaxes(showgrid=False)
    for line in {len(ngram.text.split(" ")) - 0.5, len(columns) - 1.5}:
        figure.add_vline(x=line, line_width=1, line_color="#8a8f98")
    figure.add_hline(y=len(rows) - 1.5, line_width=1, line_color="#8a8f98")
    return figure


def _cells(rows: list[list[float]], names: list[str], columns: list[str], *, ink: str) -> go.Figure:
    """Coloured cells with their numbers, or with a bar of colours where these have no room."""
    scale = max(abs(number) for row in rows for number in row) or 1.0
    numbers = [[f"{number:+.3f}" for number in row] for row in rows]
    figure = go.Figure(
        go.Heatmap(
            z=rows,
            x=list(range(len(columns))),
            y=list(range(len(rows))),
            text=numbers,
            customdata=[[f"filter {name}, {column}" for column in columns] for name in names],
            hovertemplate="%{customdata}: %{text} logits<extra></extra>",
            colorscale=_DIVERGING,
            zmin=-scale,
            zmax=scale,
            xgap=2,
            ygap=2,
            showscale=len(columns) > _NUMBERS_IN,
            colorbar={"title": "logits", "thickness": 12},
        )
    )
    if len(columns) <= _NUMBERS_IN:
        # A heat map's own text takes its colour from the cell's, and forgets how clear that is.
        figure.add_scatter(
            x=[place for _ in rows for place in range(len(columns))],
            y=[place for place, row in enumerate(rows) for _ in row],
            text=[number for row in numbers for number in row],
            mode="text",
            textfont={"size": 12, "color": ink},
            hoverinfo="skip",
        )
    return figure


def match_row(ngram: Ngram, place: int) -> list[float]:
    """What the words, the bias if there is one, and all together add through one filter."""
    match = ngram.matches[place]
    carried = match.weight * match.share
    words = [carried * slot for slot in match.slots]
    bias = [carried * match.bias] if _has_bias(ngram) else []
    return [*words, *bias, match.contribution]


def _has_bias(ngram: Ngram) -> bool:
    """Whether filters count from their bias, not from what they find in a baseline."""
    return any(match.bias for match in ngram.matches)


def activations(shown: ActivationMap, *, top: int = MOST_ROWS) -> go.Figure:
    """Filters x tokens: what each filter finds where, the windows that it keeps marked."""
    count = min(top, len(shown.filters))
    tokens = shown.prediction.tokens
    found = [[round(u, 3) for u in row] for row in shown.activations[:count]]
    highest = max((max(row) for row in found), default=1.0)
    scale = {"colorscale": _FOUND, "zmin": 0, "zmax": max(highest, 1e-6)}
    if not shown.floor:
        lowest = min(min(row) for row in found)
        reach = max(highest, -lowest)
        scale = {"colorscale": _BELOW, "zmin": -reach, "zmax": reach}
    ngrams = [escaped(shown.window(first), 60) for first in range(len(tokens))]
    figure = go.Figure(
        go.Heatmap(
            z=found,
            x=list(range(len(tokens))),
            y=list(range(count)),
            customdata=[ngrams] * count,
            hovertemplate="%{customdata}: %{z:.3f}<extra>filter %{text}</extra>",
            text=[[str(number)] * len(tokens) for number in shown.filters[:count]],
            xgap=1 if len(tokens) <= 60 else 0,
            ygap=1,
            colorbar={"title": "found", "thickness": 12},
            **scale,
        )
    )
    _mark_picked(figure, shown, ngrams, count)
    _layout(
        figure,
        title=f"What filters of width {shown.width} find and keep",
        height=max(15 * count, 150) + 170,
    )
    figure.update_xaxes(title="first word of the window", showgrid=False)
    if len(tokens) <= 40:
        ticks = [escaped(token.text, 14) for token in tokens]
        figure.update_xaxes(tickvals=list(range(len(tokens))), ticktext=ticks, tickangle=-60)
    figure.update_yaxes(title="filter, the one that adds most on top", tickfont_size=11)
    names = [str(number) for number in shown.filters[:count]]
    figure.update_yaxes(tickvals=list(range(count)), ticktext=names, showgrid=False)
    return figure


def _mark_picked(figure: go.Figure, shown: ActivationMap, ngrams: list[str], count: int) -> None:
    """A dot on the window that each filter keeps: blue where it speaks for the class."""
    kept = [(shown.picked[row], row) for row in range(count) if shown.picked[row] is not None]
    adds = [shown.contributions[row] for _, row in kept]
    figure.add_scatter(
        x=[first for first, _ in kept],
        y=[row for _, row in kept],
        mode="markers",
        marker={
            "size": 8,
            "color": [FOR if number > 0 else AGAINST for number in adds],
            "symbol": ["circle" if number > 0 else "diamond" for number in adds],
            "line": {"width": 1, "color": "#ffffff"},
        },
        customdata=[
            [shown.filters[row], ngrams[first], f"{number:+.3f}"]
            for (first, row), number in zip(kept, adds, strict=True)
        ],
        hovertemplate="%{customdata[1]}: kept, adds %{customdata[2]} logits"
        "<extra>filter %{customdata[0]}</extra>",
    )


def _layout(figure: go.Figure, *, title: str, height: int) -> None:
    figure.update_layout(
        title=title,
        height=height,
        margin={"l": 8, "r": 8, "t": 48, "b": 56},
        showlegend=False,
        dragmode=False,
        font_size=14,
    )
    figure.update_xaxes(tickfont_size=13, automargin=True, fixedrange=True)
    figure.update_yaxes(autorange="reversed", automargin=True, fixedrange=True)
    figure.update_yaxes(zeroline=False)
