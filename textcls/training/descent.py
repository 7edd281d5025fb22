"""Batch by batch, epoch by epoch, until the validation loss gets no better."""

import copy
import math
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from textcls.inference import pad
from textcls.models import Classifier
from textcls.training.batches import Encoded, bucketed, drop_words, evaluate
from textcls.training.schedule import Average, parameter_groups, scheduler
from textcls.values import Epoch, Training


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a running training stands: batches done and to come, and the running mean loss.

    `stage` says what is learned: first the language, where a recipe has that, then the classes.
    """

    epoch: int
    batch: int
    batches: int
    loss: float
    validation: Epoch | None = None
    stage: Literal["language model", "classes"] = "classes"


class Descent:
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
            parameter_groups(network, options.weight_decay), lr=options.learning_rate, fused=True
        )
        self.scheduler = scheduler(self.optimizer, options, self.batches * options.epochs)
        self.average = Average(network, options.averaging)
        classes = network.head.out_features if options.class_weights else 0
        self.weights = class_weights(train.labels, classes) if options.class_weights else None
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
        logits = self.network(drop_words(ids, options.word_dropout), lengths)
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


def class_weights(labels: Tensor, classes: int) -> Tensor:
    """1 / count, scaled to a mean of 1 over the rows."""
    counts = torch.bincount(labels, minlength=classes).clamp(min=1).float()
    return len(labels) / (len(counts) * counts)
