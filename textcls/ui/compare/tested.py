"""The same models on all test texts: how often right, and whether they can be told apart."""

import itertools

import streamlit as st

from textcls.registry import UserError
from textcls.ui import cached, frame
from textcls.ui.models_pair import probability
from textcls.ui.words import percent, plain
from textcls.values import Agreement, ModelCard

Pair = tuple[str, str, Agreement]  # what the two models are called, and their test


def show(cards: tuple[ModelCard, ...], names: dict[str, str]) -> list[Pair]:
    """Accuracy with its interval, McNemar's test two by two, and who is right where."""
    st.subheader("And on all test texts?", anchor=False)
    measured = tuple(card for card in cards if card.report)
    if measured:
        _accuracies(measured, names)
    try:
        results = [
            (names[first.name], names[second.name], cached.agreement(first, second))
            for first, second in itertools.combinations(measured, 2)
        ]
    except UserError as error:
        frame.sentence(error)
        return []
    if not results:
        st.info("Fewer than two of these models have been measured on test texts.")
        return []
    _pairs(results)
    with st.grid(3, min_column_width=280):
        for first, second, result in results:
            _right_and_wrong(result, first, second)
    return results


def _accuracies(cards: tuple[ModelCard, ...], names: dict[str, str]) -> None:
    with st.grid(4, min_column_width=170):
        for card in cards:
            low, high = card.report.interval
            with st.container(border=True, gap=None):
                st.metric(plain(names[card.name]), f"{percent(card.report.accuracy, 2)} right")
                st.caption(
                    f"{100 * low:.1f} to {percent(high)}, of {card.report.rows:,} "
                    f"{plain(card.report.split)} texts"
                )


def _pairs(results: list[Pair]) -> None:
    st.table(
        [
            {
                "models": f"{plain(first)} and {plain(second)}",
                "can they be told apart?": _verdict(result, first, second),
                "answers differ": percent(1 - result.same_answer / result.rows),
            }
            for first, second, result in results
        ],
        border="horizontal",
        hide_index=True,
        alt="McNemar's test, two models at a time",
    )
    st.caption(
        "By McNemar's exact test on the texts that only one of the two calls right; not "
        "distinguishable: p above 0.05. The tables below count the texts."
    )


def _verdict(result: Agreement, first: str, second: str) -> str:
    p = probability(result.p_value)
    p = f"p {p}" if p.startswith("<") else f"p = {p}"
    if not result.distinguishable:
        return plain(f"not distinguishable ({p})")
    better = first if result.only_first > result.only_second else second
    points = 100 * abs(result.only_first - result.only_second) / result.rows
    return plain(f"distinguishable: {better} by {points:.2f} points ({p})")


def _right_and_wrong(result: Agreement, first: str, second: str) -> None:
    """The 2 x 2 table of one pair."""
    rows = {
        "right": (result.both_right, result.only_first),
        "wrong": (result.only_second, result.both_wrong),
    }
    columns = [f"{plain(second)} right", "wrong"]
    st.table(
        [
            {"": f"{plain(first)} {side}"}
            | {column: f"{number:,}" for column, number in zip(columns, counts, strict=True)}
            for side, counts in rows.items()
        ],
        border="horizontal",
        hide_index=True,
        alt=f"Test texts that {first} and {second} call right or wrong",
    )
