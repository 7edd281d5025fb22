"""Sarcastic headlines: the chapter's over-fitting story in five nets, and our own."""

from dataclasses import replace

from textcls.values import Headline, Reading, Recipe, Training

_CHAPTER_READING = Reading(max_tokens=40, min_count=1, max_words=2_000)
_READING = Reading(max_tokens=40)
_BILSTM = {"size": 7, "hidden": 24, "bidirectional": True, "pooling": "mean", "fully_connected": 24}
_PLAIN = Training(epochs=20, learning_rate=1e-3, batch_size=32, patience=20)


def _sarcasm(what: str, title: str, summary: str, **rest) -> Recipe:
    return Recipe(name=f"sarcasm-{what}", title=title, summary=summary, task="sarcasm", **rest)


def _bilstm(what: str, title: str, summary: str, headline: Headline, **rest) -> Recipe:
    rest = {"network": _BILSTM, "training": _PLAIN, **rest}
    return _sarcasm(
        what,
        title,
        summary,
        architecture="lstm",
        reading=_CHAPTER_READING,
        headline=headline,
        **rest,
    )


RECIPES = (
    _sarcasm(
        "linear",
        "Linear",
        "Single words and word pairs with TF-IDF weights in one linear layer: the line every "
        "network is judged against.",
        architecture="linear",
        reading=replace(_READING, min_count=1),
        network={"orders": 2},
        training=Training(epochs=1, learning_rate=0.0, ridge=1.0),
    ),
    _bilstm(
        "bilstm",
        "BiLSTM",
        "One small LSTM in both directions, the mean over its states, and two linear layers. It "
        "learns its headlines by heart: watch the two loss curves part.",
        Headline("D1", "accuracy", 0.75, "validation", parameters=21_537),
    ),
    _bilstm(
        "bilstm-stacked",
        "BiLSTM, stacked",
        "A second layer on top of the first: the best validation loss is a little lower, and the "
        "rise after it about as large.",
        Headline("D2", "accuracy", None, "validation", parameters=35_745),
        network={**_BILSTM, "layers": 2},
    ),
    _bilstm(
        "bilstm-lowlr",
        "BiLSTM, low learning rate",
        "The stacked net with a learning rate of 3e-4: in as many epochs the validation loss "
        "hardly rises again, and the gap between the accuracies stays smaller.",
        Headline("D3", "accuracy", None, "validation"),
        network={**_BILSTM, "layers": 2},
        training=replace(_PLAIN, learning_rate=3e-4),
    ),
    _bilstm(
        "bilstm-dropout",
        "BiLSTM, dropout",
        "The stacked net with a fifth of the units dropped after the embedding, between the "
        "layers and after them.",
        Headline("D4", "accuracy", 0.75, "validation"),
        network={**_BILSTM, "layers": 2, "dropout": 0.2, "embedding_dropout": 0.2},
        training=replace(_PLAIN, learning_rate=3e-4),
    ),
    _sarcasm(
        "lstm-frozen",
        "LSTM, frozen GloVe",
        "Two narrow layers on GloVe vectors that stay as they are: little to learn with, and "
        "little over-fitting.",
        architecture="lstm",
        reading=replace(_CHAPTER_READING, max_words=8_000),
        network={
            "size": 50,
            "hidden": 16,
            "layers": 2,
            "pooling": "mean",
            "fully_connected": 16,
        },
        training=replace(_PLAIN, freeze_epochs=20),
        vectors="glove-50",
        headline=Headline("D5", "accuracy", None, "validation", parameters=406_817),
    ),
    _sarcasm(
        "widecnn",
        "Wide CNN",
        "Our own: a TextCNN on three sets of word vectors, kept as they are for four epochs, "
        "beside a bag of words and word pairs; their logits add, weighted on the validation part.",
        architecture="widecnn",
        reading=replace(_READING, max_words=20_000),
        network={
            "size": 250,
            "widths": [1, 2, 3],
            "filters": 256,
            "dropout": 0.5,
            "embedding_dropout": 0.4,
            "wide": {"orders": 2},
        },
        training=Training(
            epochs=12,
            learning_rate=1e-3,
            schedule="linear",
            patience=3,
            label_smoothing=0.05,
            word_dropout=0.1,
            freeze_epochs=4,
            averaging=0.995,
            ridge=1.0,
        ),
        vectors="skipgram-news+skipgram-reviews+glove-50",
    ),
)
