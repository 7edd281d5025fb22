"""How n-grams are written on the pages of studies."""

from collections.abc import Sequence

from textcls.text import PAD


def named(words: Sequence[str]) -> str:
    """An n-gram with the places behind the end of its text counted: `good + 1 padding`."""
    real = [word for word in words if word != PAD]
    padding = len(words) - len(real)
    return " + ".join(filter(None, (" ".join(real), f"{padding} padding" if padding else "")))
