"""The n-gram ledger as a figure."""

import itertools
import textwrap
from collections.abc import Sequence

import plotly.graph_objects as go

from textcls.plots.base import AGAINST, FOR, SUM, escaped, horizontal
from textcls.values import Ngram, NgramLedger

_LINE = 26  # letters of a label


def ngram_waterfall(ledger: NgramLedger, *, top: int = 10) -> go.Figure:
    """From the bias or the baseline to the logit: the strongest n-grams, the others as one bar."""
    named, others = ledger.ngrams[:top], ledger.ngrams[top:]
    start = "baseline" if ledger.baseline else "bias"
    names = [start, *map(_on_two_lines, named)]
    steps = [ledger.bias, *(ngram.contribution for ngram in named)]
    if others:
        names.append(f"{len(others)} other n-gram{'s' if len(others) > 1 else ''}")
        steps.append(sum(ngram.contribution for ngram in others))
    names.append(_total_name(ledger))
    steps.append(ledger.value)
    bars = _waterfall(names, steps)
    title = f"From the {start} to the logit"
    figure = horizontal([bars, _numbers(steps)], rows=len(names), row=38, title=title)
    figure.update_xaxes(title="logits", zeroline=True, range=_room(steps))
    figure.update_yaxes(title="n-gram", tickvals=bars.y, ticktext=names)
    return figure


def ngram_name(ngram: Ngram) -> str:
    """The n-gram's words, and how many of its places lie behind the end of the text."""
    if not ngram.padding:
        return ngram.text
    return f"{ngram.text} + {ngram.padding} padding"


def _on_two_lines(ngram: Ngram) -> str:
    """Its name as a label: what reaches behind the end of the text on a line of its own."""
    if not ngram.padding:
        lines = textwrap.wrap(ngram.text, _LINE, max_lines=2, placeholder="…")
        return "<br>".join(escaped(line, _LINE) for line in lines)
    return f"{escaped(ngram.text, _LINE)}<br>+ {ngram.padding} padding"


def _waterfall(names: Sequence[str], steps: Sequence[float]) -> go.Waterfall:
    """Bars one below the other; the last one is their sum. Equal names stay apart."""
    return go.Waterfall(
        x=list(steps),
        y=list(range(len(names))),
        customdata=names,
        measure=["absolute", *["relative"] * (len(names) - 2), "total"],
        orientation="h",
        increasing_marker_color=FOR,
        decreasing_marker_color=AGAINST,
        totals_marker_color=SUM,
        connector_line={"width": 1, "color": SUM},
        text=[f"{step:+.3f}" for step in steps],
        textposition="none",
        hovertemplate="%{customdata}: %{text} logits<extra></extra>",
    )


def _numbers(steps: Sequence[float]) -> go.Scatter:
    """The number of each step to the right of its bar, where no name can cover it."""
    sums = [0.0, *itertools.accumulate(steps[:-1])]
    ends = [*map(max, sums, sums[1:]), max(0.0, steps[-1])]
    return go.Scatter(
        x=ends,
        y=list(range(len(steps))),
        text=[f"  {step:+.3f}" for step in steps],
        mode="text",
        textfont_size=13,
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
    )


def _total_name(ledger: NgramLedger) -> str:
    than = f"<br>- {escaped(ledger.against, _LINE)}" if ledger.against else ""
    return f"logit of {escaped(ledger.target, _LINE)}{than}"


def _room(steps: Sequence[float]) -> list[float]:
    """An axis around all intermediate sums, with room for the numbers to the right of the bars."""
    sums = [0.0, *itertools.accumulate(steps[:-1])]
    span = max(sums) - min(sums) or 1.0
    return [min(sums) - 0.05 * span, max(sums) + 0.5 * span]
