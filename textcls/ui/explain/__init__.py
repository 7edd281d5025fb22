"""The views of the Explain page, one file and one row each."""

from textcls import attribution
from textcls.ui.explain import ngrams, trust, words
from textcls.ui.explain.base import Asked, ExplainView

__all__ = ["VIEWS", "Asked", "ExplainView"]

VIEWS: dict[str, ExplainView] = {
    "words": ExplainView("Words", words.show, words.method),
    "ngrams": ExplainView("N-grams", ngrams.show, ngrams.method, attribution.has_ngrams),
    "trust": ExplainView("Can I trust this?", trust.show, trust.method),
}
