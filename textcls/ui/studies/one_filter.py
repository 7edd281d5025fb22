"""One filter: what it looks for, what spoils it, and what its picks are worth."""

import streamlit as st

from textcls import plots
from textcls.printing import filter_facts, match_facts
from textcls.ui import cached, numbers
from textcls.ui.studies import cells
from textcls.ui.studies.base import named
from textcls.ui.words import count, listed, percent, plain
from textcls.values import FilterFacts, FilterMatch, FilterStudy, ModelCard


def show(card: ModelCard, study: FilterStudy, facts: FilterFacts) -> None:
    """The chosen filter: its figures, its n-grams word by word, its weights and its picks."""
    words = count(facts.width, "word")
    st.subheader(plain(f"Filter {facts.number}: {words}, speaks for {facts.label}"), anchor=False)
    if not facts.reliable:
        st.warning(
            plain(
                f"Do not rely on this filter: {count(facts.above, 'pick')} in {study.texts:,} "
                "texts reach an activation from which on 75 % are of its class."
            ),
            icon=":material/help:",
        )
    _figures(study, facts)
    _ngrams(card, study, facts)
    left, right = st.columns(2)
    with left:
        st.plotly_chart(
            plots.filter_weights(
                dict(zip(study.called, facts.weights, strict=True)), title="What its pick is worth"
            ),
            key="filter_weights",
            config=plots.STILL,
            alt="Weight of the filter for each class",
        )
    with right:
        st.plotly_chart(
            plots.filter_picks(facts, tuple(study.called)),
            key="filter_picks",
            config=plots.STILL,
            alt="Histogram of the activations of the filter's picks",
        )


def _figures(study: FilterStudy, facts: FilterFacts) -> None:
    none = "–"
    with st.container(border=True, gap="xsmall"), st.grid(4, min_column_width=130):
        st.metric("Purity of all picks", none if facts.purity is None else percent(facts.purity))
        st.metric("Threshold", none if facts.threshold is None else f"{facts.threshold:.3f}")
        st.metric("Texts that reach it", percent(study.coverage(facts)))
        st.metric("Texts without a match", percent(study.silent(facts)))
    said = []
    if facts.above:
        said.append(
            f"Of the {facts.above:,} picks at the threshold and above, {facts.pure_above:,} are "
            f"from texts called {facts.label}: {percent(facts.pure_above / facts.above)}. Of all "
            f"texts that were read, {percent(study.called[facts.label] / study.texts)} are."
        )
    said.append(
        f"{facts.padded:,} of its {facts.picks:,} picks reach behind the end of their text."
    )
    st.caption(plain(" ".join(said)))


def _ngrams(card: ModelCard, study: FilterStudy, facts: FilterFacts) -> None:
    strongest = cached.filter_matches(card, facts.number, tuple(facts.top))
    spoiled = cached.filter_matches(card, facts.number, tuple(facts.negative))
    if not strongest:
        st.info("It never answered to any of the texts that were read.")
        return
    scale = max(abs(add) for match in (*strongest, *spoiled) for add in match.slots) or 1.0
    with st.grid(2, min_column_width=320):
        with st.container(gap="xsmall"):
            cells.show(strongest, "Strongest n-grams", scale=scale)
        with st.container(gap="xsmall"):
            _spoiled(facts, spoiled, scale)
    rows = [_match_row(match, facts) for match in (*strongest, *spoiled)]
    document = filter_facts(study, facts) | {
        "matches": [match_facts(match) for match in (*strongest, *spoiled)]
    }
    numbers.table("The n-grams in numbers", rows, numbers.document(document), columns={})


def _spoiled(facts: FilterFacts, spoiled: tuple[FilterMatch, ...], scale: float) -> None:
    if spoiled:
        cells.show(spoiled, "Negative n-grams: one word spoils the match", scale=scale)
        ngrams = ((ngram.split(" "), slot) for ngram, slot in facts.negative.items())
        bad = [f"“{named(words[slot : slot + 1])}” in “{named(words)}”" for words, slot in ngrams]
        st.caption(plain(f"Spoiled by {listed(bad)}: with a usual word there it would match well."))
    elif facts.width == 1:
        st.caption("It looks at one word, so no other word can spoil a match.")
    else:
        st.caption("No window was found that a single word keeps from a high match.")


def _match_row(match: FilterMatch, facts: FilterFacts) -> dict:
    ngram = " ".join(match.words)  # as the study has it
    slots = {f"word {slot + 1}": round(add, 4) for slot, add in enumerate(match.slots)}
    return {
        "n-gram": named(match.words),
        "kind": "strongest" if ngram in facts.top else "negative",
        "picked": facts.top.get(ngram),
        "activation": round(match.activation, 4),
        "bias": round(match.bias, 4),
        **slots,
    }
