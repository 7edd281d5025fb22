"""Inside the sum of a TextCNN: one n-gram with its words and filters, or all filters at once."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

import streamlit as st

from textcls import plots
from textcls.receipt import Receipt
from textcls.ui import cached, fields, numbers
from textcls.ui.explain.base import Asked, drawn
from textcls.ui.studies.links import to_filters
from textcls.ui.words import count, plain, signed
from textcls.values import ActivationMap, Match, Ngram, NgramLedger

_PARTS = {"ngram": "One n-gram", "map": "All filters at every word"}


@dataclass(frozen=True, slots=True)
class Part:
    """What is on screen below the ledger: how that works."""

    method: Callable[[], None]


def show(asked: Asked, ledger: NgramLedger) -> Part | None:
    """The chosen look inside; none where no filter found anything."""
    matched = [ngram for ngram in ledger.ngrams if ngram.matches]
    if not matched:
        return None
    st.subheader("Inside the sum", anchor=False)
    label, chosen = "Inside the sum", asked.view.within
    part = fields.segments(label, _PARTS, chosen, field="within", labelled=False)
    return _ngram(asked, ledger, matched) if part == "ngram" else _map(asked)


# --- one n-gram ------------------------------------------------------------------------------


def _ngram(asked: Asked, ledger: NgramLedger, ngrams: list[Ngram]) -> Part:
    by_name = {f"{ngram.first}-{ngram.width}": ngram for ngram in ngrams}
    names = {
        name: f"{plots.ngram_name(ngram)}: {signed(ngram.contribution)} logits"
        for name, ngram in by_name.items()
    }
    usual = next(iter(by_name))
    ngram = by_name[fields.select("N-gram", names, asked.view.ngram, field="ngram", usual=usual)]
    figure = plots.inside_ngram(ngram, dark=st.context.theme.type == "dark")
    alt = "What each word of the n-gram adds through each filter, in logits"
    st.plotly_chart(figure, key="inside_ngram", config=plots.STILL, alt=alt)
    st.caption(plain(_account(ngram, ledger)))
    to_filters(asked.view, [match.filter for match in ngram.matches])
    _matches_table(asked, ngram)
    return Part(lambda: _ngram_method(ngram, ledger))


def _account(ngram: Ngram, ledger: NgramLedger) -> str:
    """The n-gram's contribution as the sum of its parts, in as many digits as that takes."""
    through = sum(match.contribution for match in ngram.matches)
    parts = list(zip(ngram.text.split(" "), ngram.by_word, strict=False))
    if ledger.baseline is None:
        parts.append(("bias", through - sum(ngram.by_word)))
    makers = count(len(ngram.matches), "filter")
    if abs(ngram.bag) > 1e-9:
        parts.append(("bag of n-grams", ngram.bag))
        makers += " and the bag of n-grams"
    digits = Receipt((ngram.text, ngram.contribution), tuple(parts)).decimals
    named = ", ".join(f"{name} {signed(added, digits)}" for name, added in parts)
    said = f"{signed(ngram.contribution, digits)} logits by {makers}: {named}."
    if not ngram.padding:
        return said
    return (
        f"{said} The window reaches {count(ngram.padding, 'place')} behind the end of the text, "
        "where padding adds nothing."
    )


def _matches_table(asked: Asked, ngram: Ngram) -> None:
    words = [f"{place}: {word}" for place, word in enumerate(ngram.text.split(" "), start=1)]
    rows = [
        {
            "filter": match.filter,
            **dict(zip(words, match.slots, strict=False)),
            "bias": match.bias,
            "found": match.activation,
            "share": match.share,
            "weight": match.weight,
            "contribution": match.contribution,
        }
        for match in ngram.matches
    ]
    document = json.dumps({"model": asked.card.name, "ngram": asdict(ngram)}, indent=1)
    columns = {name: numbers.NUMBER for name in rows[0] if name != "filter"}
    numbers.table("The numbers, filter by filter", rows, document, columns=columns)


def _ngram_method(ngram: Ngram, ledger: NgramLedger) -> None:
    match = ngram.matches[0]
    st.markdown(
        "**Inside an n-gram.** What a filter finds is its bias and one number for each word, the "
        "product of that word with the filter's slot; times the filter's weight these are logits:"
    )
    st.latex(r"W_f\, m_f\, \bigl(b_f + \textstyle\sum_s \langle K_f[s], e_{p+s} \rangle\bigr)")
    st.markdown(f"Filter {match.filter}, with the numbers of this text:")
    st.latex(_match_latex(match))
    if ledger.baseline is None:
        st.caption("m is 1: every filter keeps one window.")


def _match_latex(match: Match) -> str:
    slots = " ".join(f"{slot:+.3f}" for slot in match.slots)
    found = rf"({match.bias:.3f} {slots})"
    return rf"{match.weight:.3f} \cdot {match.share:.3f} \cdot {found} = {match.contribution:.3f}"


# --- all filters at every word ---------------------------------------------------------------


def _map(asked: Asked) -> Part:
    widths = {str(width): f"width {width}" for width in cached.model(asked.card).network.widths}
    width = fields.segments("Width", widths, asked.view.width, field="width", labelled=False)
    shown = cached.activation_map(
        asked.card, asked.text, int(width), target=asked.target, against=asked.against
    )
    figure = plots.activations(shown)
    alt = "What each filter finds at each window, and the windows that they keep"
    st.plotly_chart(figure, key="activations", config=plots.STILL, alt=alt)
    st.caption(
        "The stronger the colour, the more the filter finds in the window that starts there. The "
        "mark is the window that it keeps: a blue circle where that speaks for the class, an "
        "orange diamond where it speaks against it, none where the filter is silent."
        f"{drawn(len(shown.filters), 'filters')}"
    )
    _map_table(asked, shown)
    return Part(lambda: _map_method(shown))


def _map_table(asked: Asked, shown: ActivationMap) -> None:
    rows = [
        {
            "filter": number,
            "keeps": "" if first is None else shown.window(first),
            "found": max(found),
            "contribution": adds,
        }
        for number, first, found, adds in zip(
            shown.filters, shown.picked, shown.activations, shown.contributions, strict=True
        )
    ]
    columns = {"found": numbers.NUMBER, "contribution": numbers.NUMBER}
    document = json.dumps({"model": asked.card.name} | asdict(shown), indent=1)
    numbers.table("The numbers, filter by filter", rows, document, columns=columns)


def _map_method(shown: ActivationMap) -> None:
    st.markdown(
        "**All filters at every word.** A cell is what one filter finds in the window that starts "
        "at that word; of every row only the highest cell goes on to the logit, at most one mark "
        "a row:"
    )
    st.latex(r"u_f(p) = b_f + \textstyle\sum_s \langle K_f[s], e_{p+s} \rangle")
    number, first = shown.filters[0], shown.picked[0]
    if first is not None:
        st.markdown(
            plain(
                f"On this text, filter {number} finds {max(shown.activations[0]):.3f} in "
                f"'{shown.window(first)}', and that adds {shown.contributions[0]:+.3f} logits."
            )
        )
