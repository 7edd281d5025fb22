"""A recipe in words: how the model reads, what its network is, how its weights are found."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from textcls.standings import Standing
from textcls.ui.words import listed, percent, plain
from textcls.values import Layer, Pretraining, Reading, Recipe, Training

_NETWORK = {
    "size": "Numbers in a word vector",
    "widths": "Words under a filter",
    "filters": "Filters of each width",
    "relu": "Negative filter answers cut to 0",
    "hidden": "Hidden units",
    "channels": "Channels",
    "blocks": "Blocks",
    "layers": "Recurrent layers",
    "bidirectional": "Reads in both directions",
    "pooling": "States into one",
    "fully_connected": "Units of the layer before the last",
    "dropout": "Dropout",
    "embedding_dropout": "Dropout on word vectors",
    "steps": "Steps, padding included",
    "orders": "Words in a feature, at most",
    "buckets": "Places for word groups",
    "binary": "A word counts once",
    "normalise": "Texts scaled to one length",
}
_SHARES = ("dropout", "embedding_dropout")


def show(recipe: Recipe) -> None:
    """One table in three parts."""
    facts(
        {
            "**Reading**": "",
            **_reading(recipe.reading),
            "**Network**": "",
            **_network(recipe),
            **_language(recipe.pretraining),
            "**Training**": "",
            **_training(recipe),
        }
    )


def facts(rows: Mapping[str, str]) -> None:
    """A table of names and what they are; a name without a value is a title."""
    st.table(
        [{"what": name, "value": plain(value)} for name, value in rows.items()],
        border="horizontal",
        hide_index=True,
        hide_header=True,
    )


def parameter_notes(standing: Standing, layers: tuple[Layer, ...]) -> list[str]:
    """Whether the count is the course's, and how many of the numbers never changed."""
    notes, card, course = [], standing.card, standing.course
    head = sum(layer.parameters for layer in layers if layer.name.startswith("head."))
    if course and course.parameters == card.parameters - head // 2:
        notes.append(
            f"Every class has a logit of its own here. With one logit for both, as in the course's "
            f"{plain(course.system)}, they are {course.parameters:,}."
        )
    if card.recipe.training.freeze_epochs >= card.recipe.training.epochs:
        fixed = sum(layer.parameters for layer in layers if layer.name == "embedding.weight")
        notes.append(
            f"The {fixed:,} of the word vectors stayed as they were given; "
            f"{card.parameters - fixed:,} were trained."
        )
    return notes


def _reading(reading: Reading) -> dict[str, str]:
    ends = "half from each end" if reading.beyond == "head-tail" else "from the beginning"
    left_out = {
        "stop words": reading.stop_words,
        "words in parentheses": reading.parentheses,
        "punctuation": reading.punctuation,
    }
    missing = [name for name, kept in left_out.items() if not kept]
    seen = f", seen {reading.min_count} times or more" if reading.min_count > 1 else ""
    return {
        "Reads": f"at most {reading.max_tokens:,} tokens, {ends}",
        "Case": "all lower case" if reading.lowercase else "as typed",
        "Leaves out": listed(missing) if missing else "nothing",
        "Knows": f"at most {reading.max_words:,} words{seen}",
    }


def _network(recipe: Recipe) -> dict[str, str]:
    rows = {"Architecture": recipe.architecture}
    if recipe.architecture != "linear":
        rows["Word vectors start"] = f"as {recipe.vectors}" if recipe.vectors else "at random"
    for name, value in recipe.network.items():
        if isinstance(value, dict):
            for inner, what in value.items():
                rows[f"Linear part: {_spoken(inner).lower()}"] = _value(inner, what)
        else:
            rows[_spoken(name)] = _value(name, value)
    return rows


def _spoken(name: str) -> str:
    return _NETWORK.get(name, name.replace("_", " ").capitalize())


def _value(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return listed([str(item) for item in value])
    if name in _SHARES:
        return percent(value, 0)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _language(pretraining: Pretraining | None) -> dict[str, str]:
    if pretraining is None:
        return {}
    return {
        "**Language model, before**": "",
        "Learns": "to foresee the next word, forwards and backwards; sees no label",
        "Passes over the texts": str(pretraining.epochs),
        "Told apart from": f"the other words of its batch and {pretraining.sampled:,} more",
        "First learning rate": f"{pretraining.learning_rate:g}",
        "Texts at a time": str(pretraining.batch_size),
        "Its dropout": percent(pretraining.dropout, 0),
    }


def _training(recipe: Recipe) -> dict[str, str]:
    training = recipe.training
    rows = {}
    if recipe.architecture == "linear" or "wide" in recipe.network:
        rows["Ridge penalty"] = f"{training.ridge:g}"
    if recipe.architecture == "linear":
        return rows | {"Solved": "in one step"}
    rows["Epochs"] = str(training.epochs)
    if training.patience + 1 < training.epochs:
        rows["Epochs"] = (
            f"at most {training.epochs}; stops after {training.patience} without a better one"
        )
    rows["Learning rate"] = f"{training.learning_rate:g}, {training.schedule}"
    rows["Batch"] = f"{training.batch_size} texts"
    return rows | _extras(training)


def _extras(training: Training) -> dict[str, str]:
    """What a recipe need not have; only what it does have is named."""
    rows = {
        "Weight decay": f"{training.weight_decay:g}" if training.weight_decay else "",
        "Gradient norm": f"at most {training.clip_norm:g}" if training.clip_norm else "",
        "Label smoothing": percent(training.label_smoothing, 0) if training.label_smoothing else "",
        "Words dropped": percent(training.word_dropout, 0) if training.word_dropout else "",
        "Classes": "weighed by rarity" if training.class_weights else "",
        "Word vectors": _frozen(training),
        "Weights averaged": f"with decay {training.averaging:g}" if training.averaging else "",
    }
    return {name: value for name, value in rows.items() if value}


def _frozen(training: Training) -> str:
    if training.freeze_epochs >= training.epochs:
        return "stay as they are"
    spans = [
        f"{number:,} {what}"
        for number, what in (
            (training.freeze_batches, "batches"),
            (training.freeze_epochs, "epochs"),
        )
        if number
    ]
    return f"fixed for the first {listed(spans)}" if spans else ""
