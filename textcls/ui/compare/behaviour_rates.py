"""The rates of failures of all models on all tests: sentence, figure and table."""

import statistics

import streamlit as st
from streamlit.column_config import TextColumn

from textcls import plots
from textcls.printing.behaviour import SHORT
from textcls.ui import address
from textcls.ui.words import percent, plain
from textcls.values import BehaviourOutcome

Outcomes = dict[str, tuple[BehaviourOutcome, ...]]

_ROW = 35  # pixels


def show(names: dict[str, str], outcomes: Outcomes) -> None:
    """What stands out, every rate as a colour with its number, and the table with the intervals."""
    st.markdown(plain(_hardest(names, outcomes)))
    st.plotly_chart(
        plots.failure_rates(
            {names[model]: found for model, found in outcomes.items()},
            dark=st.context.theme.type == "dark",
        ),
        key="failure_rates",
        config=plots.STILL,
        alt="Share of the cases that fail, by test and by model; the table below has the numbers",
    )
    _table(names, outcomes)


def _hardest(names: dict[str, str], outcomes: Outcomes) -> str:
    """The test of which the models together fail most cases, and who fails how many.

    A model that always says the same passes every invariance by saying nothing: it is named.
    """
    unmoved = [model for model, found in outcomes.items() if _always_the_same(found)]
    judged = [found for model, found in outcomes.items() if model not in unmoved]
    which = "other models" if unmoved else "models"
    sentences = [_test_in_words(names, judged, which)] if judged else []
    sentences += [
        f"{names[model]} gives every text the same class: it passes every test of invariance "
        "without reading, and only the minimum tests say something of it."
        for model in unmoved
    ]
    return " ".join(sentences)


def _test_in_words(
    names: dict[str, str], judged: list[tuple[BehaviourOutcome, ...]], which: str
) -> str:
    by_test = list(zip(*judged, strict=True))
    hardest = max(by_test, key=lambda row: statistics.mean(outcome.rate for outcome in row))
    best, worst = (pick(hardest, key=lambda outcome: outcome.rate) for pick in (min, max))
    if not worst.failures:
        return f"None of these {which} fails a single case."
    title = f"The test that is failed most is '{worst.test.title}'"
    share = percent(statistics.mean(outcome.rate for outcome in hardest), 0)
    if len(judged) > 1:
        title += f", with {share} of its cases in the mean over {len(judged)} {which}"
    cases = f"{worst.failures} of {worst.cases}"
    if len(judged) == 1:
        fails = f"{names[worst.model]} fails {cases}"
    elif best.failures == worst.failures:
        fails = f"each fails {cases}"
    else:
        fails = f"{names[best.model]} fails {best.failures} and {names[worst.model]} {cases}"
    return f"{title}: {fails}. It asks: {worst.test.question}"


def _always_the_same(found: tuple[BehaviourOutcome, ...]) -> bool:
    results = [result for outcome in found for result in outcome.results]
    return len({answer for result in results for answer in result.answers}) == 1


def _table(names: dict[str, str], outcomes: Outcomes) -> None:
    models = list(outcomes)
    tests = [outcome.test for outcome in outcomes[models[0]]]
    rows = [
        {"model": names[model]} | {o.test.name: _cell(o) for o in found}
        for model, found in outcomes.items()
    ]
    key = f"rates_{'_'.join(models)}"

    def choose() -> None:
        cells = st.session_state[key].selection.cells
        if cells and cells[0][0] < len(models):
            row, column = cells[0]
            chosen = {"test": column} if column in {test.name for test in tests} else {}
            address.change(model=models[row], models="", **chosen)

    columns = {"model": TextColumn("Model", pinned=True, width=170)} | {
        test.name: TextColumn(
            f"{test.title} ({SHORT[test.kind]})",
            help=f"{test.question} {len(test.cases)} cases; {test.expectation}.",
            width=150,
        )
        for test in tests
    }
    st.dataframe(
        rows,
        key=key,
        column_config=columns,
        hide_index=True,
        height=_ROW * (len(rows) + 1) + 3,
        on_select=choose,
        selection_mode="single-cell",
        alt="Rate of failures with its 95 % interval, by model and test",
    )
    st.caption("Failed cases with the 95 % interval of the rate. Choose a cell to see its cases.")


def _cell(outcome: BehaviourOutcome) -> str:
    """`25 % (15 to 39)`."""
    low, high = (100 * end for end in outcome.interval)
    return f"{percent(outcome.rate, 0)} ({low:.0f} to {high:.0f})"
