"""What a person chooses: task, model, text, and what to explain. All of it goes into the view."""

import textwrap

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from textcls import artifacts, attribution
from textcls.data import DATASETS
from textcls.registry import UserError
from textcls.ui import address, cached
from textcls.ui.address import LONGEST_LINK, LONGEST_TEXT, View
from textcls.ui.words import percent, plain
from textcls.values import ModelCard, Prediction

_ALONE = ""  # in the place of a class: the logit of the target by itself
_ACCOUNTS = {"words": "Words", "ngrams": "N-grams"}


# --- task and model --------------------------------------------------------------------------


def choose_model(view: View) -> ModelCard:
    """The model of the view, or the best of the first task. Raises UserError without models."""
    tasks = models_by_task()
    cards = {card.name: card for group in tasks.values() for card in group}
    if not cards:
        raise UserError(no_models())
    chosen = cards.get(view.model) or (None if view.model else next(iter(cards.values())))
    _pickers(tasks, chosen)
    if chosen is None:
        raise UserError(_why_not(view.model))
    address.settle(model=chosen.name)
    return chosen


def models_by_task() -> dict[str, list[ModelCard]]:
    """The models of each task, the most accurate first."""
    tasks: dict[str, list[ModelCard]] = {}
    for card in cached.catalogue().models.values():
        tasks.setdefault(card.task, []).append(card)
    for cards in tasks.values():
        cards.sort(key=lambda card: -card.report.accuracy if card.report else 0.0)
    return tasks


def no_models() -> str:
    """What to do where there is no model yet."""
    return (
        "there is no trained model yet; make the first with "
        "'python -m textcls train ag_news-textcnn'"
    )


def _why_not(name: str) -> str:
    catalogue = cached.catalogue()
    if name in catalogue.damaged:
        return f"the model '{name}' is damaged: {catalogue.damaged[name]}"
    return artifacts.no_model(name, catalogue)


def _pickers(tasks: dict[str, list[ModelCard]], chosen: ModelCard | None) -> None:
    task = chosen.task if chosen else next(iter(tasks))
    cards = {card.name: card for card in tasks[task]}
    st.session_state["task"] = task
    st.session_state["model"] = chosen.name if chosen else None
    st.segmented_control(
        "Task",
        list(tasks),
        key="task",
        format_func=lambda name: plain(tasks[name][0].data.title),
        required=True,
        on_change=_task_changed,
    )
    st.selectbox(
        "Model",
        list(cards),
        key="model",
        index=0 if chosen else None,  # with None it could be emptied again
        format_func=lambda name: _described(cards[name]),
        placeholder="Choose a model",
        on_change=_model_changed,
    )


def _model_changed() -> None:
    address.change(model=st.session_state["model"] or "", target="", against="")


def _task_changed() -> None:
    best = models_by_task()[st.session_state["task"]][0]
    address.change(model=best.name, target="", against="")


def _described(card: ModelCard) -> str:
    figure = f": {percent(card.report.accuracy)} of test texts right" if card.report else ""
    return f"{card.title} ({card.name}){figure}"


# --- text ------------------------------------------------------------------------------------


def ask_text(view: View, card: ModelCard, *, verb: str) -> str:
    """The text of the view, with the box to change it; ends the page while there is none."""
    examples = DATASETS[card.task].examples if card.task in DATASETS else ()
    if examples:
        _examples(view, examples)
    # Only where it differs: what is typed but not sent yet must survive another widget's run.
    if st.session_state.get("text_box") != view.text:
        st.session_state["text_box"] = view.text
    with st.form("text_form", border=False):
        st.text_area(
            "Text",
            key="text_box",
            max_chars=LONGEST_TEXT,
            height=112,
            placeholder="Type or paste a text",
            label_visibility="collapsed",
        )
        st.form_submit_button(
            verb, type="primary", on_click=_text_sent, help="Or press Ctrl+Enter in the text"
        )
    if not view.linkable:
        st.caption(
            f"This text has {len(view.text):,} characters. The link in the address bar does not "
            f"carry texts of more than {LONGEST_LINK:,}: who opens it chooses a text of their own."
        )
    if not view.text.strip():
        st.info(f"There is nothing to {verb.lower()} yet: type a text, or choose an example.")
        st.stop()
    return view.text


def _text_sent() -> None:
    address.change(text=(st.session_state["text_box"] or "")[:LONGEST_TEXT])


def _examples(view: View, examples: tuple[str, ...]) -> None:
    st.session_state["example"] = view.text if view.text in examples else None
    st.pills(
        "Examples",
        examples,
        key="example",
        format_func=lambda text: plain(textwrap.shorten(text, 44, placeholder=" …")),
        wrap=False,
        on_change=_example_chosen,
    )


def _example_chosen() -> None:
    if st.session_state["example"] is not None:
        address.change(text=st.session_state["example"])


# --- what to explain -------------------------------------------------------------------------


def choose_classes(view: View, prediction: Prediction) -> tuple[str, str | None]:
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


def choose_method(view: View, card: ModelCard) -> tuple[str, str]:
    """The method of attribution and the baseline that it starts from."""
    methods = attribution.methods_for(cached.model(card))
    method = view.method if view.method in methods else methods[0]
    baselines = attribution.BASELINES
    usual = next(iter(baselines))
    baseline = view.baseline if view.baseline in baselines else usual
    names = {name: attribution.METHODS[name].title for name in methods}
    _select("Method", names, method, field="method", default=methods[0])
    names = {name: baselines[name].title for name in baselines}
    _select("Baseline", names, baseline, field="baseline", default=usual)
    return method, baseline


def choose_account(view: View, card: ModelCard) -> str:
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
