"""What a person is looking at: kept when the page changes, and written into the address."""

from dataclasses import asdict, dataclass, fields, replace

import streamlit as st

LONGEST_TEXT = 100_000  # characters; what is longer is cut
LONGEST_LINK = 1_500  # characters of text an address carries
_TEXTS = ("text", "edited")  # what a person typed: as long as they like


@dataclass(frozen=True, slots=True)
class View:
    """The choices of a person; an empty one is left to the page.

    Nothing here is trusted: a page looks every name up among the names that exist.
    """

    model: str = ""
    text: str = ""
    target: str = ""
    against: str = ""
    method: str = ""
    baseline: str = ""
    account: str = ""
    part: str = ""
    task: str = ""
    other: str = ""
    curves: str = ""
    models: str = ""
    check: str = ""
    removal: str = ""
    look: str = ""
    layer: str = ""
    beside: str = ""
    test: str = ""
    space: str = ""
    word: str = ""
    sum: str = ""
    lists: str = ""
    own: str = ""
    edited: str = ""
    masked: str = ""
    masking: str = ""
    sought: str = ""
    edits: str = ""
    most_edits: str = ""
    within: str = ""
    ngram: str = ""
    width: str = ""
    token: str = ""
    filter: str = ""
    words: str = ""
    phrase: str = ""
    which: str = ""
    many: str = ""
    mapped: str = ""
    picture: str = ""
    dimensions: str = ""
    axes: str = ""
    leaning: str = ""
    among: str = ""
    sentence: str = ""
    window: str = ""

    def address(self) -> dict[str, str]:
        """The query of a link that shows this; a long text is left out of it."""
        return {
            name: value
            for name, value in asdict(self).items()
            if value and not (name in _TEXTS and len(value) > LONGEST_LINK)
        }

    @property
    def linkable(self) -> bool:
        """Whether the address carries the text as well."""
        return len(self.text) <= LONGEST_LINK


def remembered() -> View:
    """The view of the last run, whatever the address says."""
    return st.session_state.get("view", View())


def current() -> View:
    """The view of this run: a followed link's, or the person's own; the address then shows it.

    The address wins over the session where a person opened a link or went back. Where a widget
    was used it is still the old one, and loses.
    """
    shown = st.query_params.to_dict()
    view = remembered()
    changed = st.session_state.pop("view_changed", False)
    if shown and not changed and shown != view.address():
        view = _followed(shown, view)
    st.session_state["view"] = view
    if shown != view.address():
        st.query_params.from_dict(view.address())
    return view


def change(**choices: str) -> None:
    """Take over what a widget was set to: for callbacks, which run before the page does."""
    st.session_state["view"] = replace(remembered(), **choices)
    st.session_state["view_changed"] = True


def settle(**choices: str) -> None:
    """Write down what a page chose for the person, so that a link says it too."""
    view = replace(remembered(), **choices)
    if view != remembered():
        st.session_state["view"] = view
        st.query_params.from_dict(view.address())


def follow() -> None:
    """Let the address show a choice within a fragment, where the page around it does not run."""
    st.session_state.pop("view_changed", False)
    if st.query_params.to_dict() != remembered().address():
        st.query_params.from_dict(remembered().address())


def _followed(shown: dict[str, str], before: View) -> View:
    names = {field.name for field in fields(View)}
    chosen = {name: value for name, value in shown.items() if name in names}
    for name in _TEXTS:
        old = getattr(before, name)
        text = chosen.get(name, old if len(old) > LONGEST_LINK else "")
        chosen[name] = text[:LONGEST_TEXT]
    return View(**chosen)
