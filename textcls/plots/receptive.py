"""Receptive fields as a figure: which words each channel's maximum can see."""

import plotly.graph_objects as go

from textcls.plots.base import CLEAR_AGAINST, CLEAR_FOR, MOST_ROWS, SUM, escaped
from textcls.values import Match, Ngram, NgramLedger

_SCALE = [[0, CLEAR_AGAINST], [0.5, "rgba(138,143,152,0.15)"], [1, CLEAR_FOR]]
_NAMED = 40  # words that find room under the figure
_COLOUR_BAR = {
    "title": {"text": "logits", "side": "top"},
    "orientation": "h",
    "thickness": 10,
    "len": 0.5,
    "x": 1,
    "xanchor": "right",
    "y": 1,
    "yanchor": "bottom",
}


def receptive_fields(ledger: NgramLedger, *, top: int = MOST_ROWS) -> go.Figure:
    """Channels x words: a bar over the words that a channel's maximum sees, in its logits."""
    tokens = ledger.prediction.tokens
    seen = [(match, ngram) for ngram in ledger.ngrams for match in ngram.matches]
    seen = sorted(seen, key=lambda pair: -abs(pair[0].contribution))[:top]
    reach = max((abs(match.contribution) for match, _ in seen), default=0.0) or 1.0
    figure = go.Figure(
        go.Heatmap(
            z=[_cells(match, ngram, len(tokens)) for match, ngram in seen],
            x=list(range(1, len(tokens) + 1)),
            y=[str(match.filter) for match, _ in seen],
            colorscale=_SCALE,
            zmin=-reach,
            zmax=reach,
            ygap=2,
            hoverongaps=False,
            hovertemplate="channel %{y}: %{z:+.3f} logits<extra></extra>",
            colorbar=_COLOUR_BAR,
        )
    )
    figure.update_layout(
        title="What each channel's maximum sees",
        height=15 * len(seen) + 260,
        margin={"l": 8, "r": 8, "t": 108, "b": 8},
        dragmode=False,
        font_size=14,
    )
    figure.update_xaxes(title="word", showgrid=False, automargin=True, linecolor=SUM)
    figure.update_xaxes(range=[0.5, len(tokens) + 0.5], fixedrange=True, tickfont_size=13)
    if len(tokens) <= _NAMED:
        words = [escaped(token.text, 14) for token in tokens]
        figure.update_xaxes(tickvals=list(range(1, len(words) + 1)), ticktext=words, tickangle=-60)
    figure.update_yaxes(title="channel, the one that adds most on top", automargin=True)
    figure.update_yaxes(type="category", autorange="reversed", fixedrange=True, showgrid=False)
    figure.update_yaxes(tickfont_size=11)
    return figure


def _cells(match: Match, ngram: Ngram, words: int) -> list[float | None]:
    """What the channel adds, at each word that its maximum sees."""
    seen = range(ngram.first, ngram.first + ngram.width)
    return [match.contribution if at in seen else None for at in range(words)]
