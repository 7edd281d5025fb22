"""What a person wants explained, and how; all of it goes into the view."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from textcls import attribution
from textcls.ui import address, cached
from textcls.ui.address import View
from textcls.ui.explain.base import Asked, ExplainView
from textcls.values import ModelCard, Prediction

_BIAS = ""  # in the place of a baseline
ALONE = "(none)"  # in the place of a class: the logit of the target by itself


def account(view: View, card: ModelCard, views: dict[str, ExplainView]) -> ExplainView:
    """The chosen one of the views that fit the model, the first unless another is."""
    model = cached.model(card)
    fitting = {name: one for name, one in views.items() if one.fits(model)}
    names = {name: one.title for name, one in fitting.items()}
    return fitting[segment("Account", names, view.account, field="account")]


def segment(label: str, names: dict[str, str], chosen: str, *, field: str) -> str:
    """One of a few names side by side, the first unless the view has another; only it is shown."""
    usual = next(iter(names))
    st.session_state[field] = chosen if chosen in names else usual
    return st.segmented_control(
        label,
        list(names),
        key=field,
        format_func=names.__getitem__,
        required=True,
        label_visibility="collapsed",
        on_change=_take_over,
        args=(field, usual),
    )


def question(view: View, card: ModelCard, prediction: Prediction) -> Asked:
    """The class to explain and its rival, asked in a row that a view may put more choices in."""
    row = _row()
    with row:
        target, against = classes(view, prediction)
    return Asked(view, card, prediction, target, against, row)


def classes(view: View, prediction: Prediction) -> tuple[str, str | None]:
    """The class to explain, and the class that it is held against: its closest rival, or none."""
    labels = list(prediction.logits)
    target = view.target if view.target in labels else prediction.label
    others = [label for label in labels if label != target]
    rival = max(others, key=prediction.logits.__getitem__, default=ALONE)
    names = {label: label for label in labels}
    names[prediction.label] += " (predicted)"
    select("Class to explain", names, target, field="target", default=prediction.label)
    names = {label: label for label in others} | {ALONE: "no other class"}
    against = view.against if view.against in names else rival
    select("Rather than", names, against, field="against", default=rival)
    return target, None if against == ALONE else against


def method(view: View, card: ModelCard) -> tuple[str, str]:
    """The method of attribution and the baseline that it starts from."""
    methods = attribution.methods_for(cached.model(card))
    method = view.method if view.method in methods else methods[0]
    names = {name: attribution.METHODS[name].title for name in methods}
    select("Method", names, method, field="method", default=methods[0])
    if not attribution.METHODS[method].baselines:
        return method, next(iter(attribution.BASELINES))
    return method, baseline(view)


def baseline(view: View) -> str:
    """The text without information that an explanation starts from."""
    baselines = attribution.BASELINES
    usual = next(iter(baselines))
    chosen = view.baseline if view.baseline in baselines else usual
    names = {name: baselines[name].title for name in baselines}
    select("Baseline", names, chosen, field="baseline", default=usual)
    return chosen


def start(view: View) -> str | None:
    """What a ledger of n-grams starts from: the bias of the head, or a baseline."""
    baselines = attribution.BASELINES
    names = {_BIAS: "bias of the head"}
    names |= {name: f"baseline: {baselines[name].title}" for name in baselines}
    baseline = view.baseline if view.baseline in baselines else _BIAS
    select("Start of the sum", names, baseline, field="baseline", default=_BIAS)
    return baseline or None


def _row() -> DeltaGenerator:
    """Choices side by side, two and two."""
    return st.grid(2, min_column_width=150)


def select(label: str, names: dict[str, str], chosen: str, *, field: str, default: str) -> None:
    """A box of names whose choice enters that field of the view."""
    st.session_state[field] = chosen
    st.selectbox(
        label,
        list(names),
        key=field,
        format_func=names.__getitem__,
        on_change=_take_over,
        args=(field, default),
    )


def _take_over(field: str, default: str) -> None:
    """A choice enters the view; the default as nothing, so that it can follow the text."""
    value = st.session_state[field]
    address.change(**{field: "" if value == default else value})
