"""What training did to words, against how frequent they are."""

import math
from collections.abc import Sequence
from statistics import median

import plotly.graph_objects as go

from textcls.plots.base import AGAINST, FOR, SUM, escaped
from textcls.plots.naming import beside
from textcls.values import Shift, Shifts

_MOST_DOTS = 1_500  # thirty thousand would take a browser seconds, and show no more
_STEPS = 2  # of the median, while the rank doubles
_FEWEST = 5  # words that a median is taken of
_SIZE = (560, 250)  # pixels that names are laid out for


def shift_by_rank(found: Shifts, chosen: Sequence[Shift] = ()) -> go.Figure:
    """How far each word turned, against how frequent it is; the chosen words by name.

    Of many words an even part is drawn; the line is the median of all.
    """
    shown = _thinned(found.words)
    part = "all words" if len(shown) == len(found.words) else f"{len(shown):,} words, evenly taken"
    figure = go.Figure()
    figure.add_scatter(
        x=[one.rank for one in shown],
        y=[one.shift for one in shown],
        mode="markers",
        name=part,
        text=[escaped(one.word) for one in shown],
        marker={"color": SUM, "size": 4, "opacity": 0.45},
        hovertemplate=_NOTE,
    )
    ranks, medians = medians_by_rank(found.words)
    figure.add_scatter(
        x=ranks,
        y=medians,
        mode="lines",
        name=f"median of all {len(found.words):,}",
        line={"color": AGAINST, "width": 3},
        hovertemplate="median %{y:.3f}<extra></extra>",
    )
    _named(figure, chosen)
    figure.update_layout(
        title="How far training turned each word",
        height=440,
        margin={"l": 8, "r": 8, "t": 48, "b": 8},
        legend={"orientation": "h", "y": -0.22, "yanchor": "top"},
        dragmode=False,
        font_size=13,
    )
    ticks = [10**power for power in range(6)]
    figure.update_xaxes(
        title="rank by frequency in training (1: most frequent)",
        type="log",
        tickvals=ticks,
        ticktext=[f"{tick:,}" for tick in ticks],
    )
    figure.update_yaxes(title="shift (1 - cosine)", rangemode="tozero")
    return figure


_NOTE = "%{text}: shift %{y:.3f}, word %{x:,} by frequency<extra></extra>"


def medians_by_rank(words: Sequence[Shift]) -> tuple[list[float], list[float]]:
    """The middle rank and the median shift of words of like frequency, rare ones last."""
    groups: dict[int, list[Shift]] = {}
    for one in words:
        groups.setdefault(int(_STEPS * math.log2(one.rank)), []).append(one)
    groups = {step: ones for step, ones in groups.items() if len(ones) >= _FEWEST}
    ranks = [math.sqrt(ones[0].rank * ones[-1].rank) for ones in groups.values()]
    return ranks, [median(one.shift for one in ones) for ones in groups.values()]


def _thinned(words: Sequence[Shift]) -> list[Shift]:
    """Words at ranks that are even on the logarithmic axis as far as there are enough."""
    if len(words) <= _MOST_DOTS:
        return list(words)
    step = math.log(len(words)) / _MOST_DOTS
    ranks = {round(math.exp(step * number)) for number in range(_MOST_DOTS + 1)}
    every = math.ceil(len(words) / (_MOST_DOTS - len(ranks) or 1))
    return [one for one in words if one.rank in ranks or one.rank % every == 0]


def _named(figure: go.Figure, chosen: Sequence[Shift]) -> None:
    if not chosen:
        return
    dots = [(math.log(one.rank), one.shift) for one in chosen]
    words = [one.word for one in chosen]
    sides = beside(dots, words, range(len(words)), size=_SIZE, corner=(0, 0))
    figure.add_scatter(
        x=[one.rank for one in chosen],
        y=[one.shift for one in chosen],
        mode="markers+text",
        name="turned most",
        text=[escaped(one.word) if i in sides else "" for i, one in enumerate(chosen)],
        customdata=[escaped(one.word) for one in chosen],
        textposition=[sides.get(i, "top center") for i in range(len(chosen))],
        textfont_size=12,
        cliponaxis=False,
        marker={"color": FOR, "size": 8},
        hovertemplate=_NOTE.replace("%{text}", "%{customdata}"),
    )
