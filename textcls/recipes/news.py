"""News topics from the full text: the course's five systems, repaired ones, and our own."""

from dataclasses import replace

from textcls.values import Headline, Pretraining, Reading, Recipe, Training

_READING = Reading(max_tokens=128)
_GRU = {"size": 100, "hidden": 100, "dropout": 0.3, "embedding_dropout": 0.2}
_CNN = Training(
    epochs=4,
    learning_rate=2e-3,
    schedule="linear",
    patience=2,
    label_smoothing=0.05,
    word_dropout=0.1,
    averaging=0.998,
)
_RECURRENT = replace(_CNN, clip_norm=1.0)
_COURSE = Training(epochs=1, learning_rate=1e-2, batch_size=32, clip_norm=1.0)


def _news(what: str, title: str, summary: str, **rest) -> Recipe:
    rest = {"reading": _READING, **rest}
    return Recipe(name=f"ag_news-{what}", title=title, summary=summary, task="ag_news", **rest)


RECIPES = (
    _news(
        "linear",
        "Linear",
        "Single words and word pairs with TF-IDF weights in one linear layer: the line every "
        "network is judged against.",
        architecture="linear",
        network={"orders": 2},
        training=Training(epochs=1, learning_rate=0.0, ridge=3.0),
    ),
    _news(
        "textcnn",
        "TextCNN",
        "Filters over one to four neighbouring words, each keeping its strongest match. Word "
        "vectors start at random and are learned with the filters.",
        architecture="textcnn",
        network={"size": 100, "widths": [1, 2, 3, 4], "filters": 100, "dropout": 0.5},
        training=_CNN,
    ),
    _news(
        "gru",
        "GRU",
        "One gated recurrent layer that reads the text from left to right; the answer is read "
        "from its state after the last word. Word vectors are learned along.",
        architecture="gru",
        network=_GRU,
        training=_RECURRENT,
        headline=Headline("A3", "accuracy", 0.806),
    ),
    _news(
        "stridecnn",
        "Stride CNN",
        "Three convolutions, each halving the text, with batch normalisation; the strongest "
        "activation of each channel goes to the linear layer.",
        architecture="stridecnn",
        network={"size": 50, "channels": 50, "dropout": 0.3},
        training=_CNN,
        headline=Headline("A1", "accuracy", None),
    ),
    _news(
        "rnn-course",
        "RNN, as in the course",
        "A plain recurrent cell written from its formula, all weights drawn from U(0, 1), its "
        "state read after the padding. It fails, and the states show why.",
        architecture="rnn-course",
        network={"size": 50, "hidden": 50, "steps": 128},
        training=_COURSE,
        headline=Headline("A2", "accuracy", 0.250),
    ),
    _news(
        "rnn",
        "RNN, repaired",
        "The same plain cell with a sane start of its weights and the state read at the true "
        "end of the text.",
        architecture="rnn",
        network={"size": 100, "hidden": 100, "dropout": 0.3, "pooling": "last"},
        training=replace(_RECURRENT, learning_rate=1e-3, epochs=5),
        headline=Headline("A2", "accuracy", 0.250),
    ),
    _news(
        "gru-course",
        "GRU, as in the course",
        "A gated cell written from its formulas, all weights drawn from U(0, 1), its state read "
        "after the padding.",
        architecture="gru-course",
        network={"size": 50, "hidden": 50, "steps": 128},
        training=_COURSE,
        headline=Headline("A3", "accuracy", 0.806),
    ),
    _news(
        "gru-vectors",
        "GRU, given vectors",
        "The GRU begins with word vectors learned by skip-gram on the news texts themselves, "
        "and goes on training them.",
        architecture="gru",
        network=_GRU,
        training=_RECURRENT,
        vectors="skipgram-news",
        headline=Headline("A4", "accuracy", 0.850),
    ),
    _news(
        "gru-thaw",
        "GRU, vectors thawed",
        "The same word vectors, kept fixed for the first 500 batches of 64 (the course's 1,000 "
        "of 32) and trained from then on.",
        architecture="gru",
        network=_GRU,
        training=replace(_RECURRENT, freeze_batches=500),
        vectors="skipgram-news",
        headline=Headline("A5", "accuracy", 0.846),
    ),
    _news(
        "widecnn",
        "Wide CNN",
        "Our own: a TextCNN on skip-gram vectors beside a bag of words and word pairs; their "
        "logits add, weighted on the validation part.",
        architecture="widecnn",
        network={
            "size": 100,
            "widths": [1, 2, 3, 4],
            "filters": 100,
            "dropout": 0.5,
            "embedding_dropout": 0.2,
            "wide": {"orders": 2},
        },
        reading=replace(_READING, min_count=1),
        training=replace(_CNN, ridge=2.0),
        vectors="skipgram-news",
    ),
    _news(
        "widercnn",
        "Wide RCNN",
        "Our own: an LSTM that learned to foresee the next word in both "
        "directions before it saw a topic, filters over each word between its two states, and "
        "beside them a bag of words and word pairs.",
        architecture="widercnn",
        network={
            "size": 100,
            "hidden": 256,
            "widths": [1],
            "filters": 300,
            "dropout": 0.5,
            "embedding_dropout": 0.2,
            "wide": {"orders": 2, "buckets": 220_000},
        },
        reading=replace(_READING, min_count=1),
        training=replace(_RECURRENT, epochs=4, learning_rate=1.5e-3, ridge=2.0),
        vectors="skipgram-news",
        pretraining=Pretraining(epochs=10),
    ),
)
