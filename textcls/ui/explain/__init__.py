"""The views of the Explain page, one file and one row each."""

from textcls import attribution
from textcls.attribution.states import has_states
from textcls.ui.explain import methods, ngrams, timeline, trust, words
from textcls.ui.explain.base import Asked, ExplainView

__all__ = ["VIEWS", "Asked", "ExplainView"]

VIEWS: dict[str, ExplainView] = {
    "words": ExplainView("Words", words.show, words.method),
    "ngrams": ExplainView("N-grams", ngrams.show, ngrams.method, attribution.has_ngrams),
    "methods": ExplainView("All methods", methods.show, methods.method),
    "timeline": ExplainView("Timeline", timeline.show, timeline.method, has_states),
    "trust": ExplainView("Can I trust this?", trust.show, trust.method),
}
