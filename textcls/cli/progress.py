"""Where a training stands, while it runs."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from textcls.values import Recipe

_BEFORE = {"language model": "language model, ", "classes": ""}


class TrainingBar:
    """A progress bar over the batches of all epochs of a stage, with the loss and the time left."""

    def __init__(self, recipe: Recipe) -> None:
        self.epochs = {"classes": recipe.training.epochs}
        if recipe.pretraining:
            self.epochs["language model"] = recipe.pretraining.epochs
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[loss]}"),
            TimeRemainingColumn(),
        )
        self.tasks = {}

    def __enter__(self):
        self.bar.start()
        return self.watch

    def __exit__(self, *exception: object) -> None:
        self.bar.stop()

    def watch(self, progress) -> None:
        """Move the bar; print a line for every finished epoch."""
        done = (progress.epoch - 1) * progress.batches + progress.batch
        epochs, before = self.epochs[progress.stage], _BEFORE[progress.stage]
        self.bar.update(
            self._task(progress.stage),
            description=f"{before}epoch {progress.epoch} of {epochs}",
            completed=done,
            total=epochs * progress.batches,
            loss=f"loss {progress.loss:.4f}",
        )
        if before and progress.batch == progress.batches:
            self.bar.print(f"{before}epoch {progress.epoch}: training loss {progress.loss:.4f}")
        if progress.validation is not None:
            epoch = progress.validation
            self.bar.print(
                f"epoch {epoch.number}: training loss {epoch.train_loss:.4f}, validation loss "
                f"{epoch.validation_loss:.4f}, accuracy {epoch.validation_accuracy:.4f}, "
                f"{epoch.seconds:.0f} s"
            )

    def _task(self, stage: str) -> TaskID:
        """The bar of a stage; each has its own, for its batches take a time of their own."""
        if stage not in self.tasks:
            self.tasks[stage] = self.bar.add_task("", total=None, loss="")
        return self.tasks[stage]


class StudyBar:
    """A progress bar over one study after the other; `quiet`: neither bar nor lines."""

    def __init__(self, model: str, *, quiet: bool) -> None:
        self.bar = Progress(
            TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(), disable=quiet
        )
        self.model, self.quiet = model, quiet
        self.task = self.bar.add_task(model, total=1.0)

    def __enter__(self):
        self.bar.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.bar.stop()

    def watch(self, study: str, share: float) -> None:
        """Move the bar to this share of this study."""
        self.bar.update(self.task, completed=share, description=f"{self.model}: {study}")

    def say(self, line: str) -> None:
        if not self.quiet:
            self.bar.print(line)


class ReadingBar:
    """A progress bar over the texts of all epochs, with the time left and a line an epoch."""

    def __init__(self, title: str, epochs: int) -> None:
        self.title, self.epochs, self.said = title, epochs, 0
        self.bar = Progress(
            TextColumn("epoch {task.fields[epoch]} of {task.fields[epochs]}"),
            BarColumn(),
            TextColumn("{task.percentage:.0f} %"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self.task = self.bar.add_task("", total=None, epoch=1, epochs=epochs)

    def __enter__(self):
        self.began = time.perf_counter()
        self.bar.start()
        self.bar.print(self.title)
        return self.watch

    def __exit__(self, *exception: object) -> None:
        self.bar.stop()

    def watch(self, done: int, total: int) -> None:
        """Move the bar; print a line for every epoch that was read."""
        finished = done * self.epochs // total
        epoch = min(finished + 1, self.epochs)
        self.bar.update(self.task, completed=done, total=total, epoch=epoch)
        if finished > self.said:
            self.said = finished
            taken = time.perf_counter() - self.began
            left = taken * (total - done) / done
            self.bar.print(f"epoch {finished} of {self.epochs}: {taken:.0f} s, {left:.0f} s to go")


@contextmanager
def share_bar(verb: str) -> Iterator[Callable[[float], None]]:
    """A bar on standard error for what tells only the share that is done."""
    bar = Progress(
        TextColumn(verb),
        BarColumn(),
        TextColumn("{task.percentage:.0f} %"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("", total=1.0)
    with bar:
        yield lambda done: bar.update(task, completed=done)
