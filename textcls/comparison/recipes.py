"""How models that are held against each other were made, in sentences from their cards."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from textcls.comparison.findings import listed, titled
from textcls.values import ModelCard

_OF_THE_VECTORS = ("vectors", "freeze_batches", "freeze_epochs")
_NAMES = ("name", "title", "summary", "headline")


def vectors(cards: Sequence[ModelCard]) -> str:
    """How the word vectors of each came about, and what else their recipes do not share."""
    ways = {titled(card): _vectors(card) for card in cards}
    parts = [f"{way} ({name})" for name, way in ways.items()]
    return f"The word vectors {listed(parts)}. {_others(cards)}"


def word_groups(cards: Sequence[ModelCard]) -> str:
    """What a linear model counts; empty where there is none."""
    return " ".join(
        f"{titled(card)} counts groups of up to {card.recipe.network['orders']} words here."
        for card in cards
        if card.recipe.network.get("orders", 1) > 1
    )


def _vectors(card: ModelCard) -> str:
    recipe, training = card.recipe, card.recipe.training
    if recipe.architecture == "linear":
        return "are none"
    start = f"began with {recipe.vectors}" if recipe.vectors else "began at random"
    if training.freeze_epochs >= card.training.epochs:
        return f"{start} and stayed fixed"
    for number, unit in (
        (training.freeze_epochs, "epoch"),
        (training.freeze_batches, "batch"),
    ):
        if number:
            units = {"epoch": "epochs", "batch": "batches"}[unit] if number > 1 else unit
            return f"{start} and were trained after {number:,} {units}"
    return f"{start} and were trained"


def _others(cards: Sequence[ModelCard]) -> str:
    made = [_settings(card) for card in cards]
    names = dict.fromkeys(name for one in made for name in one)
    values = {name: [one.get(name, 0) for one in made] for name in names}
    differing = [
        f"{name.replace('_', ' ')} ({', '.join(map(str, each))})"
        for name, each in values.items()
        if any(value != each[0] for value in each)
    ]
    if not differing:
        return "Their recipes differ in nothing else."
    return f"Their recipes also differ in {listed(differing)}."


def _settings(card: ModelCard) -> dict[str, Any]:
    """Name and value of all that decides a model, but for its word vectors."""
    recipe = asdict(card.recipe)
    parts = [recipe.pop(name) for name in ("reading", "network", "training")]
    flat = recipe | {name: value for part in parts for name, value in part.items()}
    return {n: v for n, v in flat.items() if n not in (*_OF_THE_VECTORS, *_NAMES)}
