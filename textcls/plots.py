"""Plotly figures from values. Every text in them is escaped: Plotly reads some HTML."""

import html
import itertools
from collections.abc import Sequence

import plotly.graph_objects as go

from textcls.values import NgramLedger, Prediction

STILL = {"displayModeBar": False, "scrollZoom": False}  # how the app shows all figures
FOR, AGAINST, SUM = "#3f86cf", "#d9772a", "#8a8f98"

# Told apart by colour-blind people too, legible on light and dark, and none is FOR or AGAINST.
_CLASSES = ("#0f83c1", "#9e6a02", "#0aa5b1", "#bd376d", "#5d80ff", "#e46665", "#6f7f8f", "#6a9a3b")


def class_colours(labels: Sequence[str]) -> dict[str, str]:
    """The colour of each class, the same in every figure; they repeat after the eighth."""
    return {label: _CLASSES[index % len(_CLASSES)] for index, label in enumerate(labels)}


def probabilities(prediction: Prediction) -> go.Figure:
    """One bar a class, in the order of the model, with its number."""
    shares = prediction.probabilities
    colours = class_colours(tuple(shares))
    bars = go.Bar(
        x=[100 * share for share in shares.values()],
        y=[escaped(name) for name in shares],
        text=[f"{100 * share:.1f} %" for share in shares.values()],
        textfont_size=14,
        marker_color=[colours[name] for name in shares],
        orientation="h",
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{y}: %{x:.3f} %<extra></extra>",
    )
    figure = _horizontal(bars, rows=len(shares), row=46, title="Probability of each class")
    figure.update_xaxes(title="probability (%)", range=[0, 102], tickvals=[0, 25, 50, 75, 100])
    figure.update_yaxes(title="class")
    return figure


def ngram_waterfall(ledger: NgramLedger, *, top: int = 10) -> go.Figure:
    """From the bias to the logit: the strongest n-grams one by one, the others as one bar."""
    named, others = ledger.ngrams[:top], ledger.ngrams[top:]
    names = ["bias", *map(ngram_name, named)]
    steps = [ledger.bias, *(ngram.contribution for ngram in named)]
    if others:
        names.append(f"{len(others)} other n-grams")
        steps.append(sum(ngram.contribution for ngram in others))
    names.append(_total_name(ledger))
    bars = _waterfall(names, [*steps, ledger.value])
    title = "From the bias to the logit, n-gram by n-gram"
    figure = _horizontal(bars, rows=len(names), row=32, title=title)
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
        customdata=[escaped(name) for name in names],
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
    margin = 0.25 * (max(sums) - min(sums) or 1.0)
    return [min(sums) - margin, max(sums) + margin]


def _horizontal(trace, *, rows: int, row: int, title: str) -> go.Figure:
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
