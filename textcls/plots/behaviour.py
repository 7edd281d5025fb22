"""How often models fail behaviour tests, as a figure."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from textcls.plots.base import escaped
from textcls.values import BehaviourOutcome

# The ground from never to always, and the ink of the numbers on it.
_LIGHT = ("#f1e7dc", "#d9731a", "#16181b")
_DARK = ("#211f1e", "#9a4d12", "#e6e3dd")
_QUIET = {
    "showgrid": False,
    "zeroline": False,
    "ticks": "",
    "automargin": True,
    "tickfont_size": 13,
}


def failure_rates(
    outcomes: Mapping[str, Sequence[BehaviourOutcome]], *, dark: bool = False
) -> go.Figure:
    """A row a test, a column a model, in each cell the percentage of the cases that fail.

    Cells have their own ground and ink, so that they are legible on any page; `dark` suits a
    dark one.
    """
    never, always, ink = _DARK if dark else _LIGHT
    models, tests = list(outcomes), [outcome.test for outcome in next(iter(outcomes.values()))]
    by_test = list(zip(*outcomes.values(), strict=True))
    figure = go.Figure(
        go.Heatmap(
            z=[[100 * outcome.rate for outcome in row] for row in by_test],
            customdata=[list(map(_hover, models, row)) for row in by_test],
            zmin=0,
            zmax=100,
            xgap=2,
            ygap=2,
            colorscale=[[0, never], [1, always]],
            showscale=False,
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    for y, row in enumerate(by_test):
        for x, outcome in enumerate(row):
            font = {"size": 13, "color": ink}
            text = f"{100 * outcome.rate:.0f}"
            figure.add_annotation(x=x, y=y, text=text, showarrow=False, font=font)
    _frame(figure, models, [test.title for test in tests])
    return figure


def _frame(figure: go.Figure, models: Sequence[str], tests: Sequence[str]) -> None:
    """Title, size, and the names of both axes."""
    figure.update_layout(
        title="Share of the cases that fail, in percent",
        height=34 * len(tests) + 230,
        margin={"l": 8, "r": 8, "t": 48, "b": 8},
        dragmode=False,
        font_size=13,
    )
    figure.update_xaxes(
        title="model",
        tickvals=list(range(len(models))),
        ticktext=[escaped(model, 24) for model in models],
        tickangle=-45,
        **_QUIET,
    )
    figure.update_yaxes(
        title="test",
        autorange="reversed",
        tickvals=list(range(len(tests))),
        ticktext=list(map(escaped, tests)),
        **_QUIET,
    )


def _hover(model: str, outcome: BehaviourOutcome) -> str:
    low, high = (100 * end for end in outcome.interval)
    return (
        f"{escaped(model, 60)}<br>{escaped(outcome.test.title)}: {outcome.failures} of "
        f"{outcome.cases} fail<br>95 % interval {low:.0f} to {high:.0f} %"
    )
