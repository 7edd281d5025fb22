"""How far a model's explanations can be trusted, over texts of the test part."""

from textcls.artifacts import TrainedModel
from textcls.attribution import methods_for
from textcls.data import Splits
from textcls.models.course import CourseRecurrent
from textcls.studying.base import Watch, sample
from textcls.trust import faithfulness_over
from textcls.values import TrustStudy

_TEXTS, _RANDOMISED, _COMPARED = 200, 20, 50  # each explained once, 15 times over, by 3 methods
_LONG = 200  # tokens; quadrature over a recurrent net that reads more takes a second a text


def trust_study(model: TrainedModel, splits: Splits, watch: Watch) -> TrustStudy:
    """Faithfulness over 200 test texts; over half as many where one takes a second to explain."""
    quadrature = methods_for(model)[0] == "ig"
    slow = isinstance(model.network, CourseRecurrent) or (
        quadrature and model.card.recipe.reading.max_tokens > _LONG
    )
    return faithfulness_over(
        model,
        sample(splits.test.texts, _TEXTS // 2 if slow else _TEXTS),
        compared=_COMPARED,
        randomised=_RANDOMISED // (4 if slow else 2 if quadrature else 1),
        watch=watch,
    )
