"""What of the models a person wants to see; all of it goes into the view."""

from collections.abc import Callable

import streamlit as st

from textcls.registry import UserError
from textcls.standings import Standing, standings
from textcls.ui import address, cached, fields, inputs
from textcls.ui.address import View
from textcls.ui.words import plain
from textcls.values import ModelCard

_PARTS = {
    "overview": "Overview",
    "model": "One model",
    "curves": "Learning curves",
    "pair": "Two models",
}
_ALL = ""  # in the place of a task
_APART = "/"  # between names of models, which are names of folders
_NOTHING = "none"  # in the place of names, where all were taken away
_MOST_CURVES = 8  # shown before anything is chosen


def some() -> None:
    """Raises UserError where there is no model to show, with what to do about it."""
    catalogue = cached.catalogue()
    if not catalogue.models and not catalogue.damaged:
        raise UserError(inputs.no_models())


def part(view: View) -> str:
    """What to show; only that is computed."""
    return fields.segments("Show", _PARTS, view.part, field="part", labelled=False)


def tasks(view: View) -> dict[str, list[Standing]]:
    """The models of the chosen task, or of all, the most accurate first."""
    found = standings(cached.catalogue().models.values())
    if len(found) < 2:
        return found
    titles = {task: plain(group[0].card.data.title) for task, group in found.items()}
    names = {_ALL: "All"} | titles
    chosen = fields.segments("Task", names, view.task, field="task", key="shown_task")
    return found if chosen == _ALL else {chosen: found[chosen]}


def standing(view: View) -> Standing:
    """One model and what it is measured against."""
    card = inputs.choose_model(view)
    return next(s for s in _of_task(card) if s.card.name == card.name)


def pair(view: View) -> tuple[Standing, Standing | None]:
    """Two models of one task; the second is the linear one until another is chosen."""
    first = standing(view)
    others = {s.card.name: s for s in _of_task(first.card) if s.card.name != first.card.name}
    if not others:
        return first, None
    usual = (
        first.linear.name if first.linear and first.linear.name in others else next(iter(others))
    )
    if view.other and view.other not in {*others, first.card.name}:
        st.caption(plain(f"{view.other[:60]} is no model of this task, so it is not compared."))
    names = {name: inputs.described(one.card) for name, one in others.items()}
    chosen = view.other if view.other in others else usual
    return first, others[fields.select("Compared with", names, chosen, field="other")]


def curves(view: View) -> dict[str, Standing]:
    """The models whose learning curves to lay over each other, by what to call them."""
    found = standings(cached.catalogue().models.values())
    models = {s.card.name: s for group in found.values() for s in group if s.learns}
    if not models:
        return {}
    named = [name for name in view.curves.split(_APART) if name in models]
    if not named and view.curves != _NOTHING:
        named = _usual_curves(view, models)
    call = _apart(models)
    st.session_state["curves"] = named
    st.multiselect(
        "Models",
        list(models),
        key="curves",
        format_func=call,
        placeholder="Choose models",
        select_all=False,
        on_change=_curves_changed,
    )
    shown = {name: models[name] for name in named}
    return {_apart(shown)(name): standing for name, standing in shown.items()}


def _apart(models: dict[str, Standing]) -> Callable[[str], str]:
    """What to call each model; with its data where there are several, and its name if need be."""
    several = len({standing.card.task for standing in models.values()}) > 1
    titles = {
        name: f"{standing.name}, {standing.card.data.title}" if several else standing.name
        for name, standing in models.items()
    }

    def call(name: str) -> str:
        title = titles[name]
        return title if list(titles.values()).count(title) == 1 else f"{title}, {name}"

    return call


def _curves_changed() -> None:
    address.change(curves=_APART.join(st.session_state["curves"]) or _NOTHING)


def _usual_curves(view: View, models: dict[str, Standing]) -> list[str]:
    """The course's systems of one task in their order: that of the model shown, or the first."""
    shown = models.get(view.model) or next(iter(models.values()))
    group = [s for s in models.values() if s.card.task == shown.card.task]
    systems = [s for s in group if s.course] or group
    systems.sort(key=lambda s: s.course.system if s.course else "")
    return [s.card.name for s in systems[:_MOST_CURVES]]


def _of_task(card: ModelCard) -> list[Standing]:
    return standings(cached.catalogue().models.values())[card.task]
