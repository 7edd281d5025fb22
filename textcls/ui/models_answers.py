"""How one model answered the test texts: class by class, how sure, and where."""

import streamlit as st
from streamlit.column_config import NumberColumn, TextColumn

from textcls import model_plots, plots
from textcls.ui.words import percent
from textcls.values import Calibration, Report

_SHARE = NumberColumn(format="%.2f")


def classes(report: Report) -> None:
    st.subheader("Class by class", anchor=False)
    with st.grid(2, min_column_width=340):
        st.plotly_chart(
            model_plots.confusion(report),
            key="confusion",
            config=plots.STILL,
            alt="Confusion matrix: texts of each class by what they were called",
        )
        with st.container():
            _class_figures(report)
            _confusion_counts(report)


def _class_figures(report: Report) -> None:
    st.dataframe(
        [
            {
                "class": item.label,
                "precision %": 100 * item.precision,
                "recall %": 100 * item.recall,
                "F1 %": 100 * item.f1,
                "texts": item.support,
            }
            for item in report.classes
        ],
        column_config=dict.fromkeys(("precision %", "recall %", "F1 %"), _SHARE),
        hide_index=True,
        alt="Precision, recall and F1 of each class",
    )
    st.caption(
        f"All {report.rows:,} texts of the {report.split} part; mean loss {report.loss:.4f} nats."
    )


def _confusion_counts(report: Report) -> None:
    labels = [item.label for item in report.classes]
    st.dataframe(
        [
            {"true class": label}
            | {f"called {name}": n for name, n in zip(labels, row, strict=True)}
            for label, row in zip(labels, report.confusion, strict=True)
        ],
        hide_index=True,
        alt="Confusion matrix in numbers",
    )


def calibration(report: Report) -> None:
    st.subheader("As sure as it is right?", anchor=False)
    found = report.calibration
    if found is None:
        st.caption("The report of this model is an older one, without calibration.")
        return
    with st.grid(2, min_column_width=340):
        st.plotly_chart(
            model_plots.reliability(found),
            key="reliability",
            config=plots.STILL,
            alt="Reliability diagram: how sure, and how often right",
        )
        with st.container():
            _calibration_figures(found)


def _calibration_figures(calibration: Calibration) -> None:
    low, high = calibration.interval
    with st.grid(3, min_column_width=110):
        st.metric(
            "ECE",
            percent(calibration.error, 2),
            delta=f"{100 * low:.2f} to {percent(high, 2)}",
            delta_color="off",
            delta_arrow="off",
            help="Expected calibration error with its 95 % interval",
        )
        st.metric("Temperature", f"{calibration.temperature:.2f}")
        st.metric("ECE after it", percent(calibration.tempered, 2))
    if abs(calibration.temperature - 1) < 0.05:
        st.markdown("Its probabilities are about as sure as they should be.")
    elif calibration.temperature > 1:
        st.markdown("It is **too sure** of its answers: the temperature is above 1.")
    else:
        st.markdown("It is **not sure enough** of its answers: the temperature is below 1.")
    st.dataframe(
        [
            {"sure %": 100 * b.confidence, "right %": 100 * b.accuracy, "texts": b.rows}
            for b in calibration.bins
        ],
        column_config={"sure %": _SHARE, "right %": _SHARE},
        hide_index=True,
        height=35 * (min(len(calibration.bins), 6) + 1) + 3,
        alt="The bins of the reliability diagram",
    )


def slices(report: Report) -> None:
    st.subheader("Where it is good, and where not", anchor=False)
    if not report.slices:
        st.caption("The report of this model is an older one, without parts of the test texts.")
        return
    st.plotly_chart(
        model_plots.slices(report),
        key="slices",
        config=plots.STILL,
        alt="Accuracy on parts of the test texts, with intervals",
    )
    st.dataframe(
        [
            {
                "part": part.title,
                "texts": part.rows,
                "accuracy %": 100 * part.accuracy,
                "95 % interval": f"{100 * part.interval[0]:.1f} to {100 * part.interval[1]:.1f}",
                "difference": 100 * (part.accuracy - report.accuracy),
            }
            for part in report.slices
        ],
        column_config={
            "part": TextColumn(pinned=True),
            "accuracy %": _SHARE,
            "difference": NumberColumn(format="%+.2f", help="To all test texts, in points"),
        },
        hide_index=True,
        alt="Accuracy on parts of the test texts",
    )
    st.caption("The two numbers of tokens are the quartiles of the lengths of the test texts.")
