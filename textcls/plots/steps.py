"""Rows of a figure over one axis of steps: the tokens of a text, and padding that is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import plotly.graph_objects as go

from textcls.plots.base import SUM, escaped
from textcls.values import FLOAT32_ENDS, Prediction

_LEGEND = {"orientation": "h", "x": 0, "bgcolor": "rgba(0,0,0,0)"}
_GREY = "rgba(138,143,152,0.14)"
_DOTS = 40  # steps; beyond, a line without a dot a step
_ENDS = 3  # steps of much padding that are drawn on either side
_GAP = -1  # on the axis, in the place of all the others


def on_one_axis(
    prediction: Prediction, steps: int, *, height: int, rows: Sequence[tuple[float, float]]
) -> go.Figure:
    """Rows over one axis of steps, which leaves out labels where there is no room for all.

    Of much padding it has the first few steps and the last, so that the words have the room.
    """
    figure = go.Figure()
    words = [escaped(span.text, 14) for span in prediction.tokens]
    places = _places(len(words), steps)
    labels = {str(step): words[step] if 0 <= step < len(words) else "·" for step in places}
    axes = {
        f"yaxis{number if number > 1 else ''}": {"domain": row, "automargin": True}
        for number, row in enumerate(rows, start=1)
    }
    figure.update_layout(
        **axes,
        height=height,
        margin={"l": 8, "r": 12, "t": 84, "b": 8},
        font_size=13,
        dragmode=False,
        hovermode="x unified",
        hoversubplots="axis",
        # From the top down, for on a narrow screen it takes a second line.
        legend=_LEGEND | {"y": 1, "yref": "container", "yanchor": "top"},
        legend2=_LEGEND | {"y": rows[-1][1], "yanchor": "bottom"},
    )
    figure.update_xaxes(
        type="category",
        anchor=f"y{len(rows)}",
        categoryorder="array",
        categoryarray=places,
        labelalias=labels | {str(_GAP): "…"},
        range=[-0.5, len(places) - 0.5],
        title="token" if steps == len(words) else "token, then padding",
        automargin=True,
        tickfont_size=12,
        showspikes=False,
    )
    if steps > len(words):
        _mark_padding(figure, places, len(words), steps)
    return figure


def _places(words: int, steps: int) -> list[int]:
    """The steps that are drawn: all words, and of much padding its two ends around a gap."""
    if steps - words <= 2 * _ENDS + 2:
        return list(range(steps))
    return [*range(words + _ENDS), _GAP, *range(steps - _ENDS, steps)]


def _mark_padding(figure: go.Figure, places: Sequence[int], words: int, steps: int) -> None:
    """A band over the padding; where it is folded, how many steps of it are left out."""
    folded = _GAP in places
    _mark(figure, words, len(places), "" if folded else "padding")
    if folded:
        gap, left_out = places.index(_GAP), steps - len(places) + 1
        # Read upwards, to an end at the top of the band.
        upwards = {"textangle": -90, "textposition": "top center"}
        said = f"{left_out:,} steps of padding left out"
        _mark(figure, gap, gap + 1, said, xanchor="right", yanchor="middle", **upwards)


def _mark(figure: go.Figure, start: int, end: int, text: str, **label: Any) -> None:
    """A grey band over some of the places, from `start` to before `end`."""
    figure.add_shape(
        type="rect",
        xref="x",
        yref="paper",
        x0=start - 0.5,
        x1=end - 0.5,
        y0=0,
        y1=1,
        line_width=0,
        fillcolor=_GREY,
        layer="below",
        label={
            "text": text,
            "textposition": "bottom center",
            "font": {"size": 11, "color": SUM},
            **label,
        },
    )


def steps_of(figure: go.Figure, length: int) -> list[int]:
    """The steps on the axis as far as a series of that length goes; the gap is one of them."""
    return list(takewhile(lambda step: step < length, figure.layout.xaxis.categoryarray))


def at(steps: Sequence[int], series: Sequence) -> list:
    """What a series has at those steps; nothing in the gap."""
    return [None if step == _GAP else series[step] for step in steps]


def draw(
    figure: go.Figure,
    points: Sequence[float | None],
    *,
    row: int,
    name: str,
    colour: str,
    hover: str,
    dash: str = "solid",
    legend: str | None = "legend",
) -> None:
    """A line over the steps in one of the rows, counted from the top; in a legend or in none."""
    dots = len(figure.layout.xaxis.categoryarray) <= _DOTS or len(points) == 1
    steps = steps_of(figure, len(points))
    figure.add_scatter(
        x=steps,
        y=at(steps, points),
        yaxis=f"y{row if row > 1 else ''}",
        name=escaped(name, 40),
        mode="lines+markers" if dots else "lines",
        line={"color": colour, "dash": dash, "width": 2.25},
        hovertemplate=f"{hover}<extra>%{{fullData.name}}</extra>",
        showlegend=legend is not None,
        legend=legend or "legend",
    )


@dataclass(frozen=True, slots=True)
class Sizes:
    """How sizes, given by their log10, are drawn: themselves on a logarithmic axis, or as 10^x.

    Plotly's logarithmic axis ends where floating point does; `tiny` ones are drawn as powers.
    """

    tiny: bool

    @property
    def hover(self) -> str:
        """The format of a value."""
        return "10<sup>%{y:.1f}</sup>" if self.tiny else "%{y:.3g}"

    def values(self, norms: Sequence[float | None]) -> list[float | None]:
        """What stands on the axis; nothing where a size is zero."""
        if self.tiny:
            return list(norms)
        return [None if norm is None else 10**norm for norm in norms]


def sizes(figure: go.Figure, row: int, norms: Sequence[float | None]) -> Sizes:
    """An axis of sizes in a row; where it goes that low, with a line at the end of float32."""
    tiny = min((norm for norm in norms if norm is not None), default=0.0) < FLOAT32_ENDS
    powers = {"tickprefix": "10<sup>", "ticksuffix": "</sup>"}
    scale = powers if tiny else {"type": "log", "exponentformat": "power"}
    figure.update_layout({f"yaxis{row if row > 1 else ''}": {"title": "|dF / de|"} | scale})
    if tiny:
        _mark_end_of_float32(figure, row)
    return Sizes(tiny)


def _mark_end_of_float32(figure: go.Figure, row: int) -> None:
    figure.add_shape(
        type="line",
        xref="paper",
        yref=f"y{row if row > 1 else ''}",
        x0=0,
        x1=1,
        y0=FLOAT32_ENDS,
        y1=FLOAT32_ENDS,
        line={"color": SUM, "width": 1, "dash": "dot"},
        label={
            "text": "below: 0 in float32",
            "textposition": "start",
            "yanchor": "top",
            "font": {"size": 11, "color": SUM},
        },
    )


def headings(figure: go.Figure, *titles: str) -> None:
    """One above each row; above the legend of the lowest, where it has one."""
    below = [trace.legend for trace in figure.data if trace.showlegend]
    for number, title in enumerate(titles, start=1):
        axis = figure.layout[f"yaxis{number if number > 1 else ''}"]
        figure.add_annotation(
            text=f"<b>{title}</b>",
            xref="paper",
            yref="paper",
            x=0,
            y=axis.domain[1],
            yanchor="bottom",
            yshift=24 if number == len(titles) and "legend2" in below else 4,
            xanchor="left",
            showarrow=False,
            font_size=13,
        )
