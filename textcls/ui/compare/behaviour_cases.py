"""One test of one model: what it asks, how the others fare, and which cases fail."""

import difflib
import re
from dataclasses import asdict, replace

import streamlit as st
from streamlit.column_config import CheckboxColumn, NumberColumn, TextColumn

from textcls import comparison
from textcls.ui import address, frame
from textcls.ui.address import View
from textcls.ui.models_pair import probability
from textcls.ui.words import count, percent, plain
from textcls.values import BehaviourOutcome, CaseResult, ModelCard

_FIRST = 8  # failing cases that are shown at once
_KINDS = {"minimum": "Minimum", "invariance": "Invariance", "direction": "Direction"}


def show(
    found: BehaviourOutcome,
    others: dict[str, BehaviourOutcome],
    card: ModelCard,
    names: dict[str, str],
) -> None:
    """The question, the rate in words, the others on the same cases, and the cases."""
    test = found.test
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(_KINDS[test.kind], color="gray")
        st.markdown(f"**{plain(test.question)}**", width="stretch")
    st.markdown(plain(f"A case is passed where {test.expectation}. {_rate(found, names)}"))
    _others(found, others, names)
    _failing(found, card)
    _all(found)


def _rate(found: BehaviourOutcome, names: dict[str, str]) -> str:
    low, high = found.interval
    return (
        f"{names[found.model]} fails {found.failures} of {count(found.cases, 'case')}: "
        f"{percent(found.rate, 0)}, with a 95 % interval of {100 * low:.0f} to {percent(high, 0)}."
    )


def _others(
    found: BehaviourOutcome, others: dict[str, BehaviourOutcome], names: dict[str, str]
) -> None:
    """Each other model on the same cases, and whether they tell the two apart."""
    rows = []
    for model, other in others.items():
        if model == found.model:
            continue
        p = comparison.differ(found, other)
        better = "fewer" if other.failures < found.failures else "more"
        verdict = f"distinguishable: it fails {better}" if p <= 0.05 else "not distinguishable"
        rows.append(
            {
                "against": plain(names[model]),
                "fails": f"{other.failures} of {other.cases}",
                "verdict": verdict,
                "p-value": probability(p),
            }
        )
    if rows:
        with st.expander(
            plain(f"{names[found.model]} against the others on these cases"),
            icon=":material/balance:",
        ):
            st.table(
                rows,
                border="horizontal",
                hide_index=True,
                alt="McNemar's test on the cases, this model against each other one",
            )


def _failing(found: BehaviourOutcome, card: ModelCard) -> None:
    """The failing cases, those that are furthest off first, each with where to look on."""
    failed = sorted((r for r in found.results if r.failed), key=lambda r: -r.excess)
    if not failed:
        st.success("None of the cases fails.", icon=":material/check_circle:")
        return
    shown = failed
    if len(failed) > _FIRST and not st.toggle(
        f"Show all {len(failed)} failing cases", key="all_failing"
    ):
        shown = failed[:_FIRST]
    for number, result in enumerate(shown):
        with st.container(border=True, gap="xsmall", key=f"failing_{number}"):
            _case(result, found, card)


def _case(result: CaseResult, found: BehaviourOutcome, card: ModelCard) -> None:
    with st.container(gap=None):
        for text in _marked(result.case.texts):
            st.markdown(text)
        st.caption(plain(_said(result, found)))
    with st.container(horizontal=True):
        if result.case.changed is None:
            frame.link("explain", "Explain it", view=_in_question(result, card))
        _button(result, card)


def _in_question(result: CaseResult, card: ModelCard) -> View:
    """The text, and why it is not called right rather than what it is called."""
    return View(
        model=card.name,
        task=card.task,
        text=result.case.text,
        target=result.label,
        against=result.answers[0],
    )


def _button(result: CaseResult, card: ModelCard) -> None:
    """To another part of this page: a link to a page that is open looks like one that is chosen."""
    asked = _in_question(result, card)
    if result.case.changed is None:
        label, view = "Ask other models", replace(asked, part="models")
    else:
        label = "Compare the two texts"
        view = replace(asked, part="texts", edited=result.case.changed, against="")
    st.button(
        label,
        key=f"onwards_{result.case.texts}",
        icon=":material/arrow_forward:",
        icon_position="right",
        type="tertiary",
        on_click=address.change,
        kwargs=asdict(view),
    )


def _said(result: CaseResult, found: BehaviourOutcome) -> str:
    """The probabilities in words, and how far beyond what is allowed they are."""
    if found.test.kind == "minimum":
        return (
            f"called {result.answers[0]}, should be {result.label}, which gets "
            f"{percent(result.shares[0])}"
        )
    before, after = result.shares
    moved = 100 * (after - before)
    changed = ""
    if len(set(result.answers)) > 1:
        changed = f"; the class changes from {result.answers[0]} to {result.answers[1]}"
    return (
        f"{result.label}: {percent(before)}, then {percent(after)} ({moved:+.1f} points, "
        f"{100 * result.excess:.1f} beyond what is allowed){changed}"
    )


def _marked(texts: tuple[str, ...]) -> list[str]:
    """The texts, with the words in bold that one of them has and the other has not."""
    if len(texts) == 1:
        return [plain(texts[0])]
    words = [text.split(" ") for text in texts]
    bold = [set(), set()]
    for kind, *places in difflib.SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if kind != "equal":
            bold[0].update(range(*places[:2]))
            bold[1].update(range(*places[2:]))
    return [
        " ".join(_bold(word) if place in marks else plain(word) for place, word in enumerate(row))
        for row, marks in zip(words, bold, strict=True)
    ]


def _bold(word: str) -> str:
    return f"**{plain(word)}**" if re.search(r"\w", word) else plain(word)


def _all(found: BehaviourOutcome) -> None:
    with st.expander("All cases of the test", icon=":material/table:"):
        st.dataframe(
            [_row(result) for result in found.results],
            column_config=_COLUMNS,
            hide_index=True,
            height=360,
            alt="All cases of the test with the answers of the model",
        )


def _row(result: CaseResult) -> dict:
    row = {"failed": result.failed, "text": result.case.text}
    if result.case.changed is not None:
        row["changed"] = result.case.changed
    row |= {"predicted": " → ".join(dict.fromkeys(result.answers)), "class": result.label}
    row["before"] = 100 * result.shares[0]
    if len(result.shares) > 1:
        row["after"] = 100 * result.shares[1]
    return row | {"excess": 100 * result.excess}


_POINTS = "%.1f"
_COLUMNS = {
    "failed": CheckboxColumn("Failed", width=70),
    "text": TextColumn("Text", width=340),
    "changed": TextColumn("Changed text", width=340),
    "predicted": TextColumn("Predicted"),
    "class": TextColumn("Class watched", help="The class that the test asks about"),
    "before": NumberColumn("Probability %", format=_POINTS),
    "after": NumberColumn("of the changed text %", format=_POINTS),
    "excess": NumberColumn(
        "Beyond, points",
        format=_POINTS,
        help="How far beyond what the test allows; below 0: passed",
    ),
}
