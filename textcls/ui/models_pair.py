"""Two models on the same test texts: can they be told apart?"""

import streamlit as st

from textcls import model_plots, plots
from textcls.standings import Standing
from textcls.ui import cached
from textcls.ui.words import count, percent, plain
from textcls.values import Agreement


def show(first: Standing, second: Standing | None) -> None:
    """The sentence, the numbers behind it, and the table of right and wrong."""
    if second is None:
        st.info("There is only one model of this task: there is nothing to compare it with.")
        return
    result = cached.agreement(first.card, second.card)
    _sentence(result, first, second)
    with st.grid(4, min_column_width=150):
        for standing, only in ((first, result.only_first), (second, result.only_second)):
            right = (result.both_right + only) / result.rows
            st.metric(f"{plain(standing.name)} right", percent(right, 2))
        st.metric("Answers differ", percent(1 - result.same_answer / result.rows))
        st.metric("p-value", probability(result.p_value))
    st.subheader("Right and wrong", anchor=False)
    with st.grid(2, min_column_width=340):
        with st.container():
            _table(result, first, second)
        st.plotly_chart(
            model_plots.split(result, (first.name, second.name)),
            key="split",
            config=plots.STILL,
            alt="Texts that only one of the two models calls right",
        )


def probability(p: float) -> str:
    """`0.034`, or below a thousandth `< 0.001`."""
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def _sentence(result: Agreement, first: Standing, second: Standing) -> None:
    alone = result.only_first + result.only_second
    better = first if result.only_first >= result.only_second else second
    split = (
        f"Of the {count(alone, 'text')} that only one of them calls right, "
        f"{max(result.only_first, result.only_second):,} are {better.name}'s."
    )
    p = probability(result.p_value)
    p = f"p {p}" if p.startswith("<") else f"p = {p}"
    if result.distinguishable:
        st.success(
            plain(
                f"Distinguishable: {better.name} is the better one by "
                f"{_points(result):.2f} points ({p}). {split}"
            ),
            icon=":material/check_circle:",
        )
    else:
        st.info(
            plain(
                f"Not distinguishable: these {result.rows:,} texts do not say which one is "
                f"better ({p}). {split}"
            ),
            icon=":material/balance:",
        )


def _points(result: Agreement) -> float:
    return 100 * abs(result.only_first - result.only_second) / result.rows


def _table(result: Agreement, first: Standing, second: Standing) -> None:
    columns = [f"{plain(second.name)} right", f"{plain(second.name)} wrong"]
    rows = {
        "right": (result.both_right, result.only_first),
        "wrong": (result.only_second, result.both_wrong),
    }
    st.table(
        [
            {"": f"{plain(first.name)} {side}"}
            | {
                column: f"{number:,} ({percent(number / result.rows)})"
                for column, number in zip(columns, numbers, strict=True)
            }
            for side, numbers in rows.items()
        ],
        border="horizontal",
        hide_index=True,
        alt="How many texts both, one or none of the two models call right",
    )
    st.caption(
        f"All {result.rows:,} test texts. Both give the same answer, right or wrong, to "
        f"{result.same_answer:,} of them."
    )
