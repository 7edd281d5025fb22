"""What a person wants explained, and how; all of it goes into the view."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from textcls import attribution
from textcls.ui import address, cached
from textcls.ui.address import View
from textcls.values import ModelCard, Prediction

_ALONE = ""  # in the place of a class: the logit of the target by itself
_ACCOUNTS = {"words": "Words", "ngrams": "N-grams"}


def classes(view: View, prediction: Prediction) -> tuple[str, str | None]:
    """The class to explain, and the class that it is held against, if any."""
    labels = list(prediction.logits)
    target = view.target if view.target in labels else prediction.label
    others = [_ALONE, *(label for label in labels if label != target)]
    against = view.against if view.against in others else _ALONE
    names = {label: label for label in labels}
    names[prediction.label] += " (predicted)"
    _select("Class to explain", names, target, field="target", default=prediction.label)
    names = {label: label or "no other class" for label in others}
    _select("Rather than", names, against, field="against", default=_ALONE)
    return target, against or None


def method(view: View, card: ModelCard) -> tuple[str, str]:
    """The method of attribution and the baseline that it starts from."""
    methods = attribution.methods_for(cached.model(card))
    method = view.method if view.method in methods else methods[0]
    baselines = attribution.BASELINES
    usual = next(iter(baselines))
    baseline = view.baseline if view.baseline in baselines else usual
    names = {name: attribution.METHODS[name].title for name in methods}
    _select("Method", names, method, field="method", default=methods[0])
    if not attribution.METHODS[method].baselines:
        return method, usual
    names = {name: baselines[name].title for name in baselines}
    _select("Baseline", names, baseline, field="baseline", default=usual)
    return method, baseline


def account(view: View, card: ModelCard) -> str:
    """Words, or n-grams where the model is a sum over them: only the chosen one is computed."""
    if not attribution.has_ngrams(cached.model(card)):
        return "words"
    account = view.account if view.account in _ACCOUNTS else "words"
    st.session_state["account"] = account
    return st.segmented_control(
        "Account",
        list(_ACCOUNTS),
        key="account",
        format_func=_ACCOUNTS.__getitem__,
        required=True,
        label_visibility="collapsed",
        on_change=_take_over,
        args=("account", "words"),
    )


def row() -> DeltaGenerator:
    """Choices side by side, two and two."""
    return st.grid(2, min_column_width=150)


def _select(label: str, names: dict[str, str], chosen: str, *, field: str, default: str) -> None:
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
