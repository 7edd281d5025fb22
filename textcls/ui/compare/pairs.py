"""How alike the models' scores are, two by two, and all numbers of the comparison as a table."""

import streamlit as st

from textcls.ui.numbers import NUMBER
from textcls.ui.words import plain, signed
from textcls.values import Column, Comparison


def show(compared: Comparison, names: dict[str, str]) -> None:
    """Agreement two by two, in words where it has no number; then the table."""
    st.subheader("Do they agree on the words?", anchor=False)
    st.table(
        [
            {
                "models": f"{plain(names[pair.first])} and {plain(names[pair.second])}",
                "rank correlation": "–" if pair.spearman is None else signed(pair.spearman, 2),
                "strongest words shared": "–"
                if pair.shared is None
                else f"{pair.shared} of {pair.top}",
                "tokens both read": f"{pair.tokens:,}",
            }
            for pair in compared.agreements
        ],
        border="horizontal",
        hide_index=True,
        alt="Agreement of the scores, two models at a time",
    )
    if any(pair.spearman is None for pair in compared.agreements):
        st.caption(
            "No rank correlation: fewer than three tokens that both read, or a model whose scores "
            "are all equal."
        )
    if any(pair.shared is None for pair in compared.agreements):
        st.caption(
            f"No strongest words where neither model reads more than {compared.agreements[0].top} "
            "tokens: all of them would count."
        )


def table(compared: Comparison, names: dict[str, str]) -> None:
    """Every number of the matrix: a row for each stretch of the text, a column a model."""
    title = "The numbers, token by token and model by model"
    called = [names[model.model] for model in compared.models]
    rows = [
        {"token": column.text}
        | {name: compared.score(row, column) for row, name in enumerate(called)}
        | {"not known to": _strangers(compared, column, called)}
        for column in compared.columns
    ]
    with st.expander(title, icon=":material/table:"):
        st.dataframe(
            rows,
            column_config=dict.fromkeys(called, NUMBER),
            hide_index=True,
            height=320,
            placeholder="not read",
            alt=title,
        )
        st.dataframe(
            _answers(compared, called),
            column_config={"probability (%)": NUMBER, "logit": NUMBER},
            hide_index=True,
            alt="Probability and logit of each class, by model",
        )


def _answers(compared: Comparison, names: list[str]) -> list[dict]:
    answers = [model.explained.prediction for model in compared.models]
    return [
        {
            "model": name,
            "class": label,
            "probability (%)": 100 * share,
            "logit": answer.logits[label],
        }
        for name, answer in zip(names, answers, strict=True)
        for label, share in answer.probabilities.items()
    ]


def _strangers(compared: Comparison, column: Column, names: list[str]) -> str:
    """The models that read a word there which they do not know."""
    read = [row for row, indices in enumerate(column.tokens) if indices]
    return ", ".join(names[row] for row in read if not compared.known(row, column))
