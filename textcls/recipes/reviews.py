"""Film reviews: the book chapter's LSTM and TextCNNs, and our own."""

from dataclasses import replace

from textcls.values import Headline, Reading, Recipe, Training

_READING = Reading(max_tokens=400, beyond="head-tail")
_NETWORK = {"size": 100, "widths": [3, 4, 5], "filters": 64, "dropout": 0.5}
_CNN = Training(
    epochs=6,
    learning_rate=1e-3,
    schedule="linear",
    patience=3,
    label_smoothing=0.05,
    word_dropout=0.2,
    averaging=0.998,
)


def _review(what: str, title: str, summary: str, **rest) -> Recipe:
    rest = {"reading": _READING, **rest}
    return Recipe(name=f"imdb-{what}", title=title, summary=summary, task="imdb", **rest)


RECIPES = (
    _review(
        "linear",
        "Linear",
        "Words, word pairs and triples with naive-Bayes weights in one linear layer: the line "
        "every network is judged against.",
        architecture="linear",
        reading=Reading(max_tokens=1_000),
        network={"orders": 3, "buckets": 2**19, "binary": True, "normalise": False},
        training=Training(epochs=1, learning_rate=0.0, ridge=100.0),
    ),
    _review(
        "lstm",
        "LSTM",
        "Two layers that read the review in both directions; the mean of all states goes to the "
        "linear layer, not the chapter's last ones. Narrower than there, to fit a small machine.",
        architecture="lstm",
        reading=replace(_READING, max_tokens=250),
        network={
            "size": 100,
            "hidden": 64,
            "layers": 2,
            "bidirectional": True,
            "pooling": "mean",
            "dropout": 0.5,
        },
        training=replace(_CNN, epochs=3, learning_rate=2e-3, clip_norm=2.0, word_dropout=0.1),
        headline=Headline("C1", "F1", 0.837),
    ),
    _review(
        "textcnn",
        "TextCNN",
        "Filters over three, four and five neighbouring words, each keeping its strongest "
        "match. Of a long review the first and the last 200 words are read.",
        architecture="textcnn",
        network=_NETWORK,
        training=_CNN,
        headline=Headline("C2", "F1", 0.850),
    ),
    _review(
        "textcnn-vectors",
        "TextCNN, given vectors",
        "The same net on word vectors learned by skip-gram on 75,000 reviews, trained along.",
        architecture="textcnn",
        network=_NETWORK,
        training=_CNN,
        vectors="skipgram-reviews",
        headline=Headline("C3", "F1", 0.872),
    ),
    _review(
        "textcnn-thaw",
        "TextCNN, vectors thawed",
        "The same word vectors, kept fixed for the first two epochs and trained from then on.",
        architecture="textcnn",
        network=_NETWORK,
        training=replace(_CNN, freeze_epochs=2),
        vectors="skipgram-reviews",
        headline=Headline("C4", "F1", 0.881),
    ),
    _review(
        "widecnn",
        "Wide CNN",
        "Our own: a TextCNN on skip-gram vectors beside naive-Bayes weighted words, pairs and "
        "triples; their logits add, weighted on the validation part.",
        architecture="widecnn",
        reading=Reading(max_tokens=800, beyond="head-tail", max_words=20_000),
        network={
            "size": 100,
            "widths": [1, 2, 3, 4],
            "filters": 100,
            "dropout": 0.5,
            "embedding_dropout": 0.2,
            "wide": {"orders": 3, "buckets": 2**19, "binary": True, "normalise": False},
        },
        training=replace(_CNN, ridge=100.0),
        vectors="skipgram-reviews",
    ),
)
