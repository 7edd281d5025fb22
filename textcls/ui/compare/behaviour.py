"""All models of a task on texts that were written to find out what they have learned."""

from dataclasses import dataclass

import streamlit as st

from textcls import comparison
from textcls.registry import UserError
from textcls.standings import Standing, standings
from textcls.ui import address, cached, fields, inputs, takeaway
from textcls.ui.address import View
from textcls.ui.compare import behaviour_cases, behaviour_rates, choice
from textcls.ui.words import count, plain
from textcls.values import BehaviourOutcome, ModelCard


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What is on screen: the outcomes of every model in the order of the tests, one of them chosen.

    `names` says what to call the models.
    """

    cards: tuple[ModelCard, ...]
    names: dict[str, str]
    outcomes: dict[str, tuple[BehaviourOutcome, ...]]
    chosen: BehaviourOutcome


def show(view: View) -> Behaviour:
    """The rates of all models on all tests, then one test of one model case by case."""
    group = _group(view)
    cards, outcomes = _answered(tuple(standing.card for standing in group))
    names = choice.called(cards)
    behaviour_rates.show(names, outcomes)
    card = _model(view, cards)
    test = _choose(view, card, outcomes[card.name], names)
    others = {
        name: next(o for o in tests if o.test.name == test) for name, tests in outcomes.items()
    }
    found = others[card.name]
    behaviour_cases.show(found, others, card, names)
    takeaway.behaviour(cards, outcomes, found)
    return Behaviour(cards, names, outcomes, found)


def _group(view: View) -> list[Standing]:
    """The models of the view's task, or of the first one that has models and tests."""
    tasks = standings(cached.catalogue().models.values())
    if not tasks:
        raise UserError(inputs.no_models())
    tested = {task: group for task, group in tasks.items() if task in comparison.BEHAVIOUR}
    if not tested:
        raise UserError(
            "there are no behaviour tests for the tasks of these models; there are tests for: "
            f"{', '.join(comparison.BEHAVIOUR)}"
        )
    models = cached.catalogue().models
    asked = [models[view.model].task] if view.model in models else []
    task = next((name for name in (*asked, view.task) if name in tested), next(iter(tested)))
    st.session_state["task"] = task

    def changed() -> None:
        new = st.session_state["task"]
        model = tested[new][0].card.name
        address.change(task=new, model=model, models="", target="", against="", test="")

    st.segmented_control(
        "Task",
        list(tested),
        key="task",
        format_func=lambda name: plain(tested[name][0].card.data.title),
        required=True,
        wrap=False,
        on_change=changed,
    )
    return tested[task]


def _answered(
    cards: tuple[ModelCard, ...],
) -> tuple[tuple[ModelCard, ...], dict[str, tuple[BehaviourOutcome, ...]]]:
    """The outcomes of the models that can be asked, and a sentence about each that cannot."""
    outcomes, refused = {}, []
    with st.spinner(f"Asking {count(len(cards), 'model')}"):
        for card in cards:
            try:
                outcomes[card.name] = cached.behaviour(card)
            except UserError as error:
                refused.append(str(error))
    for reason in refused:
        st.warning(plain(reason), icon=":material/warning:")
    if not outcomes:
        st.stop()
    return tuple(card for card in cards if card.name in outcomes), outcomes


def _model(view: View, cards: tuple[ModelCard, ...]) -> ModelCard:
    """The model of the view; one of another task gives way to the best of this one."""
    return next((card for card in cards if card.name == view.model), cards[0])


def _choose(
    view: View,
    card: ModelCard,
    outcomes: tuple[BehaviourOutcome, ...],
    names: dict[str, str],
) -> str:
    """The test to look at: that of the view, or the one that the model fails most often."""
    tests = {outcome.test.name: outcome.test for outcome in outcomes}
    hardest = max(outcomes, key=lambda outcome: outcome.rate).test.name
    test = view.test if view.test in tests else hardest
    st.subheader("Case by case", anchor=False)
    with st.grid(2, min_column_width=200):
        titles = {name: one.title for name, one in tests.items()}
        fields.select("Test", titles, test, field="test")
        shown = {name: plain(title) for name, title in names.items()}
        also = {"models": "", "test": test}
        fields.select("Model", shown, card.name, field="model", key="tested_model", also=also)
    address.settle(model=card.name, task=card.task)
    return test


def method(shown: Behaviour) -> None:
    """Three kinds of tests, the interval, and what a rate does not tell."""
    found = shown.chosen
    low, high = found.interval
    st.markdown(
        "**Minimum** (MFT): the text leaves no doubt, and the class has to be right. "
        "**Invariance** (INV): the text is changed so that its class cannot change, and the "
        "probability may hardly move. **Direction** (DIR): the text is changed so that the "
        "probability of a class has to rise or fall. All texts were written for these tests; "
        "none is from a data set. A text is asked once, all of them in one batch."
    )
    st.markdown("The rate of failures, with the interval of Wilson for it:")
    st.latex(
        r"\hat p = \frac{k}{n} \qquad \frac{\hat p + \frac{z^2}{2n} \pm z \sqrt{\frac{\hat p "
        r"(1 - \hat p)}{n} + \frac{z^2}{4 n^2}}}{1 + \frac{z^2}{n}} \qquad z = 1.96"
    )
    st.markdown(plain(f"With the numbers of {shown.names[found.model]} on '{found.test.title}':"))
    st.latex(
        rf"\hat p = \frac{{{found.failures}}}{{{found.cases}}} = {found.rate:.3f} \qquad "
        rf"[{low:.3f},\ {high:.3f}]"
    )
    st.caption(
        "Two models are held against each other on the cases that only one of them fails "
        "(McNemar's exact test). What it does not tell: the cases share their sentence patterns, "
        "so they are not independent and the intervals are too narrow for the language as a "
        "whole; a test that is passed shows no weakness, it does not show that there is none; a "
        "model that gives every text the same answer passes every test of invariance. "
        "References: Ribeiro, Wu, Guestrin, Singh (2020), Beyond Accuracy: Behavioral Testing of "
        "NLP Models with CheckList, arXiv 2005.04118; Wilson (1927); McNemar (1947)."
    )
