"""What is on screen as files: a web page, a table, a document, and lines of Python."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial

import streamlit as st

from textcls import takeaway
from textcls.ui import export
from textcls.values import (
    BehaviourOutcome,
    Comparison,
    FlipSearch,
    ModelCard,
    Reduction,
    TextComparison,
    TokenAttribution,
)


def explanation(card: ModelCard, explained: TokenAttribution) -> None:
    """One explanation, with the fingerprint of its model."""
    _offer(
        f"{card.name}-explained",
        "CSV: one row a token. Web page, JSON and Python: the answer, the scores and their sum.",
        page=partial(takeaway.explanation_page, card, explained),
        rows=partial(takeaway.explanation_rows, card, explained),
        document=partial(takeaway.explanation_document, card, explained),
        snippet=takeaway.explanation_snippet(card, explained),
    )


def comparison(compared: Comparison, tested: takeaway.Tested, finding: str) -> None:
    """Several models on one text, and on the test texts."""
    _offer(
        "comparison",
        "CSV: the scores, one row for each model and stretch of the text. Python: answers, scores "
        "and agreement. Web page and JSON: these, the sums, and the figures on test texts.",
        page=partial(takeaway.comparison_page, compared, tested, finding),
        rows=partial(takeaway.comparison_rows, compared),
        document=partial(takeaway.comparison_document, compared, tested, finding),
        snippet=takeaway.comparison_snippet(compared),
    )


def edit(card: ModelCard, compared: TextComparison) -> None:
    """One model on two texts."""
    _offer(
        f"{card.name}-edited",
        "CSV: one row a word. Web page, JSON and Python: what moved, every word and the sums. What "
        "was masked is in the address alone.",
        page=partial(takeaway.edit_page, card, compared),
        rows=partial(takeaway.edit_rows, card, compared),
        document=partial(takeaway.edit_document, card, compared),
        snippet=takeaway.edit_snippet(card, compared),
    )


def flips(card: ModelCard, found: FlipSearch, reduced: Reduction) -> None:
    """What would flip a text, and the fewest words that keep its class."""
    _offer(
        f"{card.name}-flips",
        "CSV: one row a flip. Web page, JSON and Python: the flips, and the fewest words that keep "
        "the class.",
        page=partial(takeaway.flips_page, card, found, reduced),
        rows=partial(takeaway.flips_rows, card, found),
        document=partial(takeaway.flips_document, card, found, reduced),
        snippet=takeaway.flips_snippet(card, found),
    )


def behaviour(
    cards: Sequence[ModelCard],
    outcomes: Mapping[str, Sequence[BehaviourOutcome]],
    chosen: BehaviourOutcome,
) -> None:
    """All models on all tests, and the cases of the test chosen."""
    _offer(
        "behaviour",
        "CSV: one row for each model and test. JSON: all cases of all of them. Web page: the "
        "rates, and the cases of the test above. Python: the rates.",
        page=partial(takeaway.behaviour_page, cards, outcomes, chosen),
        rows=partial(takeaway.behaviour_rows, cards, outcomes),
        document=partial(takeaway.behaviour_document, cards, outcomes),
        snippet=takeaway.behaviour_snippet(cards),
    )


def _offer(
    name: str,
    holds: str,
    *,
    page: Callable[[], str],
    rows: Callable[[], list[dict]],
    document: Callable[[], dict | list[dict]],
    snippet: str,
) -> None:
    """Files are made when they are asked for."""
    files = {
        "Web page": ("html", "text/html", page),
        "CSV": ("csv", "text/csv", lambda: export.to_csv(rows())),
        "JSON": ("json", "application/json", lambda: _json(document())),
        "Python": ("py", "text/x-python", lambda: snippet),
    }
    with st.expander("Take it away", icon=":material/ios_share:"):
        st.caption(
            f"{holds} Each has the fingerprints of the models, the versions that computed it, and "
            "the settings. The web page needs no network and runs nothing."
        )
        with st.container(horizontal=True):
            for title, (ending, mime, make) in files.items():
                st.download_button(
                    title,
                    make,
                    file_name=f"{name}.{ending}",
                    mime=mime,
                    key=f"take_{ending}",
                    on_click="ignore",
                    icon=":material/download:",
                )
        st.markdown("As Python, which prints the same numbers in a shell of its own:")
        st.code(snippet, language="python", height=320)


def _json(document: dict | list[dict]) -> str:
    return json.dumps(document, default=asdict, ensure_ascii=False, indent=1)
