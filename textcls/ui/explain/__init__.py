"""The views of the Explain page, one file and one row each."""

from textcls import attribution
from textcls.attribution.states import has_states
from textcls.ui.explain import methods, ngrams, stretches, timeline, trust, words
from textcls.ui.explain.base import Asked, ExplainView

__all__ = ["VIEWS", "Asked", "ExplainView"]

VIEWS: dict[str, ExplainView] = {
    "words": ExplainView("Words", words.show, words.method),
    "ngrams": ExplainView(
        "N-grams",
        ngrams.show,
        ngrams.method,
        attribution.has_ngrams,
        "its words pass through more than one layer or step that bends what they say, so its logit "
        "is no exact sum over n-grams.",
        "stretches",
    ),
    "stretches": ExplainView(
        "Stretches",
        stretches.show,
        stretches.method,
        attribution.has_receptive_fields,
        "it is not made of several layers of convolutions.",
        "ngrams",
    ),
    "methods": ExplainView("All methods", methods.show, methods.method),
    "timeline": ExplainView(
        "Timeline",
        timeline.show,
        timeline.method,
        has_states,
        "it carries no state from word to word.",
    ),
    "trust": ExplainView("Can I trust this?", trust.show, trust.method),
}
