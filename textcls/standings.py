"""Each model beside its task's linear model, and beside the figure that the course printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from textcls.recipes import RECIPES
from textcls.values import Headline, ModelCard, Report

_KINDS = {
    "linear": "linear",
    "textcnn": "convolutional",
    "stridecnn": "convolutional",
    "widecnn": "convolutional + linear",
    "widercnn": "recurrent + linear",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A model and what it is measured against; shares of 1, differences in points of 100.

    `linear` is the most accurate linear model of the same task; None where there is none.
    """

    card: ModelCard
    linear: ModelCard | None

    @property
    def name(self) -> str:
        """The title, with the system of the course that the model re-creates."""
        return f"{self.card.title} ({self.course.system})" if self.course else self.card.title

    @property
    def kind(self) -> str:
        """The family of the network, in words."""
        return _KINDS.get(self.card.recipe.architecture, "recurrent")

    @property
    def learns(self) -> bool:
        """Whether it was trained epoch by epoch; a linear model is solved at once."""
        return self.card.training.epochs > 1 or self.kind != "linear"

    @property
    def over_linear(self) -> float | None:
        """How far the accuracy is above the linear model's; None for that model itself."""
        if not (self.card.report and self.linear and self.linear.report):
            return None
        if self.linear.name == self.card.name:
            return None
        return 100 * (self.card.report.accuracy - self.linear.report.accuracy)

    @property
    def course(self) -> Headline | None:
        """What the model re-creates, in the words of the table of recipes if it is in there.

        A card keeps the words of the day it was made.
        """
        told, known = self.card.recipe.headline, RECIPES.get(self.card.name)
        return known.headline if told and known else told

    @property
    def headline(self) -> float | None:
        """The course's figure, where it printed one."""
        return self.course and self.course.value

    @property
    def over_headline(self) -> float | None:
        """How far the model is above the course's figure, in the metric of that figure."""
        if self.headline is None or self.card.report is None:
            return None
        return 100 * (figure(self.card.report, self.course.metric) - self.headline)


def standings(cards: Iterable[ModelCard]) -> dict[str, list[Standing]]:
    """The models of each task, the most accurate first."""
    tasks: dict[str, list[ModelCard]] = {}
    for card in cards:
        tasks.setdefault(card.task, []).append(card)
    return {task: _ranked(group) for task, group in tasks.items()}


def figure(report: Report, metric: str) -> float:
    """A figure of a report by the name that a recipe's headline gives it."""
    if metric == "weighted F1":
        return report.f1_weighted
    return report.f1_macro if "F1" in metric else report.accuracy


def f1_name(task: str) -> str:
    """Which F1 `headline_f1` is."""
    return "weighted F1" if task == "ag_titles" else "macro F1"


def headline_f1(task: str, report: Report) -> float:
    """Macro F1; weighted for news titles, where the lesson printed that."""
    return figure(report, f1_name(task))


def _ranked(cards: list[ModelCard]) -> list[Standing]:
    ranked = sorted(cards, key=lambda card: -card.report.accuracy if card.report else 0.0)
    linear = next((card for card in ranked if card.recipe.architecture == "linear"), None)
    return [Standing(card, linear) for card in ranked]
