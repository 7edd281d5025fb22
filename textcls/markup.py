"""The only place that writes HTML: every text and every attribute is escaped on its way in."""

import html
import re

_NAME = re.compile(r"[a-z][a-z0-9-]*")
# What would make a page do something, or ask for something from elsewhere.
_ACTIVE = frozenset(
    "script style link meta base iframe frame object embed form input button img svg math".split()
)
_REFERRING = frozenset("src srcset href action formaction background poster data ping".split())
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# A page that is opened from a disk is given nothing of it, nor of the network.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


class Markup(str):
    """HTML that `element` wrote; any other text is escaped when it becomes part of a page."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str | int) -> Markup:
    """One element around its children; `class_` and `aria_label` name `class` and `aria-label`.

    Raises ValueError for elements and attributes that run, load or lead anywhere.
    """
    if not _NAME.fullmatch(name) or name in _ACTIVE:
        raise ValueError(f"<{name}> has no place in a page that only shows")
    shown = "".join(_attribute(*item) for item in attributes.items())
    return Markup(f"<{name}{shown}>{''.join(map(escape, children))}</{name}>")


def escape(text: str) -> Markup:
    """A text as it is, markup as it was made; characters that HTML cannot hold are replaced."""
    if isinstance(text, Markup):
        return text
    return Markup(html.escape(_CONTROL.sub("\ufffd", text), quote=True))


def document(title: str, style: str, *children: str) -> str:
    """A whole page with its own style sheet, for light and for dark; it needs nothing else.

    `style` is ours and is taken as it is.
    """
    if "<" in style:
        raise ValueError("a style sheet has no markup")
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title><style>{style}</style>"
    )
    body = element("main", *children)
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{body}</body></html>\n'


def _attribute(name: str, value: str | int) -> str:
    name = name.rstrip("_").replace("_", "-")
    if not _NAME.fullmatch(name) or name.startswith("on") or name in _REFERRING:
        raise ValueError(f"the attribute '{name}' has no place in a page that only shows")
    return f' {name}="{escape(str(value))}"'
