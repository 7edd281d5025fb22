"""Which spaces to ask, and for what; all of it goes into the view."""

import contextlib
import re
from collections.abc import Sequence

import streamlit as st

from textcls import artifacts, vectors
from textcls.embeddings import Space, most_frequent
from textcls.registry import UserError
from textcls.ui import address, cached
from textcls.ui.address import View
from textcls.ui.words import plain

MOST = 4  # spaces side by side
LONGEST = 200  # characters of a word or a sum
_APART = ","  # between names of spaces, which are names of folders
_WORD = re.compile(r"\w+")
_NOTHING = "none"  # in the place of names, where all were taken away


def spaces(view: View, usual: Sequence[str]) -> dict[str, str]:
    """Up to four spaces by name, each with its title: the view's, or the usual ones there are.

    A sentence says why another one of the view is left out. Ends the page while none is chosen.
    """
    titles, named = _titles(), _named(view)
    if not named and view.space != _NOTHING:
        named = _existing(titles, usual)[: MOST - 1]
    stored = cached.vector_sets().sets
    shown = [name for name in named if name in titles][:MOST]
    st.session_state["spaces"] = shown
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
    for name in named:
        if name not in shown:
            st.info(plain(_left_out(name, titles)), icon=":material/help:")
    if not shown:
        st.info("Choose at least one set of vectors.")
        st.stop()
    return {name: titles[name] for name in shown}


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
    _check(name, titles)
    return name


def _readable(names: Sequence[str]) -> list[Space]:
    """Those of the spaces whose files are not damaged."""
    found = []
    for name in names:
        with contextlib.suppress(UserError):
            found.append(cached.space(name))
    return found


def known(names: Sequence[str], words: Sequence[str]) -> list[str]:
    """The words that all of these spaces have."""
    spaces = _readable(names)
    return [word for word in words if all(space.row(word) is not None for space in spaces)]


def opening(names: Sequence[str], examples: Sequence[str]) -> str:
    """The first example whose every word all of these spaces have; empty where there is none."""
    for example in examples:
        words = _WORD.findall(example)
        if known(names, words) == words:
            return example
    return ""


def frequent(names: Sequence[str], count: int) -> str:
    """The most frequent words of the first of these spaces, of those that all have if any."""
    words = [
        word for space in _readable(names)[:1] for word in most_frequent(space, len(space.words))
    ]
    return " ".join((known(names, words) or words)[:count])


def typed(view: View, field: str, label: str, examples: Sequence[str], *, opening: str = "") -> str:
    """A short text of the view, or `opening`, or the first example; with examples to choose."""
    given = getattr(view, field).strip()
    text = given[:LONGEST].strip() or opening or examples[0]
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
    if len(given) > LONGEST:
        st.caption(f"Only the first {LONGEST} of its {len(given):,} characters are read.")
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
    return list(dict.fromkeys(names))


def _existing(titles: dict[str, str], usual: Sequence[str]) -> list[str]:
    return [name for name in dict.fromkeys(usual) if name in titles] or list(titles)[:1]


def _left_out(name: str, titles: dict[str, str]) -> str:
    """Why vectors that were asked for are not among those side by side."""
    try:
        _check(name, titles)
    except UserError as error:
        text = str(error)
        return f"{text[:1].upper()}{text[1:]}."
    return f"At most {MOST} stand side by side: '{name}' is left out."


def _check(name: str, titles: dict[str, str]) -> None:
    """Raises UserError with the reason for a name that is none of a space."""
    if name in titles:
        return
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
