"""What a person chooses first: task, model and text; all of it goes into the view."""

import textwrap

import streamlit as st

from textcls import artifacts
from textcls.data import DATASETS
from textcls.registry import UserError
from textcls.standings import standings
from textcls.ui import address, cached
from textcls.ui.address import LONGEST_LINK, LONGEST_TEXT, View
from textcls.ui.words import percent, plain
from textcls.values import ModelCard

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
        raise UserError(why_not(view.model))
    address.settle(model=chosen.name)
    return chosen


def models_by_task() -> dict[str, list[ModelCard]]:
    """The models of each task, the most accurate first."""
    ranked = standings(cached.catalogue().models.values())
    return {task: [standing.card for standing in group] for task, group in ranked.items()}


def no_models() -> str:
    """What to do where there is no model yet."""
    return (
        "there is no trained model yet; make the first with "
        "'python -m textcls train ag_news-textcnn'"
    )


def why_not(name: str) -> str:
    """The sentence for a model that cannot be used: it is damaged, or there is none."""
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
        wrap=False,
        on_change=_task_changed,
    )
    st.selectbox(
        "Model",
        list(cards),
        key="model",
        index=0 if chosen else None,  # with None it could be emptied again
        format_func=lambda name: described(cards[name]),
        placeholder="Choose a model",
        on_change=_model_changed,
    )


def _model_changed() -> None:
    address.change(model=st.session_state["model"] or "", filter="")


def _task_changed() -> None:
    best = models_by_task()[st.session_state["task"]][0]
    address.change(model=best.name, target="", against="", filter="", phrase="", other="")


def described(card: ModelCard) -> str:
    figure = f": {percent(card.report.accuracy)} of test texts right" if card.report else ""
    return f"{card.title} ({card.name}){figure}"


# --- text ------------------------------------------------------------------------------------

_NO_EDIT = {"edited": "", "masked": ""}  # a new text has none yet


def ask_text(
    view: View, card: ModelCard, *, verb: str, examples: tuple[str, ...] | None = None
) -> str:
    """The text of the view, with the box to change it; ends the page while there is none.

    The examples to choose from are those of the task, unless others are given.
    """
    text = offer_text(view, card, verb=verb, examples=examples)
    if not text.strip():
        st.info(f"There is nothing to {verb.lower()} yet: type a text, or choose an example.")
        st.stop()
    return text


def offer_text(
    view: View, card: ModelCard, *, verb: str, examples: tuple[str, ...] | None = None
) -> str:
    """The text of the view, which may be blank, with examples and the box to change it."""
    if examples is None:
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
            height=112,
            placeholder="Type or paste a text",
            label_visibility="collapsed",
        )
        st.form_submit_button(verb, type="primary", on_click=_text_sent)
    if not view.linkable:
        st.caption(_too_long(view.text))
    return view.text


def _too_long(text: str) -> str:
    was_cut = len(text) == LONGEST_TEXT and st.session_state.get("text_was_cut")
    cut = f"The text was cut after {LONGEST_TEXT:,} characters. " if was_cut else ""
    return (
        f"{cut}The link in the address bar does not carry texts of more than {LONGEST_LINK:,} "
        f"characters, and this one has {len(text):,}: who opens it chooses a text of their own."
    )


def _text_sent() -> None:
    text = st.session_state["text_box"] or ""
    st.session_state["text_was_cut"] = len(text) > LONGEST_TEXT
    address.change(text=text[:LONGEST_TEXT], **_NO_EDIT)


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
        address.change(text=st.session_state["example"], **_NO_EDIT)
