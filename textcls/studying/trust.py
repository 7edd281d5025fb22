"""How far a model's explanations can be trusted, over texts of the test part."""

from textcls.artifacts import TrainedModel
from textcls.data import Splits
from textcls.studying.base import Watch, sample
from textcls.trust import faithfulness_over
from textcls.values import TrustStudy

_TEXTS = 200


def trust_study(model: TrainedModel, splits: Splits, watch: Watch) -> TrustStudy:
    """Erasure, agreement of methods and randomisation over 200 test texts."""
    return faithfulness_over(model, sample(splits.test.texts, _TEXTS), watch=watch)
