"""From a filter that is named anywhere to what is known of it."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from textcls.ui import frame
from textcls.ui.address import View

_MOST = 5


def to_filters(view: View, numbers: Sequence[int]) -> None:
    """Links to the first few of these filters, which show what they make of this text as well."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption("What they look for in other texts:", width="content")
        for number in numbers[:_MOST]:
            frame.link("filters", f"Filter {number}", view=replace(view, filter=str(number)))
