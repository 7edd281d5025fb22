"""The n-gram ledger as a figure."""

import itertools
from collections.abc import Sequence

import plotly.graph_objects as go

from textcls.plots.base import AGAINST, FOR, SUM, escaped, horizontal
from textcls.values import NgramLedger


def ngram_waterfall(ledger: NgramLedger, *, top: int = 10) -> go.Figure:
    """From the bias or the baseline to the logit: the strongest n-grams, the others as one bar."""
    named, others = ledger.ngrams[:top], ledger.ngrams[top:]
    start = "baseline" if ledger.baseline else "bias"
    names = [start, *map(ngram_name, named)]
    steps = [ledger.bias, *(ngram.contribution for ngram in named)]
    if others:
        names.append(f"{len(others)} other n-grams")
        steps.append(sum(ngram.contribution for ngram in others))
    names.append(_total_name(ledger))
    bars = _waterfall(names, [*steps, ledger.value])
    title = f"From the {start} to the logit, n-gram by n-gram"
    figure = horizontal(bars, rows=len(names), row=32, title=title)
    figure.update_xaxes(title="logits", zeroline=True, range=_room(steps))
    figure.update_yaxes(title="n-gram", tickvals=bars.y, ticktext=bars.customdata)
    return figure


def ngram_name(ngram) -> str:
    """The n-gram's words, and how many of its places lie behind the end of the text."""
    if not ngram.padding:
        return ngram.text
    return f"{ngram.text} + {ngram.padding} padding"


def _waterfall(names: Sequence[str], steps: Sequence[float]) -> go.Waterfall:
    """Bars one below the other; the last one is their sum. Equal names stay apart."""
    places = list(range(len(names)))
    return go.Waterfall(
        x=list(steps),
        y=places,
        customdata=[escaped(name, 24) for name in names],
        measure=["absolute", *["relative"] * (len(names) - 2), "total"],
        text=[f"{step:+.3f}" for step in steps],
        textfont_size=13,
        orientation="h",
        textposition="outside",
        cliponaxis=False,
        increasing_marker_color=FOR,
        decreasing_marker_color=AGAINST,
        totals_marker_color=SUM,
        connector_line={"width": 1, "color": SUM},
        hovertemplate="%{customdata}: %{text} logits<extra></extra>",
    )


def _total_name(ledger: NgramLedger) -> str:
    than = f" - {ledger.against}" if ledger.against else ""
    return f"logit of {ledger.target}{than}"


def _room(steps: Sequence[float]) -> list[float]:
    """An axis around all intermediate sums, with room for the numbers beside the bars."""
    sums = [0.0, *itertools.accumulate(steps)]
    margin = 0.35 * (max(sums) - min(sums) or 1.0)
    return [min(sums) - margin, max(sums) + margin]
