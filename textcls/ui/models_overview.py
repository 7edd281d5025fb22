"""All models of a task, or of all tasks, beside each other."""

import streamlit as st
from streamlit.column_config import NumberColumn, TextColumn

from textcls import model_plots, plots
from textcls.standings import Standing, f1_name, figure
from textcls.ui import address, cached
from textcls.ui.address import View
from textcls.ui.words import percent, plain

_ROW, _MOST_ROWS = 35, 16  # the height of a row in pixels; more rows scroll


def table(view: View, tasks: dict[str, list[Standing]]) -> None:
    """One row a model; choosing a row chooses the model for all pages."""
    shown = [standing for group in tasks.values() for standing in group]
    if not shown:
        return
    names = [standing.card.name for standing in shown]
    key = f"models_{'_'.join(tasks)}"
    f1 = f1_name(*tasks) if len(tasks) == 1 else "macro F1"

    def choose() -> None:
        rows = st.session_state[key].selection.rows
        if rows and rows[0] < len(names):
            address.change(model=names[rows[0]])

    chosen = [names.index(view.model)] if view.model in names else []
    st.dataframe(
        [_row(standing, f1=f1, with_task=len(tasks) > 1) for standing in shown],
        key=key,
        height=_ROW * (min(len(shown), _MOST_ROWS) + 1) + 3,
        column_config=_COLUMNS | {"f1": NumberColumn(f"{f1[0].upper()}{f1[1:]} %", format="%.2f")},
        hide_index=True,
        placeholder="–",
        on_select=choose,
        selection_mode="single-row",
        selection_default={"selection": {"rows": chosen, "columns": [], "cells": []}},
        alt="The figures of all models",
    )
    _onwards(view, shown)
    _notes(shown)


def _row(standing: Standing, *, f1: str, with_task: bool) -> dict:
    card, report = standing.card, standing.card.report
    low, high = report.interval if report else (None, None)
    course = standing.course
    return {
        "model": card.title,
        **({"task": card.data.title} if with_task else {}),
        "accuracy": report and 100 * report.accuracy,
        "interval": f"{100 * low:.1f} to {100 * high:.1f}" if report else None,
        "f1": report and 100 * figure(report, f1),
        "over_linear": standing.over_linear,
        "system": course and course.system,
        "course": None if standing.headline is None else 100 * standing.headline,
        "over_course": standing.over_headline,
        "measure": None if standing.headline is None else course.measure,
        "parameters": card.parameters,
        "megabytes": card.bytes / 1e6,
        "milliseconds": report and report.milliseconds,
        "minutes": card.training.seconds / 60,
        "name": card.name,
    }


_COLUMNS = {
    "model": TextColumn("Model", pinned=True, width=176),
    "task": TextColumn("Task", width=136),
    "accuracy": NumberColumn(
        "Accuracy %", format="%.2f", width=86, help="Share of all test texts that are called right"
    ),
    "interval": TextColumn("95 % interval", width=100, help="Wilson interval of the accuracy"),
    "over_linear": NumberColumn(
        "vs linear",
        format="%+.2f",
        width=76,
        help="Accuracy above the task's linear model, in points",
    ),
    "system": TextColumn(
        "Course", width=62, help="The system of the courses that the model re-creates"
    ),
    "course": NumberColumn(
        "Course %",
        format="%.1f",
        width=76,
        help="The figure that the course printed, if it printed one",
    ),
    "measure": TextColumn("Course's measure", width=132, help="What the course's figure is"),
    "over_course": NumberColumn(
        "vs course",
        format="%+.1f",
        width=78,
        help="Our test figure above the course's figure, in its metric, in points",
    ),
    "parameters": NumberColumn("Parameters", format="localized", width=88),
    "megabytes": NumberColumn("MB", format="%.1f", width=48, help="All files of the model"),
    "milliseconds": NumberColumn(
        "ms per text",
        format="%.2f",
        width=86,
        help="Median time for one test text alone, on one core",
    ),
    "minutes": NumberColumn("Training, min", format="%.1f", width=98),
    "name": TextColumn("Name", help="What commands and links call it"),
}


def _onwards(view: View, shown: list[Standing]) -> None:
    chosen = next((s for s in shown if s.card.name == view.model), None)
    if chosen is None:
        st.caption("Choose a row to see more of its model; a click on a column's name sorts.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        accuracy = f", {percent(chosen.card.report.accuracy)} right" if chosen.card.report else ""
        st.markdown(
            f"Chosen: **{plain(chosen.name)}** :gray[{plain(chosen.card.name)}{accuracy}]",
            width="content",
        )
        for label, part in (("Its card", "model"), ("Compare it", "pair")):
            st.button(label, key=f"to_{part}", on_click=address.change, kwargs={"part": part})


def _notes(shown: list[Standing]) -> None:
    """What the table cannot say of a model: not measured, interrupted."""
    unmeasured = [s.card.name for s in shown if s.card.report is None]
    if unmeasured:
        st.caption(plain(f"Without a report, so without figures: {', '.join(unmeasured)}."))
    for standing in shown:
        facts = standing.card.training
        if facts.interrupted:
            st.caption(
                plain(
                    f"The training of {standing.card.name} was interrupted in epoch "
                    f"{facts.epochs + 1} of {standing.card.recipe.training.epochs}."
                )
            )


def figures(tasks: dict[str, list[Standing]]) -> None:
    """The accuracies of each task; of a single task also what accuracy costs."""
    measured = {task: group for task, group in tasks.items() if any(s.card.report for s in group)}
    if len(measured) == 1:
        [group] = measured.values()
        _accuracies(group)
        _costs(group)
        return
    with st.grid(2, min_column_width=360):
        for group in measured.values():
            _accuracies(group)
    if measured:
        st.caption("Choose one task to see accuracy against size and against time.")


def _accuracies(group: list[Standing]) -> None:
    card = group[0].card
    figure = model_plots.accuracies(group, title=f"{card.data.title}: test accuracy")
    st.plotly_chart(
        figure,
        key=f"accuracies_{card.task}",
        config=plots.STILL,
        alt=f"Accuracy of each model of {card.data.title} with its interval",
    )


def _costs(group: list[Standing]) -> None:
    with st.grid(2, min_column_width=360):
        st.plotly_chart(
            model_plots.against_size(group),
            key="against_size",
            config=plots.STILL,
            alt="Accuracy of each model against its size",
        )
        if any(s.card.report and s.card.report.milliseconds for s in group):
            st.plotly_chart(
                model_plots.against_time(group),
                key="against_time",
                config=plots.STILL,
                alt="Accuracy of each model against its time for one text",
            )
        else:
            st.caption("The reports of these models hold no time for one text.")


def damaged() -> None:
    """The models that cannot be used, with the reason."""
    for name, reason in cached.catalogue().damaged.items():
        st.warning(plain(f"{name} is damaged: {reason}"), icon=":material/warning:")
