"""fit(recipe, splits): from texts to a network whose validation loss was the lowest."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch

from textcls import solving
from textcls.data import Rows, Splits
from textcls.models import ARCHITECTURES, RCNN, Classifier, Linear, Wide, WideCNN, WideRCNN
from textcls.registry import UserError
from textcls.text import Vocabulary, words_of
from textcls.training.batches import Encoded, bucketed, evaluate
from textcls.training.descent import Descent, Progress
from textcls.training.language import pretrain
from textcls.values import Coverage, Epoch, Pretrained, Recipe, Training
from textcls.vectors import WordVectors, embedding_matrix

__all__ = ["Encoded", "Fitted", "Progress", "bucketed", "evaluate", "fit"]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A network with the weights of its best epoch, and how it came to them."""

    network: Classifier
    vocabulary: Vocabulary
    history: tuple[Epoch, ...]
    best_epoch: int
    interrupted: bool
    coverage: Coverage | None
    pretrained: Pretrained | None = None


def fit(
    recipe: Recipe,
    splits: Splits,
    labels: Sequence[str],
    *,
    word_vectors: WordVectors | None = None,
    watch: Callable[[Progress], None] = lambda progress: None,
) -> Fitted:
    """Train a network; the same recipe and splits give the same weights on the same machine.

    `word_vectors` are where the embeddings of the words they cover begin.
    Ctrl-C ends the training and keeps the best weights so far (those at hand in epoch 1).
    """
    vocabulary, train, validation = _encode(recipe, splits)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(recipe.training.seed)
        network = ARCHITECTURES[recipe.architecture](len(vocabulary), len(labels), **recipe.network)
        coverage = _begin_with(word_vectors, vocabulary, network) if word_vectors else None
        pretrained = _pretrain(recipe, network, train, validation, watch)
        learn = _WAYS.get(type(network), _descend)
        run = learn(recipe.training, network, train, validation, watch)
    network.eval().requires_grad_(False)
    return Fitted(
        network,
        vocabulary,
        tuple(run.history),
        run.best_epoch,
        run.interrupted,
        coverage,
        pretrained,
    )


def _pretrain(
    recipe: Recipe,
    network: Classifier,
    train: Encoded,
    validation: Encoded,
    watch: Callable[[Progress], None],
) -> Pretrained | None:
    if recipe.pretraining is None:
        return None
    if not isinstance(network, RCNN):
        raise UserError(
            f"'{recipe.name}' is a {recipe.architecture}, which cannot begin as a language model; "
            "rcnn and widercnn can"
        )
    seed = recipe.training.seed
    return pretrain(recipe.pretraining, network, train, validation, seed=seed, watch=watch)


def _descend(
    options: Training,
    network: Classifier,
    train: Encoded,
    validation: Encoded,
    watch: Callable[[Progress], None],
) -> Descent:
    """Batch by batch, and back to the weights of the best epoch."""
    run = Descent(options, network, train, validation, watch)
    run.until_no_better()
    network.load_state_dict(run.best_weights)
    return run


def _solve(
    options: Training,
    network: Linear,
    train: Encoded,
    validation: Encoded,
    watch: Callable[[Progress], None],
) -> Descent:
    """The linear model in one step, told as one epoch."""
    began = time.perf_counter()
    run = Descent(options, network, train, validation, watch)
    solving.solve(network, train.rows, train.labels, options)
    solving.temper(network, validation.rows, validation.labels)
    figures = (*evaluate(network, train), *evaluate(network, validation))
    run.history.append(Epoch(1, *figures, 0.0, time.perf_counter() - began))
    run.best_epoch = 1
    watch(Progress(1, 1, 1, figures[0], run.history[0]))
    return run


def _descend_and_solve(
    options: Training,
    network: Wide,
    train: Encoded,
    validation: Encoded,
    watch: Callable[[Progress], None],
) -> Descent:
    """A wide net's two parts one after the other, then their weights on the validation part."""
    network.wide.requires_grad_(False)
    for table in network.wide.parameters():
        table.zero_()
    run = _descend(options, network, train, validation, watch)
    solving.solve(network.wide, train.rows, train.labels, options)
    solving.mix(network, validation.rows, validation.labels)
    return run


_WAYS = {Linear: _solve, WideCNN: _descend_and_solve, WideRCNN: _descend_and_solve}


def _begin_with(vectors: WordVectors, vocabulary: Vocabulary, network: Classifier) -> Coverage:
    """Put word vectors in the place of the random start of the words they cover."""
    weight = network.embedding.weight.detach()
    matrix, coverage = embedding_matrix(vectors, vocabulary, weight.numpy())
    weight.copy_(torch.from_numpy(matrix))
    return coverage


def _encode(recipe: Recipe, splits: Splits) -> tuple[Vocabulary, Encoded, Encoded]:
    """The vocabulary is fitted on the training part alone."""
    texts = [words_of(text, recipe.reading) for text in splits.train.texts]
    vocabulary = Vocabulary.fit(texts, recipe.reading)
    validation = [words_of(text, recipe.reading) for text in splits.validation.texts]
    return (
        vocabulary,
        _encoded(texts, splits.train, vocabulary),
        _encoded(validation, splits.validation, vocabulary),
    )


def _encoded(texts: list[list[str]], rows: Rows, vocabulary: Vocabulary) -> Encoded:
    encoded = [torch.tensor(vocabulary.rows(words), dtype=torch.long) for words in texts]
    return Encoded(encoded, torch.tensor(rows.labels))
