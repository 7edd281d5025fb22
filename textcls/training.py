"""fit(recipe, splits): from texts to a network whose validation loss was the lowest."""

import copy
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from textcls import solving
from textcls.data import Rows, Splits
from textcls.inference import pad
from textcls.models import ARCHITECTURES, Classifier, Linear, WideCNN
from textcls.text import Vocabulary, words_of
from textcls.values import Coverage, Epoch, Recipe, Training
from textcls.vectors import WordVectors, embedding_matrix

_POOL = 100  # batches whose texts are sorted by length together


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a running training stands: batches done and to come, and the running mean loss."""

    epoch: int
    batch: int
    batches: int
    loss: float
    validation: Epoch | None = None


@dataclass(frozen=True, slots=True)
class Fitted:
    """A network with the weights of its best epoch, and how it came to them."""

    network: Classifier
    vocabulary: Vocabulary
    history: tuple[Epoch, ...]
    best_epoch: int
    interrupted: bool
    coverage: Coverage | None


@dataclass(frozen=True, slots=True)
class Encoded:
    """Texts as embedding rows, side by side with their labels."""

    rows: list[Tensor]
    labels: Tensor


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
        learn = _WAYS.get(type(network), _descend)
        run = learn(recipe.training, network, train, validation, watch)
    network.eval().requires_grad_(False)
    return Fitted(
        network, vocabulary, tuple(run.history), run.best_epoch, run.interrupted, coverage
    )


def _descend(
    options: Training,
    network: Classifier,
    train: Encoded,
    validation: Encoded,
    watch: Callable[[Progress], None],
) -> "_Run":
    """Batch by batch, and back to the weights of the best epoch."""
    run = _Run(options, network, train, validation, watch)
    run.until_no_better()
    network.load_state_dict(run.best_weights)
    return run


def _solve(
    options: Training,
    network: Linear,
    train: Encoded,
    validation: Encoded,
    watch: Callable[[Progress], None],
) -> "_Run":
    """The linear model in one step, told as one epoch."""
    began = time.perf_counter()
    run = _Run(options, network, train, validation, watch)
    solving.solve(network, train.rows, train.labels, options)
    solving.temper(network, validation.rows, validation.labels)
    figures = (*evaluate(network, train), *evaluate(network, validation))
    run.history.append(Epoch(1, *figures, 0.0, time.perf_counter() - began))
    run.best_epoch = 1
    watch(Progress(1, 1, 1, figures[0], run.history[0]))
    return run


def _descend_and_solve(
    options: Training,
    network: WideCNN,
    train: Encoded,
    validation: Encoded,
    watch: Callable[[Progress], None],
) -> "_Run":
    """A wide net's two parts one after the other, then their weights on the validation part."""
    network.wide.requires_grad_(False)
    for table in network.wide.parameters():
        table.zero_()
    run = _descend(options, network, train, validation, watch)
    solving.solve(network.wide, train.rows, train.labels, options)
    solving.mix(network, validation.rows, validation.labels)
    return run


_WAYS = {Linear: _solve, WideCNN: _descend_and_solve}


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


class _Run:
    """The state of one training: what a loop over epochs has to remember."""

    def __init__(
        self,
        options: Training,
        network: Classifier,
        train: Encoded,
        validation: Encoded,
        watch: Callable[[Progress], None],
    ) -> None:
        self.options, self.network, self.watch = options, network, watch
        self.train, self.validation = train, validation
        self.shuffle = random.Random(options.seed)
        self.batches = math.ceil(len(train.rows) / options.batch_size)
        self.optimizer = torch.optim.Adam(
            _parameter_groups(network, options.weight_decay), lr=options.learning_rate, fused=True
        )
        self.scheduler = _scheduler(self.optimizer, options, self.batches * options.epochs)
        self.average = _Average(network, options.averaging)
        self.weights = _class_weights(train.labels) if options.class_weights else None
        self.step, self.epoch = 0, 0
        self.history: list[Epoch] = []
        self.best_epoch, self.best_loss = 0, math.inf
        self.best_weights = copy.deepcopy(network.state_dict())
        self.interrupted = False

    def until_no_better(self) -> None:
        """Epochs until the last, or until `patience` of them in a row were no better."""
        try:
            for number in range(1, self.options.epochs + 1):
                self._epoch(number)
                if number - self.best_epoch >= self.options.patience:
                    break
        except KeyboardInterrupt:
            self.interrupted = True
            if not self.history:
                self.best_weights = copy.deepcopy(self.network.state_dict())

    def _epoch(self, number: int) -> None:
        began = time.perf_counter()
        rate = self.optimizer.param_groups[0]["lr"]
        self.epoch = number
        train_loss, train_accuracy = self._learn(number)
        with self.average.in_place():
            loss, accuracy = evaluate(self.network, self.validation)
            if loss < self.best_loss:
                self.best_epoch, self.best_loss = number, loss
                self.best_weights = copy.deepcopy(self.network.state_dict())
        if self.options.schedule == "plateau":
            self.scheduler.step(loss)
        seconds = time.perf_counter() - began
        epoch = Epoch(number, train_loss, train_accuracy, loss, accuracy, rate, seconds)
        self.history.append(epoch)
        self.watch(Progress(number, self.batches, self.batches, train_loss, epoch))

    def _learn(self, number: int) -> tuple[float, float]:
        """One pass over the training part: mean loss and accuracy while learning."""
        self.network.train()
        loss_sum, right, seen = 0.0, 0, 0
        for batch, (ids, lengths, labels) in enumerate(self._shuffled(), start=1):
            loss, logits = self._learn_batch(ids, lengths, labels)
            seen += len(labels)
            loss_sum += loss * len(labels)
            right += int((logits.argmax(dim=1) == labels).sum())
            self.watch(Progress(number, batch, self.batches, loss_sum / seen))
        return loss_sum / seen, right / seen

    def _learn_batch(self, ids: Tensor, lengths: Tensor, labels: Tensor) -> tuple[float, Tensor]:
        options = self.options
        frozen = self.step < options.freeze_batches or self.epoch <= options.freeze_epochs
        self.network.embedding.weight.requires_grad_(not frozen)
        logits = self.network(_drop_words(ids, options.word_dropout), lengths)
        loss = functional.cross_entropy(
            logits, labels, weight=self.weights, label_smoothing=options.label_smoothing
        )
        self.optimizer.zero_grad()
        loss.backward()
        if options.clip_norm is not None:
            nn.utils.clip_grad_norm_(self.network.parameters(), options.clip_norm)
        self.optimizer.step()
        if options.schedule in ("linear", "cosine"):
            self.scheduler.step()
        self.step += 1
        self.average.update(self.step)
        return loss.item(), logits.detach()

    def _shuffled(self) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        for batch in bucketed(
            [len(rows) for rows in self.train.rows], self.options.batch_size, self.shuffle
        ):
            ids, lengths = pad([self.train.rows[row] for row in batch])
            yield ids, lengths, self.train.labels[batch]


def bucketed(lengths: Sequence[int], size: int, shuffle: random.Random) -> list[list[int]]:
    """Every index once, in batches of texts of a like length, the batches in random order."""
    order = list(range(len(lengths)))
    shuffle.shuffle(order)
    batches = []
    for start in range(0, len(order), size * _POOL):
        pool = sorted(order[start : start + size * _POOL], key=lengths.__getitem__)
        batches += [pool[i : i + size] for i in range(0, len(pool), size)]
    shuffle.shuffle(batches)
    return batches


@torch.inference_mode()
def evaluate(network: Classifier, part: Encoded, *, batch_size: int = 256) -> tuple[float, float]:
    """Mean cross-entropy in nats and accuracy, without smoothing or class weights."""
    network.eval()
    order = sorted(range(len(part.rows)), key=lambda row: len(part.rows[row]))
    loss_sum, right = 0.0, 0
    for start in range(0, len(order), batch_size):
        batch = order[start : start + batch_size]
        logits = network(*pad([part.rows[row] for row in batch]))
        labels = part.labels[batch]
        loss_sum += functional.cross_entropy(logits, labels, reduction="sum").item()
        right += int((logits.argmax(dim=1) == labels).sum())
    return loss_sum / len(order), right / len(order)


def _drop_words(ids: Tensor, rate: float) -> Tensor:
    """Each word becomes `<unk>` with this probability; padding stays padding."""
    if not rate:
        return ids
    dropped = (torch.rand(ids.shape) < rate) & (ids != 0)
    return ids.masked_fill(dropped, 1)


def _class_weights(labels: Tensor) -> Tensor:
    """1 / count, scaled to a mean of 1 over the rows."""
    counts = torch.bincount(labels).clamp(min=1).float()
    return len(labels) / (len(counts) * counts)


def _parameter_groups(network: Classifier, weight_decay: float) -> list[dict]:
    """Decay pulls on weights, not on word vectors or biases."""
    decayed = [
        p for name, p in network.named_parameters() if p.ndim > 1 and "embedding" not in name
    ]
    chosen = {id(parameter) for parameter in decayed}
    rest = [p for p in network.parameters() if id(p) not in chosen]
    return [{"params": decayed, "weight_decay": weight_decay}, {"params": rest}]


def _scheduler(optimizer: torch.optim.Optimizer, options: Training, steps: int):
    """Learning rate over batches: linear to zero, half a cosine, or constant; or by plateau."""
    if options.schedule == "plateau":
        return torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.1, patience=3)
    shapes = {
        "constant": lambda step: 1.0,
        "linear": lambda step: max(1.0 - step / steps, 0.0),
        "cosine": lambda step: 0.5 + 0.5 * math.cos(math.pi * min(step / steps, 1.0)),
    }
    return torch.optim.lr_scheduler.LambdaLR(optimizer, shapes[options.schedule])


class _Average:
    """An exponential moving average of the weights, swapped in to validate and to keep.

    Early on the mean is over the steps so far, or it would remember the random start.
    """

    def __init__(self, network: Classifier, decay: float) -> None:
        self.network, self.decay = network, decay
        self.mean = [p.detach().clone() for p in network.parameters()] if decay else []

    @torch.no_grad()
    def update(self, step: int) -> None:
        if self.mean:
            decay = min(self.decay, step / (step + 10))
            torch._foreach_lerp_(
                self.mean, [p.detach() for p in self.network.parameters()], 1 - decay
            )

    def in_place(self) -> "_Average":
        return self

    def __enter__(self) -> None:
        self._swap()

    def __exit__(self, *exception: object) -> None:
        self._swap()

    @torch.no_grad()
    def _swap(self) -> None:
        for mean, parameter in zip(self.mean, self.network.parameters(), strict=False):
            kept = parameter.detach().clone()
            parameter.copy_(mean)
            mean.copy_(kept)
