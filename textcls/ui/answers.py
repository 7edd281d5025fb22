"""A model's answer to a text, as a page shows it."""

from collections.abc import Callable, Iterator

import streamlit as st

from textcls import plots
from textcls.ui.pictures import tokens
from textcls.ui.words import count, listed, percent, plain
from textcls.values import ModelCard, Prediction, Reading, Recipe


def verdict(prediction: Prediction, *, onwards: Callable[[], None] | None = None) -> None:
    """The predicted class, large, how sure the model is, and where to go from here."""
    sure = percent(prediction.probabilities[prediction.label])
    st.space("xsmall")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.header(plain(prediction.label), anchor=False, width="content")
        st.markdown(f":gray[predicted, with a probability of {sure}]", width="stretch")
        if onwards:
            onwards()


def probabilities(prediction: Prediction) -> None:
    """A bar a class, and the logits behind them for those who ask."""
    figure = plots.probabilities(prediction)
    st.plotly_chart(
        figure, key="probabilities", config=plots.STILL, alt="Bar chart of the class probabilities"
    )
    if st.toggle("Show logits", key="logits"):
        rows = [
            {"class": name, "logit": logit, "probability (%)": 100 * share}
            for (name, logit), share in zip(
                prediction.logits.items(), prediction.probabilities.values(), strict=True
            )
        ]
        number = st.column_config.NumberColumn(format="%.3f")
        columns = {"logit": number, "probability (%)": number}
        st.dataframe(rows, column_config=columns, hide_index=True, alt="Logits and probabilities")


def reading(prediction: Prediction, card: ModelCard) -> None:
    """The person's own text as the model read it."""
    st.subheader("The text as the model read it", anchor=False)
    st.markdown(plain(_how_much(prediction, card)))
    tokens.show_reading(prediction, key="reading")


def _how_much(prediction: Prediction, card: ModelCard) -> str:
    unknown = sum(not span.known for span in prediction.tokens)
    read = f"{prediction.read:,} of {count(prediction.total, 'token')} read"
    words = f"{count(unknown, 'unknown word')}" if unknown else "no unknown word"
    if prediction.read == prediction.total:
        return f"{read}, {words}."
    return " ".join([f"{read}, {words}.", *_why_not_all(prediction, card.recipe.reading)])


def _why_not_all(prediction: Prediction, reading: Reading) -> Iterator[str]:
    kinds = {
        "stop words": reading.stop_words,
        "words in parentheses": reading.parentheses,
        "punctuation": reading.punctuation,
    }
    passed_over = [kind for kind, kept in kinds.items() if not kept]
    if passed_over:
        yield f"This model passes over {listed(passed_over)}."
    if prediction.read == reading.max_tokens:
        half = "" if reading.beyond == "head" else ", half from each end"
        yield f"It reads {reading.max_tokens:,} tokens at most{half}; the rest is cut."


def not_all_read(prediction: Prediction, card: ModelCard) -> None:
    """How much was read and why no more, where the model did not read the whole text."""
    if prediction.read < prediction.total:
        st.caption(plain(_how_much(prediction, card)))


def nothing_known(prediction: Prediction) -> None:
    """A sentence where the answer rests on no word at all."""
    if prediction.tokens and not any(span.known for span in prediction.tokens):
        st.warning(
            "The model knows none of these words: to it they are all the same unknown word, and "
            "its answer says little.",
            icon=":material/help:",
        )


def nothing_read(card: ModelCard, text: str = "this text") -> None:
    """A sentence for a text without a single token."""
    st.info(
        plain(
            f"The model '{card.name}' reads nothing of {text}: it holds no word that the model "
            "looks at. Type at least one."
        )
    )


def classification(prediction: Prediction, card: ModelCard) -> None:
    """From the text to the probabilities, with the numbers of this text."""
    st.markdown(
        "The text is cut into tokens: runs of letters and digits, and runs of punctuation. "
        f"{_from_tokens(card.recipe)} The softmax makes probabilities of the logits:"
    )
    st.latex(r"p_c = \frac{e^{F_c}}{\sum_k e^{F_k}}")
    st.markdown("With the numbers of this text:")
    st.latex(_softmax(prediction))
    st.markdown(f"**{plain(card.title)}.** {plain(card.recipe.summary)}")


def _from_tokens(recipe: Recipe) -> str:
    """How a model comes from tokens to logits."""
    if recipe.architecture == "linear":
        return (
            f"Each token{_runs(recipe.network)} has one number a class in a table; their weighted "
            "sum and a constant make the **logit** of the class."
        )
    network = (
        "Each token becomes the row of a table of word vectors; words that were rare in training "
        "share one row, the unknown word. From these rows the network computes one number a "
        "class, its **logit**."
    )
    if "wide" in recipe.network:
        runs = _runs(recipe.network["wide"])
        network += f" A linear model beside it adds one number a class for each token{runs}."
    return network


def _runs(bag: dict) -> str:
    """What a linear model looks at beside single tokens."""
    longest = bag.get("orders", 2)
    return f" and each run of up to {longest} neighbouring tokens" if longest > 1 else ""


def _softmax(prediction: Prediction) -> str:
    powers = [f"e^{{{logit:.3f}}}" for logit in prediction.logits.values()]
    best = f"e^{{{prediction.logits[prediction.label]:.3f}}}"
    share = prediction.probabilities[prediction.label]
    rounded = "> 0.999" if 0.9995 <= share < 1 else f"= {share:.3f}"
    return rf"\frac{{{best}}}{{{' + '.join(powers)}}} {rounded}"
