"""Which models of one task to lay side by side; the choice goes into the view."""

import streamlit as st

from textcls.registry import UserError
from textcls.standings import Standing, standings
from textcls.ui import address, cached, inputs
from textcls.ui.address import View
from textcls.ui.words import listed, plain
from textcls.values import ModelCard

MOST = 4  # models side by side
_USUAL = 3
_FAMILIES = ("convolutional", "recurrent", "linear")
_APART = ","  # between names of models, which are names of folders
_NOTHING = "none"  # in the place of names, where all were taken away


def cards(view: View) -> tuple[ModelCard, ...]:
    """2 to 4 models of one task; ends the page with a sentence while there are fewer.

    Raises UserError for names in the address that do not exist, or do not go together.
    """
    tasks = standings(cached.catalogue().models.values())
    if not tasks:
        raise UserError(inputs.no_models())
    known = {s.card.name: s.card for group in tasks.values() for s in group}
    asked = _asked(view, known)
    task = _task(view, asked, known, tasks)
    named = asked or ([] if view.models == _NOTHING else usual(tasks[task], view.model))
    _pickers(tasks, task, [name for name in named if name in known and known[name].task == task])
    _check(named, known, task)
    if len(tasks[task]) < 2:
        title = tasks[task][0].card.data.title
        raise UserError(
            f"there is only one model of {title}, '{tasks[task][0].card.name}': there is nothing "
            "to compare it with; train a second one on the same data"
        )
    if len(named) < 2:
        st.info("Choose at least two models to lay side by side.")
        st.stop()
    address.settle(models=_APART.join(named), model=named[0])
    return tuple(known[name] for name in named)


def usual(group: list[Standing], model: str) -> list[str]:
    """The model a person came with, or the best, and the best of each other family."""
    first = next((s for s in group if s.card.name == model), group[0])
    best = {s.kind: s for s in reversed(group)}
    others = [best[kind] for kind in _FAMILIES if kind in best and kind != first.kind]
    others += [s for s in group if s not in others]
    names = [first.card.name, *(s.card.name for s in others if s is not first)]
    return names[:_USUAL]


def called(models: tuple[ModelCard, ...]) -> dict[str, str]:
    """What to call each model by its name: its title, with the name where titles are equal."""
    titles = [card.title for card in models]
    return {
        card.name: card.title if titles.count(card.title) == 1 else f"{card.title}, {card.name}"
        for card in models
    }


def joined(names: tuple[str, ...] | list[str]) -> str:
    """Names of models as the address holds them."""
    return _APART.join(names) or _NOTHING


def _asked(view: View, known: dict[str, ModelCard]) -> list[str]:
    """The names of the view, each once; none where a model of another task was chosen since."""
    names = [name for name in view.models.split(_APART) if name and name != _NOTHING]
    names = list(dict.fromkeys(names))
    if view.model in names or view.model not in known:
        return names
    first = known.get(names[0]) if names else None
    return [] if first and first.task != known[view.model].task else names


def _task(
    view: View,
    asked: list[str],
    known: dict[str, ModelCard],
    tasks: dict[str, list[Standing]],
) -> str:
    """The task of the first model that there is, or the one that was last chosen."""
    for name in (*asked, view.model):
        if name in known:
            return known[name].task
    return view.task if view.task in tasks else next(iter(tasks))


def _check(names: list[str], known: dict[str, ModelCard], task: str) -> None:
    """Raises UserError for names without a model, and for models that do not go together."""
    for name in names:
        if name not in known:
            raise UserError(inputs.why_not(name))
        first, card = known[names[0]], known[name]
        if card.task != task:
            raise UserError(
                f"only models of one task can be compared: '{first.name}' was made for "
                f"{first.data.title}, '{name}' for {card.data.title}"
            )
        if card.labels != first.labels:
            raise UserError(
                f"only models of the same classes can be compared: '{first.name}' has "
                f"{listed(first.labels)}, '{name}' has {listed(card.labels)}"
            )
    if len(names) > MOST:
        raise UserError(f"{len(names)} models are too many to read side by side; choose {MOST}")


def _pickers(tasks: dict[str, list[Standing]], task: str, named: list[str]) -> None:
    st.session_state["task"] = task
    st.segmented_control(
        "Task",
        list(tasks),
        key="task",
        format_func=lambda name: plain(tasks[name][0].card.data.title),
        required=True,
        wrap=False,
        on_change=lambda: _task_changed(tasks),
    )
    models = {s.card.name: s.card for s in tasks[task]}
    st.session_state["side_by_side"] = named[:MOST]
    st.multiselect(
        f"Models, 2 to {MOST}",
        list(models),
        key="side_by_side",
        format_func=lambda name: f"{models[name].title} ({name})",
        max_selections=MOST,
        placeholder="Choose models",
        select_all=False,
        on_change=_models_changed,
        args=(task,),
    )


def _task_changed(tasks: dict[str, list[Standing]]) -> None:
    task = st.session_state["task"]
    names = usual(tasks[task], "")
    address.change(task=task, models=joined(names), model=names[0], target="", against="")


def _models_changed(task: str) -> None:
    names = st.session_state["side_by_side"]
    address.change(task=task, models=joined(names), **({"model": names[0]} if names else {}))
