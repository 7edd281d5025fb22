"""The table of recipes: one row, one model. Names are `task-what`."""

from textcls.registry import Registry
from textcls.values import Reading, Recipe, Training

_NEWS = Reading(max_tokens=128)
_REVIEW = Reading(max_tokens=400, beyond="head-tail")

_ROWS = (
    Recipe(
        name="ag_news-textcnn",
        title="TextCNN",
        summary=(
            "Filters over one to four neighbouring words, each keeping its strongest match. "
            "Word vectors start at random and are learned with the filters."
        ),
        task="ag_news",
        architecture="textcnn",
        reading=_NEWS,
        network={"size": 100, "widths": [1, 2, 3, 4], "filters": 100, "dropout": 0.5},
        training=Training(
            epochs=8,
            learning_rate=1e-3,
            batch_size=64,
            schedule="linear",
            patience=2,
            label_smoothing=0.05,
            word_dropout=0.1,
            averaging=0.998,
        ),
    ),
    Recipe(
        name="ag_news-gru",
        title="GRU",
        summary=(
            "One gated recurrent layer that reads the text from left to right; the answer is "
            "read from its state after the last word. Word vectors are learned along."
        ),
        task="ag_news",
        architecture="gru",
        reading=_NEWS,
        network={"size": 100, "hidden": 100, "dropout": 0.3, "embedding_dropout": 0.2},
        training=Training(
            epochs=6,
            learning_rate=2e-3,
            batch_size=64,
            schedule="linear",
            patience=2,
            clip_norm=1.0,
            word_dropout=0.1,
            averaging=0.998,
        ),
    ),
    Recipe(
        name="imdb-textcnn",
        title="TextCNN",
        summary=(
            "Filters over three, four and five neighbouring words, each keeping its strongest "
            "match. Of a long review the first and the last 200 words are read."
        ),
        task="imdb",
        architecture="textcnn",
        reading=_REVIEW,
        network={"size": 100, "widths": [3, 4, 5], "filters": 64, "dropout": 0.5},
        training=Training(
            epochs=12,
            learning_rate=1e-3,
            batch_size=64,
            schedule="linear",
            patience=3,
            label_smoothing=0.05,
            word_dropout=0.2,
            averaging=0.998,
        ),
    ),
)

RECIPES: Registry[Recipe] = Registry("recipe", {recipe.name: recipe for recipe in _ROWS})
