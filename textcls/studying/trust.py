"""How far a model's explanations can be trusted, over texts of the test part."""

from textcls.artifacts import TrainedModel
from textcls.attribution import methods_for
from textcls.data import Splits
from textcls.models.course import CourseRecurrent
from textcls.studying.base import Watch, sample
from textcls.trust import faithfulness_over
from textcls.values import TrustStudy

_TEXTS = 200
_COMPARED = 50  # of the texts, by several methods
_RANDOMISED = 20  # of the texts, each explained 15 times over; half as many where in steps
# Cells written out in Python explain a hundred times slower than torch's.
_FEW_TEXTS = 50


def trust_study(model: TrainedModel, splits: Splits, watch: Watch) -> TrustStudy:
    """Faithfulness over 200 test texts, fewer where a text takes a second; the study says both."""
    sampled = "ig" in methods_for(model)[:1]
    slow = isinstance(model.network, CourseRecurrent)
    return faithfulness_over(
        model,
        sample(splits.test.texts, _FEW_TEXTS if slow else _TEXTS),
        compared=_COMPARED,
        randomised=_RANDOMISED // (4 if slow else 2 if sampled else 1),
        watch=watch,
    )
