"""Studies by name: what a model does over many texts, found once and stored beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from textcls import studies
from textcls.artifacts import TrainedModel
from textcls.attribution import is_one_layer_cnn
from textcls.data import Splits
from textcls.registry import Registry, UserError
from textcls.studying.base import Watch
from textcls.studying.filters import filter_study
from textcls.studying.phrases import phrase_study
from textcls.studying.trust import trust_study


@dataclass(frozen=True, slots=True)
class Study:
    """`make(model, splits, watch)` gives the value that `textcls.studies` stores.

    `watch` is told the share of the work that is done. `fits` says for which models there is
    such a study.
    """

    summary: str
    make: Callable[[TrainedModel, Splits, Watch], object]
    fits: Callable[[TrainedModel], bool] = lambda model: True


STUDIES: Registry[Study] = Registry(
    "study",
    {
        "filters": Study("What does each filter look for?", filter_study, is_one_layer_cnn),
        "phrases": Study("Which phrases speak for each class?", phrase_study),
        "trust": Study("Can its explanations be believed?", trust_study),
    },
)


def studies_for(model: TrainedModel, only: str | None = None) -> tuple[str, ...]:
    """The studies there are of such a model. Raises UserError where `only` is none of them."""
    if only is not None and not STUDIES[only].fits(model):
        raise UserError(
            f"'{model.card.name}' is a {model.card.recipe.architecture}, of which there is no "
            f"{only} study; there are: {', '.join(studies_for(model)) or 'none'}"
        )
    return tuple(
        name for name, study in STUDIES.items() if study.fits(model) and only in (None, name)
    )


def study(
    model: TrainedModel,
    splits: Splits,
    folder: Path,
    *,
    only: str | None = None,
    watch: Callable[[str, float], None] = lambda name, share: None,
) -> Iterator[Path]:
    """Make the studies of a model, or `only` one, and leave each beside it; where they are."""
    for name in studies_for(model, only):
        watch(name, 0.0)
        value = STUDIES[name].make(model, splits, lambda share, name=name: watch(name, share))
        watch(name, 1.0)
        yield studies.save(name, value, model.card, folder)
