"""All filters of a model as a table, and the choice of one of them."""

from dataclasses import replace

import streamlit as st
from streamlit.column_config import CheckboxColumn, NumberColumn, TextColumn

from textcls import attribution
from textcls.printing import filters_facts
from textcls.ui import address, cached, frame, inputs, numbers
from textcls.ui.address import View
from textcls.ui.studies.base import named
from textcls.ui.words import count, plain
from textcls.values import FilterFacts, FilterStudy, ModelCard

_HEIGHT = 388  # ten rows and the names of the columns, in pixels


def study(view: View, card: ModelCard) -> FilterStudy:
    """The study of the model's filters; ends the page where it has none to look at."""
    if not attribution.is_one_layer_cnn(cached.model(card)):
        _nothing_to_list(view, card)
        st.stop()
    return cached.filter_study(card)


def _nothing_to_list(view: View, card: ModelCard) -> None:
    st.info(
        plain(
            f"{card.title} is a {card.recipe.architecture}: it has no single layer of filters "
            "whose picks make the logits, so there is nothing here to list."
        )
    )
    other = _with_filters(card)
    if other:
        label = f"Look at {other.title} ({other.name})"
        frame.link("filters", label, view=replace(view, model=other.name, filter=""))
    label = f"Which phrases speak for each class of {card.title}?"
    frame.link("learned", label, view=replace(view, model=card.name))


def _with_filters(card: ModelCard) -> ModelCard | None:
    """The best model that has filters, of the same task before others."""
    tasks = inputs.models_by_task()
    groups = [tasks.get(card.task, []), *(group for task, group in tasks.items())]
    for one in (one for group in groups for one in group):
        if one.recipe.architecture in ("textcnn", "widecnn"):
            return one
    return None


def choose(view: View, card: ModelCard, study: FilterStudy) -> FilterFacts:
    """The filter of the view, or the one that most texts reach the threshold of; and the table."""
    ranked = sorted(study.filters, key=lambda facts: -facts.above)
    by_number = {str(facts.number): facts for facts in ranked}
    chosen = by_number.get(view.filter, ranked[0])
    _caption(study)
    key = f"filters_{card.name}"

    def choose_row() -> None:
        rows = st.session_state[key].selection.rows
        if rows and rows[0] < len(ranked):
            address.change(filter=str(ranked[rows[0]].number))

    st.dataframe(
        [_row(study, facts) for facts in ranked],
        key=key,
        height=_HEIGHT,
        column_config=_COLUMNS,
        hide_index=True,
        placeholder="–",
        on_select=choose_row,
        selection_mode="single-row-required",
        selection_default={
            "selection": {"rows": [ranked.index(chosen)], "columns": [], "cells": []}
        },
        alt="All filters of the model",
    )
    st.caption(
        f"Below: filter {chosen.number}, row {ranked.index(chosen) + 1} of {len(ranked)}. Choose a "
        "row to see another. On top stand the filters whose threshold most texts reach; a click "
        "on a column's name sorts by that."
    )
    rows = [_row(study, facts) for facts in study.filters]
    numbers.downloads("All filters", rows, numbers.document(filters_facts(card.name, study)))
    return chosen


def _caption(study: FilterStudy) -> None:
    of = "all" if study.texts == study.rows else f"{study.texts:,} of the"
    unreliable = sum(not facts.reliable for facts in study.filters)
    few = (
        f" {count(unreliable, 'filter')} of {len(study.filters)} cannot be relied on: five picks "
        "or fewer reach the threshold."
        if unreliable
        else ""
    )
    st.markdown(
        plain(
            f"Read for this: {of} {study.rows:,} texts of the {study.part}ing part. Of each text a "
            f"filter picks the one window that matches best.{few}"
        )
    )


def _row(study: FilterStudy, facts: FilterFacts) -> dict:
    return {
        "filter": facts.number,
        "words": facts.width,
        "class": facts.label,
        "top": next((named(ngram.split(" ")) for ngram in facts.top), None),
        "purity": None if facts.purity is None else 100 * facts.purity,
        "threshold": facts.threshold,
        "coverage": 100 * study.coverage(facts),
        "silent": 100 * study.silent(facts),
        "padding": 100 * facts.padded / facts.picks if facts.picks else None,
        "reliable": facts.reliable,
    }


_COLUMNS = {
    "filter": NumberColumn("Filter", format="%d", pinned=True, width=64),
    "words": NumberColumn("Words", format="%d", width=64, help="How many words it looks at"),
    "class": TextColumn("Speaks for", help="The class of its greatest weight in the last layer"),
    "top": TextColumn("Strongest n-gram", width=220, help="The pick of the highest activation"),
    "purity": NumberColumn(
        "Purity %", format="%.1f", help="Share of all its picks from texts called that class"
    ),
    "threshold": NumberColumn(
        "Threshold",
        format="%.3f",
        help="The lowest activation from which on 75 % of the picks come from texts of that class",
    ),
    "coverage": NumberColumn(
        "Coverage %", format="%.1f", help="Share of all texts whose pick reaches the threshold"
    ),
    "silent": NumberColumn(
        "Silent %", format="%.1f", help="Share of all texts in which nothing matches at all"
    ),
    "padding": NumberColumn(
        "Padding %", format="%.1f", help="Share of its picks that reach behind the end of the text"
    ),
    "reliable": CheckboxColumn("Reliable", help="Whether more than five picks reach the threshold"),
}
