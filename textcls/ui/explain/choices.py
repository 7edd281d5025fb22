"""What a person wants explained, and how; all of it goes into the view."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from textcls import attribution
from textcls.ui import cached, fields
from textcls.ui.address import View
from textcls.ui.explain.base import Asked, ExplainView
from textcls.ui.words import plain
from textcls.values import ModelCard, Prediction

_BIAS = ""  # in the place of a baseline
ALONE = "(none)"  # in the place of a class: the logit of the target by itself


def account(view: View, card: ModelCard, views: dict[str, ExplainView]) -> ExplainView:
    """The chosen one of the views that fit the model, and a sentence where that does not fit."""
    model = cached.model(card)
    fitting = {name: one for name, one in views.items() if one.fits(model)}
    names = {name: one.title for name, one in fitting.items()}
    usual = next(iter(names))
    chosen = view.account
    if chosen in views and chosen not in fitting:
        wanted = views[chosen]
        chosen = wanted.instead if wanted.instead in fitting else usual
        said = f"{card.title} has no view '{wanted.title}': {wanted.lacking}"
        st.info(plain(f"{said} Shown here: '{names[chosen]}'."), icon=":material/info:")
    return fitting[
        fields.segments("Account", names, chosen, field="account", usual=usual, labelled=False)
    ]


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
    fields.select("Class to explain", names, target, field="target", usual=prediction.label)
    names = {label: label for label in others} | {ALONE: "no other class"}
    against = view.against if view.against in names else rival
    fields.select("Rather than", names, against, field="against", usual=rival)
    return target, None if against == ALONE else against


def method(view: View, card: ModelCard) -> tuple[str, str]:
    """The method of attribution and the baseline that it starts from."""
    methods = attribution.methods_for(cached.model(card))
    method = view.method if view.method in methods else methods[0]
    names = {name: attribution.METHODS[name].title for name in methods}
    fields.select("Method", names, method, field="method", usual=methods[0])
    if not attribution.METHODS[method].baselines:
        return method, next(iter(attribution.BASELINES))
    return method, baseline(view)


def baseline(view: View) -> str:
    """The text without information that an explanation starts from."""
    baselines = attribution.BASELINES
    names = {name: baselines[name].title for name in baselines}
    usual = next(iter(baselines))
    return fields.select("Baseline", names, view.baseline, field="baseline", usual=usual)


def start(view: View) -> str | None:
    """What a ledger of n-grams starts from: the bias of the head, or a baseline."""
    baselines = attribution.BASELINES
    names = {_BIAS: "bias of the head"}
    names |= {name: f"baseline: {baselines[name].title}" for name in baselines}
    return fields.select("Start of the sum", names, view.baseline, field="baseline") or None


def _row() -> DeltaGenerator:
    """Choices side by side, two and two."""
    return st.grid(2, min_column_width=150)
