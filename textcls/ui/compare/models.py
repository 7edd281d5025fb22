"""Two to four models on one text: what each answers, and why, on one scale."""

import streamlit as st

from textcls import comparison, plots, receipt
from textcls.attribution import METHODS
from textcls.ui import cached, fields, inputs, takeaway
from textcls.ui.address import View
from textcls.ui.compare import choice, pairs, ready, tested
from textcls.ui.pictures import matrix
from textcls.ui.words import count, listed, percent, plain
from textcls.values import Comparison, ModelCard, ModelOnText, Prediction


def show(view: View) -> Comparison:
    """The answers side by side, the matrix of scores, and the same models on all test texts."""
    asked = ready.offer(view)
    cards = choice.cards(view)
    names = choice.called(cards)
    text = inputs.ask_text(view, cards[0], verb="Compare", examples=asked and asked.texts)
    reading = _reading(cards, names, text)
    if len(reading) < 2:
        tested.show(cards, names)
        st.stop()
    answers = tuple(cached.predict(card, text) for card in reading)
    _answers(answers, [names[card.name] for card in reading])
    target, against = _classes(view, answers)
    compared = cached.compare(reading, text, target=target, against=against)
    finding = ready.found(asked, compared, reading) if asked else ""
    _scores(compared, names)
    pairs.table(compared, names)
    pairs.show(compared, names)
    results = tested.show(cards, names)
    takeaway.comparison(compared, results, finding)
    return compared


def _reading(
    cards: tuple[ModelCard, ...], names: dict[str, str], text: str
) -> tuple[ModelCard, ...]:
    """The cards of the models that read something of the text, and a sentence about the others."""
    reading = tuple(card for card in cards if cached.predict(card, text).tokens)
    blind = [names[card.name] for card in cards if card not in reading]
    if blind:
        verb, pronoun = ("reads", "it is") if len(blind) == 1 else ("read", "they are")
        so = (
            f"so {pronoun} left out here"
            if len(reading) > 1
            else "so there are no scores to lay side by side: type another word"
        )
        st.info(plain(f"{listed(blind)} {verb} nothing of this text, {so}."))
    return reading


def _answers(answers: tuple[Prediction, ...], names: list[str]) -> None:
    """One bar a model, and whether they part."""
    by_name = dict(zip(names, answers, strict=True))
    labels = dict.fromkeys(answer.label for answer in answers)
    st.space("xsmall")
    with st.container(horizontal=True, vertical_alignment="center"):
        if len(labels) == 1:
            st.badge("Same class", icon=":material/check:", color="gray")
        else:
            st.badge("Different classes", icon=":material/call_split:", color="orange")
        st.markdown(plain(_who_says_what(by_name)), width="stretch")
    st.plotly_chart(
        plots.side_by_side(by_name),
        key="side_by_side_chart",
        config=plots.STILL,
        alt="Probability of each class, by model",
    )


def _who_says_what(answers: dict[str, Prediction]) -> str:
    said = {}
    for name, answer in answers.items():
        share = percent(answer.probabilities[answer.label])
        said.setdefault(answer.label, []).append(f"{name} ({share})")
    if len(said) == 1:
        [(label, models)] = said.items()
        return f"All say {label}: {listed(models)}."
    return "; ".join(f"{label}: {listed(models)}" for label, models in said.items()) + "."


def _classes(view: View, answers: tuple[Prediction, ...]) -> tuple[str, str]:
    """The question that is put to every model: this class rather than that."""
    usual = comparison.question(answers)
    labels = list(answers[0].probabilities)
    target = view.target if view.target in labels else usual[0]
    others = [label for label in labels if label != target]
    rival = next(label for label in (*usual[::-1], *others) if label != target)
    against = view.against if view.against in others else rival
    with st.grid(2, min_column_width=150):
        every = {label: label for label in labels}
        fields.select("Class to explain", every, target, field="target", usual=usual[0])
        rivals = {label: label for label in others}
        fields.select("Rather than", rivals, against, field="against", usual=rival)
    return target, against


def _scores(compared: Comparison, names: dict[str, str]) -> None:
    st.subheader("What each word adds, model by model", anchor=False)
    matrix.show(compared, names, key="matrix")
    st.markdown(plain(comparison.widest(compared)))
    with st.container(border=True, gap="small"):
        for letter, model in zip(matrix.letters(compared), compared.models, strict=True):
            _receipt(model, f"{letter} {names[model.model]}")
        st.caption(
            plain(
                f"F is the logit of {compared.target} minus the logit of {compared.against}, for "
                "all of them. The milliseconds were measured once, when this comparison was "
                "computed here: the median of five answers, and the one explanation."
            )
        )


def _receipt(model: ModelOnText, name: str) -> None:
    explained = model.explained
    unknown = sum(not span.known for span in explained.prediction.tokens)
    facts = [
        f"{METHODS[explained.method].title}: {explained.exactness}",
        f"{explained.prediction.read:,} of {count(explained.prediction.total, 'token')} read, "
        f"{unknown:,} unknown",
        f"answered in {model.answering:.2f} ms, explained in {model.explaining:.1f} ms",
    ]
    shown = receipt.of_tokens(explained)
    parts = [shown.total[0], *(part for part, _ in shown.parts)]
    line = " ".join(f"{t} ({part})" for t, part in zip(shown.terms(), parts, strict=True))
    st.markdown(f"**{plain(name)}**  \n{plain(line)}  \n:gray[:small[{plain('; '.join(facts))}]]")


def method(compared: Comparison) -> None:
    """How the scores are made comparable, with the numbers of this text."""
    first = compared.models[0]
    st.markdown(
        "**One question, one scale.** Logits of one class cannot be compared between networks: "
        "adding the same number to all logits of a network changes none of its answers. The "
        "difference of two logits is free of that, so every model is asked for the same difference."
    )
    st.latex(
        r"F = z_{\text{class}} - z_{\text{rival}} = \ln(p_{\text{class}}\,/\,p_{\text{rival}})"
    )
    probabilities = first.explained.prediction.probabilities
    shares = [probabilities[label] for label in (compared.target, compared.against)]
    st.markdown(plain(f"With the numbers of {first.title} on this text:"))
    st.latex(rf"\ln({shares[0]:.4g}\,/\,{shares[1]:.4g}) = {first.explained.value:.3f}")
    st.latex(receipt.of_tokens(first.explained).latex())
    st.markdown(
        "**Aligned by characters.** Models cut and pass over differently, so tokens are matched "
        "by the characters they stand for: a column is the shortest stretch that no model's token "
        "crosses. Each model is explained by its best method, with padding as the baseline.\n\n"
        "**Agreement.** Spearman's rank correlation over the tokens that both models read; and how "
        "many of the five strongest words they share."
    )
    st.latex(r"\rho = \mathrm{corr}\bigl(\mathrm{rank}(s^A),\ \mathrm{rank}(s^B)\bigr)")
    st.caption(
        "What it does not tell: which model is right about this text, and whether two models that "
        "agree do so for the same reason. References: Sundararajan, Taly, Yan (2017), Axiomatic "
        "Attribution for Deep Networks; Spearman (1904); McNemar (1947); Wilson (1927)."
    )
