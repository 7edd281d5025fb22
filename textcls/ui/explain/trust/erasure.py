"""Words taken out in the order of an explanation, beside words taken out by lot."""

import json

import streamlit as st

from textcls import findings, plots, printing, trust
from textcls.ui import cached, fields, numbers
from textcls.ui.address import View
from textcls.ui.explain.base import Asked
from textcls.ui.words import count, listed, plain, signed
from textcls.values import ErasureCurve, Faithfulness, TokenAttribution

_NAMED = 8  # words of the order that are spelled out


def show(asked: Asked, explained: TokenAttribution) -> Faithfulness:
    """The sentence, the areas beside the random ones, both curves, and their numbers."""
    removal = _choose(asked.view)
    shown = cached.faithfulness(asked.card, explained, removal=removal)
    _sentence(shown)
    if len(shown.prediction.tokens) > 1:  # else there is one order, and nothing to draw beside it
        with st.grid(4, min_column_width=140):
            _areas("Comprehensiveness", shown.comprehensiveness, "High is good")
            _areas("Sufficiency", shown.sufficiency, "Low is good")
        _order(explained)
        _curves(shown)
    document = json.dumps(
        printing.faithfulness_facts(asked.card.name, shown), ensure_ascii=False, indent=1
    )
    numbers.table("The numbers, share by share", rows(shown), document, columns=_COLUMNS)
    return shown


def _choose(view: View) -> str:
    names = {name: removal.title for name, removal in trust.REMOVALS.items()}
    return fields.segments("What is taken out is", names, view.removal, field="removal")


def _sentence(shown: Faithfulness) -> None:
    box, icon = st.warning, ":material/balance:"
    if findings.erasure_holds(shown):
        box, icon = st.success, ":material/verified:"
    elif not findings.erasure_judges(shown):
        box, icon = st.info, ":material/info:"
    box(plain(findings.erasure_sentence(shown)), icon=icon)


def _areas(name: str, curve: ErasureCurve, which_way: str) -> None:
    explanation = f"{which_way}: the mean over all shares of the words (AOPC)."
    st.metric(name, signed(curve.area), help=explanation)
    st.metric(
        f"by {len(curve.random)} random orders",
        signed(curve.random_area),
        f"± {curve.random_spread:.3f}",
        delta_color="off",
        delta_arrow="off",
        help="The mean of the orders and, below it, their standard deviation.",
    )


def _order(explained: TokenAttribution) -> None:
    order = trust.ranked(explained.scores)
    tokens = explained.prediction.tokens
    named = [f"'{tokens[place].text[:30]}'" for place in order[:_NAMED]]
    others = len(order) - len(named)
    more = [count(others, "more word")] if others else []
    st.markdown(plain(f"The explanation's order: {listed([*named, *more])}."))


def _curves(shown: Faithfulness) -> None:
    curves = (shown.comprehensiveness, shown.sufficiency)
    limits = plots.erasure_limits(*curves)
    titles = ("Without the first words", "With the first words alone")
    across = ("share of words taken out", "share of words left")
    with st.grid(2, min_column_width=320):
        for name, curve, title, axis in zip(
            ("comprehensiveness", "sufficiency"), curves, titles, across, strict=True
        ):
            figure = plots.erasure(
                curve, shown.shares, title=title, across=axis, limits=limits, taken=shown.taken
            )
            alt = f"{title}: what the probability of the class loses, beside random orders"
            st.plotly_chart(figure, key=name, config=plots.STILL, alt=alt)
    st.caption(
        plain(
            f"Loss: how far the probability of '{shown.target}' falls below "
            f"{shown.prediction.probabilities[shown.target]:.3f}, that of the whole text."
        )
    )


_COLUMNS = {
    f"{name}{order}": numbers.NUMBER
    for name in ("comprehensiveness", "sufficiency")
    for order in ("", ", random mean", ", random least", ", random most")
}


def rows(shown: Faithfulness) -> list[dict]:
    """One row a share of the words."""
    return [
        {"share (%)": share, "tokens": taken}
        | _cells("comprehensiveness", shown.comprehensiveness, place)
        | _cells("sufficiency", shown.sufficiency, place)
        for place, (share, taken) in enumerate(zip(shown.shares, shown.taken, strict=True))
    ]


def _cells(name: str, curve: ErasureCurve, place: int) -> dict[str, float]:
    random = [row[place] for row in curve.random]
    return {
        name: curve.values[place],
        f"{name}, random mean": curve.random_values[place],
        f"{name}, random least": min(random),
        f"{name}, random most": max(random),
    }


def method(shown: Faithfulness) -> None:
    """Both definitions, with the numbers of this text."""
    st.markdown(
        "The words are put in the order of their signed scores, the highest first, and the first "
        "q % of them, at least one, are taken out; or all others are. An explanation that found "
        "the words that matter makes the probability fall more than any other order:"
    )
    st.latex(
        r"\mathrm{comprehensiveness} = \frac{1}{|Q|}\sum_{q \in Q} p(x) - p(x \setminus x_{:q})"
    )
    st.latex(r"\mathrm{sufficiency} = \frac{1}{|Q|}\sum_{q \in Q} p(x) - p(x_{:q})")
    st.markdown("With the numbers of this text:")
    for name, curve in (
        ("comprehensiveness", shown.comprehensiveness),
        ("sufficiency", shown.sufficiency),
    ):
        terms = " ".join(f"{value:+.3f}" for value in curve.values)
        st.latex(
            rf"\text{{{name}}} = \tfrac{{1}}{{{len(curve.values)}}}({terms}) = {curve.area:.3f}"
        )
    st.markdown(
        "Neither number can be read alone: a model that is easily thrown off loses probability "
        f"whatever is taken out. So {len(shown.comprehensiveness.random)} random orders of the "
        "same words, drawn from a fixed seed, go the same way; the grey band holds all of them."
    )
    st.markdown(
        "**What it does not tell.** A text with words taken out is one that nobody would write, "
        "and the network was not trained on such texts. Of two words that say the same, taking "
        "out one changes little, whichever matters more. And an unknown word that is replaced by "
        "the unknown word stays what it was."
    )
    st.caption(f"{trust.REMOVALS[shown.removal].summary} Reference: DeYoung et al. (2020), ERASER.")
