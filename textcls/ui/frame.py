"""What every page has around it: menu, title with its question, and sentences for errors."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

from textcls.registry import UserError
from textcls.ui import address
from textcls.ui.address import View
from textcls.ui.words import plain

_ICON = Path(__file__).with_name("icon.svg")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it is, its name in the menu, and the question that it answers."""

    path: str
    title: str
    icon: str
    question: str
    layout: Literal["centered", "wide"] = "centered"


PAGES = {
    "home": Page("app.py", "Home", ":material/home:", "Small networks, read to the bottom."),
    "classify": Page(
        "pages/1_Classify.py",
        "Classify",
        ":material/label:",
        "Which class does the model give this text, and how sure is it?",
    ),
    "explain": Page(
        "pages/2_Explain.py",
        "Explain",
        ":material/format_color_text:",
        "Which words decided?",
    ),
    "filters": Page(
        "pages/3_Filters.py",
        "Filters",
        ":material/filter_alt:",
        "What does each filter look for?",
        layout="wide",
    ),
    "learned": Page(
        "pages/4_Learned.py",
        "What it learned",
        ":material/psychology:",
        "Which phrases speak for each class?",
        layout="wide",
    ),
    "compare": Page(
        "pages/5_Compare.py",
        "Compare",
        ":material/compare_arrows:",
        "What makes the difference?",
        layout="wide",
    ),
    "embeddings": Page(
        "pages/6_Embeddings.py",
        "Embeddings",
        ":material/scatter_plot:",
        "What do words mean to the nets?",
        layout="wide",
    ),
    "models": Page(
        "pages/7_Models.py",
        "Models",
        ":material/leaderboard:",
        "How good is each model, and what does it cost?",
        layout="wide",
    ),
}


@contextmanager
def page(name: str) -> Iterator[View]:
    """A page between its title and its end; what a person got wrong ends it with a sentence."""
    here = PAGES[name]
    title = "textcls" if name == "home" else f"{here.title} · textcls"
    st.set_page_config(page_title=title, page_icon=str(_ICON), layout=here.layout)
    if st.session_state.get("page") != name:
        # A widget of the last page has left its value behind, but not for the widget of this one.
        st.session_state.pop("text_box", None)
        st.session_state["page"] = name
    view = address.remembered() if name == "home" else address.current()
    _menu(view)
    if name != "home":
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.title(here.title, anchor=False, width="content")
            st.markdown(f":gray[{here.question}]", width="content")
    try:
        yield view
    except UserError as error:
        sentence(error)
        st.stop()


def link(name: str, label: str, *, view: View | None = None) -> None:
    """A link to a page that shows `view` there, or what is shown here; the label as it is."""
    st.page_link(
        PAGES[name].path,
        label=plain(label),
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params=(view or address.remembered()).address(),
    )


def sentence(error: UserError) -> None:
    """What a person got wrong, as they can read it."""
    text = str(error)
    st.error(plain(text[:1].upper() + text[1:]), icon=":material/error:")


@contextmanager
def how_it_works() -> Iterator[None]:
    """The folded explanation at the end of a page."""
    st.space("small")
    with st.expander("How it works", icon=":material/school:"):
        yield


def _menu(view: View) -> None:
    st.logo(str(_ICON), size="medium")
    with st.sidebar:
        st.caption("**textcls**  \nSmall text classifiers, explained exactly")
        st.space("small")
        for name, here in PAGES.items():
            query = {} if name == "home" else view.address()
            st.page_link(
                here.path, label=here.title, icon=here.icon, width="stretch", query_params=query
            )
