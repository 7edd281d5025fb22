"""What the pictures share: how they are registered, and their common styles and functions."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent


def component(name: str, file: str) -> Callable:
    """The component of `file`.css and `file`.js, behind the rules and functions of all."""
    return st.components.v2.component(name, css=_joined(file, "css"), js=_joined(file, "js"))


def _joined(file: str, kind: str) -> str:
    parts = (_HERE / f"{name}.{kind}" for name in ("base", file))
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)
