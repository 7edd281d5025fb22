"""What the tests found over many texts of this model, and of the others."""

import json

import streamlit as st

from textcls import artifacts, attribution, findings, model_plots, plots, printing, studies
from textcls.registry import UserError
from textcls.standings import standings
from textcls.ui import cached, numbers
from textcls.ui.explain.base import Asked
from textcls.ui.explain.trust import network
from textcls.ui.words import count, plain, signed
from textcls.values import ErasureStudy, ModelCard, TokenAttribution, TrustStudy


def show(asked: Asked, explained: TokenAttribution) -> TrustStudy | None:
    """The stored figures of this model, and how it stands among the others; None without any."""
    try:
        study = _load(asked.card)
    except UserError as error:
        text = str(error)
        st.info(plain(text[:1].upper() + text[1:]), icon=":material/info:")
        return None
    _sentence(study)
    _erasure(study)
    _agreement(study)
    _forgetting(study)
    _standing(asked.card)
    document = json.dumps(printing.study_facts(asked.card.name, study), indent=1)
    numbers.table("The numbers, share by share", rows(study), document, columns=_COLUMNS)
    return study


def _load(card: ModelCard) -> TrustStudy:
    return studies.load("trust", card, artifacts.models_folder())


def _sentence(study: TrustStudy) -> None:
    holds = study.comprehensiveness.over_random >= findings.ENOUGH
    box, icon = (st.success, ":material/verified:") if holds else (st.warning, ":material/balance:")
    box(plain(findings.study_sentence(study, attribution.METHODS[study.method].title)), icon=icon)


def _erasure(study: TrustStudy) -> None:
    st.subheader("Taking words out", anchor=False)
    curves = (study.comprehensiveness, study.sufficiency)
    with st.grid(4, min_column_width=140):
        for name, curve in zip(("Comprehensiveness", "Sufficiency"), curves, strict=True):
            st.metric(name, signed(curve.area))
            st.metric("by random orders", signed(curve.random_area))
    titles = ("Without the first words", "With the first words alone")
    across = ("share of words taken out", "share of words left")
    with st.grid(2, min_column_width=320):
        for curve, title, axis in zip(curves, titles, across, strict=True):
            figure = plots.erasure(
                curve,
                study.shares,
                title=title,
                across=axis,
                limits=plots.erasure_limits(*curves),
            )
            alt = f"{title}: the mean loss of probability, beside random orders"
            st.plotly_chart(figure, key=f"study {title}", config=plots.STILL, alt=alt)
    st.caption(
        plain(
            f"Means over {count(study.texts, 'test text')} of {study.tokens:.0f} tokens in the "
            f"mean, each beside {study.orders} random orders of its own. The method is "
            f"{attribution.METHODS[study.method].title}, of the predicted class rather than its "
            "closest rival."
        )
    )


def _agreement(study: TrustStudy) -> None:
    st.subheader("Other methods", anchor=False)
    with st.grid(3, min_column_width=180):
        for pair in study.agreement:
            value = "none" if pair.tau is None else signed(pair.tau)
            title = attribution.METHODS[pair.method].title
            where = f"Mean over {count(pair.texts, 'text')} in which both rank the words."
            st.metric(f"Kendall's tau with {title}", value, help=where)


def _forgetting(study: TrustStudy) -> None:
    st.subheader("Forgetting the training", anchor=False)
    if not any(value is not None for value in study.randomisation[-1].signed):
        st.markdown("The scores of this model rank nothing, so that nothing can change.")
        return
    network.dots(study.randomisation, key="study randomised")
    st.caption(
        f"Means over {count(study.texts, 'test text')}; the line reaches over the "
        f"{count(len(study.randomisation[0].signed), 'seed')}."
    )


def _standing(card: ModelCard) -> None:
    st.subheader("Among the models", anchor=False)
    known = _all_studies()
    st.markdown(plain(findings.standing_sentence(known)))
    group = [pair for pair in known if pair[0].task == card.task]
    figure = model_plots.over_random(
        {one.name: study.comprehensiveness for one, study in group},
        enough=findings.ENOUGH,
        chosen=card.name,
    )
    alt = "How far the explanations of each model of this task are above random orders"
    st.plotly_chart(figure, key="standing", config=plots.STILL, alt=alt)


def _all_studies() -> list[tuple[ModelCard, TrustStudy]]:
    """Every model that has a study, by task, the most accurate first."""
    known = []
    for group in standings(cached.catalogue().models.values()).values():
        for standing in group:
            try:
                known.append((standing.card, _load(standing.card)))
            except UserError:
                continue  # a model without the study says so on its own page
    return known


_CURVES = ("comprehensiveness", "sufficiency")
_COLUMNS = {
    name: numbers.NUMBER for curve in _CURVES for name in (curve, f"{curve}, random orders")
}


def rows(study: TrustStudy) -> list[dict]:
    """One row a share of the words."""
    return [
        {"share (%)": share}
        | _cells("comprehensiveness", study.comprehensiveness, place)
        | _cells("sufficiency", study.sufficiency, place)
        for place, share in enumerate(study.shares)
    ]


def _cells(name: str, curve: ErasureStudy, place: int) -> dict[str, float]:
    return {name: curve.values[place], f"{name}, random orders": curve.random[place]}


def method(study: TrustStudy | None) -> None:
    """How the study was made, and what its interval is."""
    st.markdown(
        "The three tests, over texts of the test part that were drawn once from a fixed seed, "
        "stored beside the model and believed only of the weights that they were made from. The "
        "figure that counts is the mean of"
    )
    st.latex(
        r"\Delta = \mathrm{comprehensiveness} - \mathrm{comprehensiveness\ of\ random\ orders}"
    )
    if study is not None:
        curve = study.comprehensiveness
        low, high = curve.interval
        st.markdown("With the numbers of this model:")
        st.latex(
            rf"\Delta = {curve.area:.3f} - {curve.random_area:.3f} = {curve.over_random:.3f} "
            rf"\qquad [{low:.3f},\ {high:.3f}]"
        )
    st.markdown(
        "The interval (95 %) comes from drawing the texts again, with replacement, 2,000 times "
        "(bootstrap). Of explanations that are worth the name we ask for at least "
        f"{findings.ENOUGH} of the probability more than random orders.\n\n"
        "**What it does not tell.** Models of different tasks cannot be compared by it: in a short "
        "title one word in ten is none at all, and a model that is seldom sure has less "
        "probability to lose. It is a mean: single texts differ, and the other tests look at the "
        "text on screen."
    )
