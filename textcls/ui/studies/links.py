"""From what is named anywhere to the page that knows more of it."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from textcls.attribution.states import has_states
from textcls.ui import cached, frame
from textcls.ui.address import View
from textcls.values import ModelCard

_MOST = 5


def to_filters(view: View, numbers: Sequence[int]) -> None:
    """Links to the first few of these filters, which show what they make of this text as well."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption("What they look for in other texts:", width="content")
        for number in numbers[:_MOST]:
            frame.link("filters", f"Filter {number}", view=replace(view, filter=str(number)))


def to_timeline(view: View, card: ModelCard) -> None:
    """A link to what a recurrent network does while it reads; nothing for another one."""
    if has_states(cached.model(card)):
        timeline = replace(view, model=card.name, account="timeline")
        frame.link("explain", "Timeline: how far the words reach", view=timeline)
