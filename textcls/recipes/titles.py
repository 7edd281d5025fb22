"""News topics from the titles alone: the lesson's three nets, and our own."""

from dataclasses import replace

from textcls.values import Headline, Reading, Recipe, Training

_LESSON_READING = Reading(
    max_tokens=32,
    stop_words=False,
    parentheses=False,
    punctuation=False,
    min_count=1,
    max_words=5_000,
)
_LESSON_NETWORK = {
    "size": 100,
    "widths": [1, 2, 3],
    "filters": 50,
    "relu": False,
    "hidden": 100,
    "dropout": 0.1,
}
_LESSON = Training(
    epochs=10,
    learning_rate=1e-3,
    schedule="plateau",
    patience=5,
    class_weights=True,
)
_READING = Reading(max_tokens=32)


def _titles(what: str, title: str, summary: str, **rest) -> Recipe:
    return Recipe(name=f"ag_titles-{what}", title=title, summary=summary, task="ag_titles", **rest)


def _lesson(what: str, title: str, summary: str, headline: Headline, **rest) -> Recipe:
    rest = {"network": _LESSON_NETWORK, "training": _LESSON, **rest}
    return _titles(
        what,
        title,
        summary,
        architecture="textcnn",
        reading=_LESSON_READING,
        headline=headline,
        **rest,
    )


RECIPES = (
    _titles(
        "linear",
        "Linear",
        "Single words and word pairs with TF-IDF weights in one linear layer: the line every "
        "network is judged against.",
        architecture="linear",
        reading=replace(_READING, min_count=1),
        network={"orders": 2, "buckets": 2**19},
        training=Training(epochs=1, learning_rate=0.0, ridge=1.0),
    ),
    _lesson(
        "textcnn-random",
        "TextCNN, random vectors",
        "The lesson's net: filters over one, two and three words, two linear layers with "
        "nothing between them. Its word vectors start at random.",
        Headline("B1", "weighted F1", 0.801),
        training=replace(_LESSON, word_dropout=0.1),
    ),
    _lesson(
        "textcnn-frozen",
        "TextCNN, frozen vectors",
        "The lesson's net on word vectors learned by skip-gram on the news texts, which stay "
        "as they are.",
        Headline("B2", "weighted F1", 0.829),
        network={**_LESSON_NETWORK, "filters": 128, "dropout": 0.3},
        training=replace(
            _LESSON, freeze_epochs=10, word_dropout=0.1, label_smoothing=0.05, averaging=0.998
        ),
        vectors="skipgram-news",
    ),
    _lesson(
        "textcnn-tuned",
        "TextCNN, tuned vectors",
        "The lesson's net on word vectors learned by skip-gram on the news texts, trained along.",
        Headline("B3", "weighted F1", 0.827),
        network={
            **_LESSON_NETWORK,
            "filters": 128,
            "dropout": 0.5,
            "embedding_dropout": 0.3,
        },
        training=replace(_LESSON, word_dropout=0.3, label_smoothing=0.1, averaging=0.998),
        vectors="skipgram-news",
    ),
    _titles(
        "widecnn",
        "Wide CNN",
        "Our own: a TextCNN on three sets of word vectors beside a bag of word pairs; their logits "
        "add, weighted on the validation part. It learns from the whole news texts as well.",
        architecture="widecnn",
        reading=replace(_READING, max_words=16_000, min_count=1),
        network={
            "size": 250,
            "widths": [1, 2, 3],
            "filters": 128,
            "dropout": 0.5,
            "embedding_dropout": 0.3,
            "wide": {"orders": 2},
        },
        training=Training(
            epochs=6,
            learning_rate=1e-3,
            schedule="linear",
            patience=2,
            label_smoothing=0.05,
            word_dropout=0.1,
            freeze_epochs=2,
            averaging=0.998,
            ridge=1.0,
        ),
        vectors="skipgram-news+skipgram-reviews+glove-50",
        also="ag_news",
    ),
)
