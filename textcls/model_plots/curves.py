"""How models learned, epoch by epoch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from textcls.model_plots.base import SERIES, SYMBOLS, layout
from textcls.plots import escaped
from textcls.values import Epoch

Value = Callable[[Epoch], float]


@dataclass(frozen=True, slots=True)
class Run:
    """The learning curves of one model; `best` is the number of the epoch that was kept.

    `half`: the curves are those of a network to which a linear model was added afterwards.
    """

    name: str
    epochs: tuple[Epoch, ...]
    best: int
    half: bool = False


def losses(runs: Sequence[Run]) -> go.Figure:
    """Cross-entropy on the training texts (solid) and the validation texts (dashed)."""
    figure = _curves(runs, lambda e: e.train_loss, lambda e: e.validation_loss, title="Loss")
    figure.update_yaxes(title="mean cross-entropy (nats)")
    return figure


def learned(runs: Sequence[Run]) -> go.Figure:
    """Accuracy on the training texts (solid) and the validation texts (dashed)."""
    figure = _curves(
        runs,
        lambda e: 100 * e.train_accuracy,
        lambda e: 100 * e.validation_accuracy,
        title="Accuracy",
    )
    figure.update_yaxes(title="called right (%)")
    return figure


def _curves(runs: Sequence[Run], training: Value, validation: Value, *, title: str) -> go.Figure:
    figure = go.Figure()
    for index, run in enumerate(runs):
        own = {"color": SERIES[index % len(SERIES)]}
        # After a round of colours the symbols move on, so that no two models share both.
        symbol = SYMBOLS[(index + index // len(SERIES)) % len(SYMBOLS)]
        figure.add_traces(
            [
                _line(run, training, "training").update(line=own, opacity=0.7),
                _line(run, validation, "validation").update(line=own | {"dash": "dash"}),
                _best(run, validation).update(marker=own | {"symbol": symbol, "size": 12}),
            ]
        )
    several = len(runs) > 1
    longest = max(epoch.number for run in runs for epoch in run.epochs)
    layout(figure, title=title, height=336 + 24 * len(runs) if several else 380)
    figure.update_layout(showlegend=several)
    step = 1 if longest <= 12 else 5
    figure.update_xaxes(title="epoch", range=[0.5, longest + 0.5], dtick=step, tick0=0)
    figure.update_yaxes(automargin=True)
    return figure


def _line(run: Run, value: Value, what: str) -> go.Scatter:
    name = escaped(run.name, 52)
    return go.Scatter(
        x=[epoch.number for epoch in run.epochs],
        y=[value(epoch) for epoch in run.epochs],
        mode="lines" if len(run.epochs) > 1 else "markers",
        name=name,
        legendgroup=name,
        showlegend=False,
        line_width=2.25,
        hovertemplate=f"{name}, {what}, epoch %{{x}}: %{{y:.3f}}<extra></extra>",
    )


def _best(run: Run, value: Value) -> go.Scatter:
    """The kept epoch; its symbol stands for the model in the legend."""
    name = escaped(run.name, 52)
    best = [epoch for epoch in run.epochs if epoch.number == run.best]
    return go.Scatter(
        x=[epoch.number for epoch in best],
        y=[value(epoch) for epoch in best],
        mode="markers",
        name=name,
        legendgroup=name,
        hovertemplate=f"{name}, best epoch %{{x}}: %{{y:.3f}}<extra></extra>",
    )
