"""The data sets' own faults, mended when they are loaded and not when a person's text is read."""

import html
import re

_LOST_AMPERSAND = re.compile(r"(?<![&\w])(#\d{2,4}|quot|amp|lt|gt|nbsp|hellip|[mn]dash|[lr]s?quo);")
_BACKSLASHES = re.compile(r"\\+")
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|br|em|font|strong|img|div|span|table|tr|td|li|ul)(?:[\s/][^<>]*)?>", re.I
)
_SPACE_BEFORE_CLITIC = re.compile(r" '(s|t|re|ll|ve|d|m)\b")


def repair_news(text: str) -> str:
    """AG News lost the `&` of its entities, kept HTML tags, and has a backslash per line break."""
    text = _BACKSLASHES.sub(" ", text.replace("\\$", "$"))
    for _ in range(4):  # some were escaped more than once: &amp;lt; is &lt; is <
        repaired = _LOST_AMPERSAND.sub(r"&\1;", html.unescape(text))
        if repaired == text:
            break
        text = repaired
    text = _TAG.sub(" ", text)
    text = _SPACE_BEFORE_CLITIC.sub(r"'\1", text)
    return " ".join(text.split())


def repair_reviews(text: str) -> str:
    """IMDB marks its line breaks with `<br />`."""
    return " ".join(text.replace("<br />", " ").split())
