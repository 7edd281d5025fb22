"""Every cache of the app: the models, and the values that were computed with them.

Models are shared by all visitors and never written on; values are copied out. Keys hold the
fingerprint of the weights, so a model that is trained again is a new one.
"""

from textcls.ui.cached.answers import activation_map, explain, ledger, predict, receptive_fields
from textcls.ui.cached.base import catalogue, model
from textcls.ui.cached.behaviour import behaviour
from textcls.ui.cached.comparison import compare
from textcls.ui.cached.edits import compare_texts, find_flips, mask, reduce_text
from textcls.ui.cached.embeddings import (
    analogy,
    association_test,
    before_and_after,
    leanings,
    lesson,
    neighbours,
    shifts,
    space,
    spaces,
    started,
    vector_sets,
    word_map,
    word_map_along,
    word_map_round,
)
from textcls.ui.cached.models import agreement, history, layers
from textcls.ui.cached.states import gates, hidden_states, memory, saturation, trace
from textcls.ui.cached.studies import (
    filter_matches,
    filter_study,
    filter_trace,
    phrase_study,
)
from textcls.ui.cached.trust import faithfulness, randomisation

__all__ = [
    "activation_map",
    "agreement",
    "analogy",
    "association_test",
    "before_and_after",
    "behaviour",
    "catalogue",
    "compare",
    "compare_texts",
    "explain",
    "faithfulness",
    "filter_matches",
    "filter_study",
    "filter_trace",
    "find_flips",
    "gates",
    "hidden_states",
    "history",
    "layers",
    "leanings",
    "ledger",
    "lesson",
    "mask",
    "memory",
    "model",
    "neighbours",
    "phrase_study",
    "predict",
    "randomisation",
    "receptive_fields",
    "reduce_text",
    "saturation",
    "shifts",
    "space",
    "spaces",
    "started",
    "trace",
    "vector_sets",
    "word_map",
    "word_map_along",
    "word_map_round",
]
