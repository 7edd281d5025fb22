"""The parts of the first page."""

import streamlit as st

from textcls.data import DATASETS
from textcls.ui import cached, frame, inputs
from textcls.ui.address import View
from textcls.ui.words import compact, duration, percent, plain
from textcls.values import ModelCard, Report


def introduction() -> None:
    """What this is, in a few words."""
    st.title("What did the network read?", anchor=False)
    st.markdown(
        "Pick a trained text classifier, type a sentence, and see which class it gets and which "
        "words decided. The networks are small enough to be opened up completely: every score is "
        "in logits, and every explanation adds up to the answer it explains."
    )


def things_to_try() -> None:
    """Up to three links that open a page with a model and a text already chosen."""
    tasks = list(inputs.models_by_task().items())
    if not tasks:
        return
    st.subheader("Three things to try", anchor=False)
    grid = st.grid(3, min_column_width=200)
    for number, (page, question, choices) in enumerate(_TRIES):
        task, cards = tasks[number % len(tasks)]
        card = next((card for card in cards if card.recipe.architecture == "textcnn"), cards[0])
        text = _example(task, number)
        with grid.container(border=True, height="stretch"):
            st.markdown(f"**{question}**")
            st.caption(f"{plain(card.data.title)}: “{plain(text)}”")
            st.space("stretch")
            with st.container(horizontal_alignment="right"):
                frame.link(page, "Try it", view=View(model=card.name, text=text, **choices))


_TRIES = (
    ("classify", "Which class, and how sure?", {}),
    ("explain", "Which words decided?", {}),
    ("explain", "Which phrases counted?", {"account": "ngrams"}),
)


def _example(task: str, number: int) -> str:
    examples = DATASETS[task].examples if task in DATASETS else ()
    return examples[number % len(examples)] if examples else "One text is as good as another."


def models(view: View) -> None:
    """The trained models by task with their figures, and the damaged ones with the reason."""
    catalogue = cached.catalogue()
    if not catalogue.models:
        st.info("There is no trained model yet. Make the first one, it takes a few minutes:")
        st.code("python -m textcls train ag_news-textcnn", language=None)
    for task, cards in inputs.models_by_task().items():
        st.subheader(plain(cards[0].data.title), anchor=False)
        if task in DATASETS:
            st.markdown(f":gray[{plain(DATASETS[task].question)}]")
        with st.container(border=True, gap="medium"):
            for card in cards:
                _model(card, view)
    if catalogue.models:
        st.caption("In brackets: the interval that holds the true accuracy with 95 % confidence.")
    if catalogue.damaged:
        _damaged(catalogue.damaged)


def _model(card: ModelCard, view: View) -> None:
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(card.title)}** :gray[{plain(card.name)}]", width="stretch")
            frame.link("classify", "Use it", view=View(model=card.name, text=view.text))
        st.markdown(f":small[{_figures(card)}]")


def _figures(card: ModelCard) -> str:
    figures = (
        _accuracy(card.report) if card.report else "not measured yet",
        f"{compact(card.parameters)} parameters",
        f"{card.bytes / 1e6:.1f} MB",
        f"trained in {duration(card.training.seconds)}",
    )
    return " · ".join(figures)


def _accuracy(report: Report) -> str:
    low, high = report.interval
    texts = f"{report.rows:,} {plain(report.split)} texts"
    return f"**{percent(report.accuracy)}** of {texts} right ({100 * low:.1f} to {percent(high)})"


def _damaged(reasons: dict[str, str]) -> None:
    st.subheader("Damaged models", anchor=False)
    for name, reason in reasons.items():
        st.warning(plain(f"{name}: {reason}"), icon=":material/warning:")
