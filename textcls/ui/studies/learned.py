"""Which phrases speak for and against each class, over many texts."""

from dataclasses import replace

import streamlit as st
from streamlit.column_config import NumberColumn

from textcls import plots
from textcls.attribution.states import has_states
from textcls.printing import phrase_measure, phrases_facts
from textcls.text import PAD, UNKNOWN
from textcls.ui import address, cached, fields, frame, numbers
from textcls.ui.address import View
from textcls.ui.studies.base import named
from textcls.ui.words import count, percent, plain, signed
from textcls.values import ModelCard, Phrase, PhraseStudy

_SHOWN = 15  # bars on each side
_LEFT_OVER = 0.05  # a larger share of the changes than this unexplained is worth a warning
_ANY = "any"  # in the place of a number of words


def choose(view: View, study: PhraseStudy) -> tuple[str, int | None]:
    """The class, and how many words its phrases have; None: any number."""
    labels = {label: plain(label) for label in study.labels}
    label = fields.segments(
        "Class", labels, view.target, field="target", key="learned_class", also={"phrase": ""}
    )
    if len(study.widths) < 2:
        return label, None
    names = {_ANY: "Any number"} | {str(width): count(width, "word") for width in study.widths}
    chosen = fields.segments(
        "Words",
        names,
        view.words,
        field="words",
        usual=_ANY,
        key="learned_words",
        also={"phrase": ""},
    )
    return label, None if chosen == _ANY else int(chosen)


def show(
    view: View, card: ModelCard, study: PhraseStudy, label: str, width: int | None
) -> tuple[Phrase, ...]:
    """The strongest phrases on both sides as bars, one of them chosen, and all as a table."""
    sides = study.strongest(label, width=width, most=_SHOWN)
    found = (*sides[0], *sides[1])
    if not found:
        _nothing(view, card, study, label)
        return found
    scale = max(abs(study.mean(phrase, label)) for phrase in found)
    with st.grid(2, min_column_width=320):
        for side, phrases in zip((f"For {label}", f"Against {label}"), sides, strict=True):
            _bars(study, label, phrases, side, scale, key=f"{side} {width}")
    _chosen(view, card, study, found)
    rows = [_row(study, phrase, label) for phrase in found]
    document = numbers.document(phrases_facts(card.name, study))
    numbers.table("The numbers, phrase by phrase", rows, document, columns=_columns(study))
    return found


def _nothing(view: View, card: ModelCard, study: PhraseStudy, label: str) -> None:
    """Why there is no bar: nothing was found often enough, or it adds nothing."""
    if not study.phrases:
        st.info(
            f"No phrase stands at least {study.least} times in the {study.texts:,} texts that were "
            "read, so there is no mean to rely on."
        )
        return
    st.info(plain(f"No phrase adds anything to the logit of '{label}', or takes any from it."))
    if has_states(cached.model(card)):
        timeline = replace(view, model=card.name, account="timeline", target="")
        frame.link("explain", "Timeline: how far the words reach", view=timeline)


def _bars(
    study: PhraseStudy, label: str, phrases: tuple[Phrase, ...], title: str, scale: float, *, key
) -> None:
    with st.container():
        if not phrases:
            st.caption(plain(f"{title}: nothing."))
            return

        def choose_bar() -> None:
            points = st.session_state[key].selection.points
            if points and points[0]["point_index"] < len(phrases):
                address.change(phrase=phrases[points[0]["point_index"]].text)

        st.plotly_chart(
            plots.phrases(
                [(_shown(each.text), study.mean(each, label), each.count) for each in phrases],
                title=plots.escaped(title, 60),
                scale=scale,
            ),
            key=key,
            config=plots.STILL,
            on_select=choose_bar,
            selection_mode="points",
            alt=f"{title}: mean contribution of each phrase",
        )


def _chosen(view: View, card: ModelCard, study: PhraseStudy, found: tuple[Phrase, ...]) -> None:
    """One phrase, by a click on its bar or from the list, with what it adds to every class."""
    by_text = {phrase.text: phrase for phrase in found}
    st.session_state["learned_phrase"] = view.phrase if view.phrase in by_text else None
    st.selectbox(
        "A phrase, by a click on its bar or from this list",
        list(by_text),
        key="learned_phrase",
        index=None,
        format_func=_shown,
        placeholder="Choose a phrase to see it in Explain",
        on_change=lambda: address.change(phrase=st.session_state["learned_phrase"] or ""),
    )
    phrase = by_text.get(st.session_state["learned_phrase"])
    if phrase is None:
        return
    means = ", ".join(
        f"{label} {signed(mean)}" for label, mean in zip(study.labels, phrase.means, strict=True)
    )
    st.markdown(plain(f"“{_shown(phrase.text)}”, {count(phrase.count, 'time')}: {means}."))
    words = [word for word in phrase.text.split(" ") if word != PAD]
    if UNKNOWN in words:
        st.caption("It holds a word that the model does not know, so it cannot be typed again.")
        return
    text = " ".join(words)
    frame.link(
        "explain",
        f"Explain “{text}”",
        view=replace(view, model=card.name, text=text, phrase="", target=""),
    )


def _shown(phrase: str) -> str:
    return named(phrase.split(" "))


def _row(study: PhraseStudy, phrase: Phrase, label: str) -> dict:
    means = zip(study.labels, phrase.means, strict=True)
    return {
        "phrase": _shown(phrase.text),
        "side": "for" if study.mean(phrase, label) > 0 else "against",
        "words": phrase.width,
        "count": phrase.count,
        **{f"mean for {name}": mean for name, mean in means},
    }


def _columns(study: PhraseStudy) -> dict:
    return {f"mean for {name}": numbers.NUMBER for name in study.labels} | {
        "count": NumberColumn("times", format="localized")
    }


def caption(study: PhraseStudy) -> None:
    """What was read, and what the numbers are."""
    of = "all" if study.texts == study.rows else f"{study.texts:,} of the"
    st.markdown(
        plain(
            f"{phrase_measure(study)} Read for this: {of} {study.rows:,} texts of the {study.part} "
            f"part; a phrase counts that stands there at least {study.least} times."
        )
    )
    if study.residual > _LEFT_OVER and not study.silent:
        st.warning(
            f"The scores of this network leave {percent(study.residual)} of the logits' changes "
            "unexplained: between the baseline and the texts it jumps too sharply for the method. "
            "Do not rely on these means.",
            icon=":material/troubleshoot:",
        )


def method(study: PhraseStudy, label: str, found: tuple[Phrase, ...]) -> None:
    """What the means are, with the numbers of one phrase, and what they do not tell."""
    if study.method == "ngrams":
        st.markdown(
            "**Means of exact contributions.** The logit is a sum over n-grams, text by text (the "
            "ledger of the Explain page). Here the same sums run over many texts, and are divided "
            "by how often the n-gram added anything:"
        )
        st.latex(
            r"F_c(x) = \beta_c + \sum_{g \in x} a_c(g, x) \qquad "
            r"m_c(g) = \frac{1}{n_g} \sum_x a_c(g, x)"
        )
    else:
        st.markdown(
            "**Means of Integrated Gradients.** This network is no sum over n-grams, so each "
            "word's score is an integral from the padding baseline, by 32 Gauss-Legendre steps."
        )
        st.latex(
            r"a_c(t) = (e_t - b_t)\cdot\int_0^1 \frac{\partial F_c(b + \alpha (e - b))}"
            r"{\partial e_t}\,d\alpha \qquad m_c(w) = \frac{1}{n_w} \sum_{t:\, x_t = w} a_c(t)"
        )
    if found:
        mean = study.mean(found[0], label)
        st.markdown("With the numbers of the strongest phrase on screen:")
        st.latex(
            rf"m = \frac{{{mean * found[0].count:.3f}}}{{{found[0].count}}} = {mean:.4f}"
            r"\ \text{logits}"
        )
    st.caption(
        "What this does not tell: a mean hides how much a phrase's part changes with the text "
        "around it; a number added to the logits of all classes changes no answer, so look at a "
        "phrase's parts in all classes; and a phrase may stand for its source or its time (a news "
        "agency, a name) and not for the matter. Reference: Jacovi et al. (2018), arXiv "
        "1809.08037; Sundararajan et al. (2017), Axiomatic Attribution for Deep Networks."
    )
