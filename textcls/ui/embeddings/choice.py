"""Which spaces to ask, and for what; all of it goes into the view."""

from collections.abc import Sequence

import streamlit as st

from textcls import artifacts, vectors
from textcls.registry import UserError
from textcls.ui import address, cached
from textcls.ui.address import View
from textcls.ui.words import plain

MOST = 4  # spaces side by side
LONGEST = 200  # characters of a word or a sum
_APART = ","  # between names of spaces, which are names of folders
_NOTHING = "none"  # in the place of names, where all were taken away


def spaces(view: View, usual: Sequence[str]) -> dict[str, str]:
    """Up to four spaces by name, each with its title: the view's, or the usual ones there are.

    Ends the page while none is chosen; raises UserError for one that does not exist.
    """
    titles, named = _titles(), _named(view)
    if not named and view.space != _NOTHING:
        named = _existing(titles, usual)[: MOST - 1]
    stored = cached.vector_sets().sets
    st.session_state["spaces"] = [name for name in named if name in titles]
    st.multiselect(
        "Vectors",
        list(titles),
        key="spaces",
        format_func=lambda name: name if name in stored else f"{name} (its own layer)",
        placeholder="Choose vectors",
        max_selections=MOST,
        select_all=False,
        on_change=_spaces_changed,
    )
    _check(named, titles)
    if not named:
        st.info("Choose at least one set of vectors.")
        st.stop()
    return {name: titles[name] for name in named}


def space(view: View, usual: Sequence[str]) -> str:
    """One space: the first of the view, or the first of the usual ones that there is."""
    titles, named = _titles(), _named(view)
    name = next(iter(named or _existing(titles, usual)))
    st.session_state["space"] = name if name in titles else None
    st.selectbox(
        "Vectors",
        list(titles),
        key="space",
        index=0 if name in titles else None,
        format_func=lambda name: f"{name}: {titles[name]}",
        placeholder="Choose vectors",
        on_change=_space_changed,
    )
    _check([name], titles)
    return name


def typed(view: View, field: str, label: str, examples: Sequence[str]) -> str:
    """A short text of the view, or the first example; with the other examples to choose."""
    text = getattr(view, field)[:LONGEST].strip() or examples[0]
    key, chosen = f"{field}_typed", f"{field}_example"
    st.session_state[key] = text
    st.session_state[chosen] = text if text in examples else None
    st.text_input(label, key=key, max_chars=LONGEST, on_change=_take_over, args=(field, key))
    st.pills(
        "Examples",
        list(examples),
        key=chosen,
        format_func=plain,
        label_visibility="collapsed",
        on_change=_take_over,
        args=(field, chosen),
    )
    return text


def damaged() -> None:
    """A sentence for each set of vectors that cannot be read."""
    for name, reason in cached.vector_sets().damaged.items():
        st.warning(plain(f"{name}: {reason}"), icon=":material/warning:")


def _titles() -> dict[str, str]:
    titles = cached.spaces()
    if not titles:
        damaged()
        raise UserError(
            "there are no vectors yet; make some with "
            "'python -m textcls vectors train --name skipgram-news --corpus ag_news'"
        )
    return titles


def _named(view: View) -> list[str]:
    """The names of the view, each once."""
    names = [name for name in view.space.split(_APART) if name and name != _NOTHING]
    return list(dict.fromkeys(names))[:MOST]


def _existing(titles: dict[str, str], usual: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(usual) if name in titles] or list(titles)[:1]


def _check(names: Sequence[str], titles: dict[str, str]) -> None:
    """Raises UserError with the reason for a name that is none of a space."""
    for name in names:
        if name in titles:
            continue
        sets, models = cached.vector_sets(), cached.catalogue()
        if name in sets.damaged:
            raise UserError(f"the vectors '{name}' are damaged: {sets.damaged[name]}")
        if name in models.models:
            cached.space(name)  # says why it has none
        raise UserError(f"{vectors.unknown(name, sets)}; and {artifacts.no_model(name, models)}")


def _spaces_changed() -> None:
    address.change(space=_APART.join(st.session_state["spaces"]) or _NOTHING)


def _space_changed() -> None:
    """The one space is the first of those that are shown side by side elsewhere."""
    others = _named(address.remembered())[1:]
    names = dict.fromkeys((st.session_state["space"], *others))
    address.change(space=_APART.join(names))


def _take_over(field: str, key: str) -> None:
    if st.session_state[key] is not None:
        address.change(**{field: st.session_state[key]})
