"""Numbers and names as the pages write them."""

import re

from textcls.shares import percent as percent

JOINER = "\u2060"  # has no width; keeps a replaced pattern from matching

_MARKUP = re.compile(r"([\\`*\[\]<>$~]|(?<!\w)_|_(?!\w)|&(?=[#\w]+;))")
_BLOCK = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$)))?([-+#.)])")
# What Streamlit replaces after it has parsed the Markdown: emoji codes and links, arrows.
_REPLACED = re.compile(r"(?i)(:(?=\S)|@|www(?=\.))")
_ARROWS = re.compile(r"(?<!\S)(<->|<-|->|--|>=|<=|~=)(?!\S)")


def plain(text: str) -> str:
    """The text inside Streamlit's Markdown, shown as it is: no markup, picture, formula or emoji.

    For labels and sentences; a person's own text belongs into the token picture.
    """
    text = " ".join(text.split())
    text = _ARROWS.sub(rf"{JOINER}\1", text)
    text = _REPLACED.sub(rf"\1{JOINER}", text)
    return _BLOCK.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", text))


def signed(number: float, digits: int = 3) -> str:
    """A number of logits with its sign: `+0.803`, `-0.120`, `0.000`."""
    text = f"{number:+.{digits}f}"
    return text[1:] if float(text) == 0 else text


def count(number: int, noun: str, nouns: str | None = None) -> str:
    """`1 word`, `1,204 words`."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def compact(number: float) -> str:
    """A large number in three digits: `3.21 M`."""
    for size, unit in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if number >= size:
            return f"{number / size:.3g}{unit}"
    return f"{number:.0f}"


def duration(seconds: float) -> str:
    """`48 s`, `4 min 10 s`, `1 h 02 min`."""
    seconds = round(seconds)
    if seconds < 60:
        return f"{seconds} s"
    minutes, seconds = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes} min {seconds:02d} s"
    return f"{minutes // 60} h {minutes % 60:02d} min"


def listed(names: list[str] | tuple[str, ...]) -> str:
    """`a, b and c`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
