"""From a recipe to an artifact: train, save, reload, evaluate what was reloaded."""

import datetime
import importlib.metadata
import platform
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from textcls import artifacts, calibration, evaluation, inference, vectors
from textcls.artifacts import TrainedModel
from textcls.data import DATASETS, Splits, csv_splits, load_splits
from textcls.registry import UserError
from textcls.training import Fitted, Progress, fit
from textcls.values import DataFacts, ModelCard, Recipe, Report, SeedRun, TrainingFacts
from textcls.vectors import WordVectors


@dataclass(frozen=True, slots=True)
class Source:
    """The data a model is made from: a data set of the table, or a person's own (`own`)."""

    name: str
    title: str
    licence: str
    labels: tuple[str, ...]
    splits: Splits
    own: bool = False


def table_source(recipe: Recipe) -> Source:
    """The data set a recipe was written for."""
    entry = DATASETS[recipe.task]
    share = recipe.training.validation_share
    splits = load_splits(entry.name, validation_share=share, also=recipe.also)
    return Source(entry.name, entry.title, entry.licence, entry.labels, splits)


def csv_source(recipe: Recipe, path: Path, *, text_column: str, label_column: str) -> Source:
    """A person's CSV, cut into the parts the recipe asks for."""
    labels, splits = csv_splits(
        path,
        text_column=text_column,
        label_column=label_column,
        validation_share=recipe.training.validation_share,
    )
    return Source(path.stem, path.stem, "your own data", labels, splits, own=True)


def make(
    recipe: Recipe,
    source: Source,
    folder: Path,
    *,
    watch: Callable[[Progress], None] = lambda progress: None,
) -> ModelCard:
    """Train a recipe and leave the artifact, its report and its test predictions in `folder`.

    Raises UserError, and writes nothing, where Ctrl-C came before the end of the first epoch.
    """
    began = time.perf_counter()
    start = _start(recipe)
    try:
        fitted = fit(recipe, source.splits, source.labels, word_vectors=start, watch=watch)
    except KeyboardInterrupt:
        raise _too_early(recipe) from None
    seconds = time.perf_counter() - began
    if not fitted.history:
        raise _too_early(recipe)
    card = _card(recipe, source, fitted, seconds)
    trained = TrainedModel(card, fitted.vocabulary, fitted.network)
    artifacts.save_model(trained, fitted.history, folder)
    reloaded = artifacts.load(card.name, folder)
    examine(reloaded, source, folder)
    return artifacts.scan(folder).models[card.name]


def _too_early(recipe: Recipe) -> UserError:
    return UserError(
        f"'{recipe.name}' was interrupted before its first epoch was over; nothing is saved, "
        "and what was there before is as it was"
    )


def repeat(
    recipe: Recipe,
    source: Source,
    folder: Path,
    seeds: Sequence[int],
    *,
    watch: Callable[[Progress], None] = lambda progress: None,
) -> ModelCard:
    """Train the recipe of a model in `folder` from other seeds, and note their figures in its card.

    The model stays the one of its recipe's seed; those of the others are not kept.
    """
    card = artifacts.scan(folder).models[source.name + _what(recipe)]
    runs = [_seed_run(recipe.training.seed, card)]
    for seed in seeds:
        other = replace(recipe, training=replace(recipe.training, seed=seed))
        with tempfile.TemporaryDirectory() as place:
            again = make(other, source, Path(place), watch=watch)
        if again.training.interrupted:
            raise UserError(f"interrupted in the run of seed {seed}; the card stays as it was")
        runs.append(_seed_run(seed, again))
    artifacts.save_card(replace(card, seeds=tuple(runs)), folder)
    return artifacts.scan(folder).models[card.name]


def _seed_run(seed: int, card: ModelCard) -> SeedRun:
    report = card.report
    return SeedRun(seed, report.accuracy, report.f1_macro, report.f1_weighted)


def _what(recipe: Recipe) -> str:
    """What comes behind the name of the data: `-textcnn` of `imdb-textcnn`."""
    return "-" + recipe.name.removeprefix(f"{recipe.task}-")


def examine(model: TrainedModel, source: Source, folder: Path) -> None:
    """Leave the report and the predictions on the test part beside a model."""
    answers = evaluation.probabilities(model, source.splits.test)
    figures = judge(model, source, "test", answers)
    artifacts.save_report(model.card.name, figures, folder)
    evaluation.save_predictions(model, source.splits.test, answers, folder)


def judge(
    model: TrainedModel, source: Source, split: str, answers: np.ndarray | None = None
) -> Report:
    """The report of a trained model on one split, computed anew."""
    if source.labels != model.card.labels:
        raise UserError(
            f"'{model.card.name}' has the labels {', '.join(model.card.labels)}, and "
            f"{source.title} has {', '.join(source.labels)}"
        )
    splits, rows = source.splits, getattr(source.splits, split)
    answers = evaluation.probabilities(model, rows) if answers is None else answers
    return replace(
        evaluation.report(model, rows, answers, split=split),
        milliseconds=evaluation.milliseconds(model, rows),
        calibration=calibration.calibration(
            answers,
            np.array(rows.labels),
            evaluation.probabilities(model, splits.validation),
            np.array(splits.validation.labels),
        ),
        slices=evaluation.slices(model, rows, answers, trained_on=splits.train),
        examples=example_answers(model),
    )


def example_answers(model: TrainedModel) -> dict[str, dict[str, float]]:
    """The probabilities of the example texts of the model's data set; of a person's own, none."""
    entry = DATASETS.get(model.card.task)
    answers = inference.predict(model, entry.examples) if entry else ()
    return {answer.text: answer.probabilities for answer in answers}


def _start(recipe: Recipe) -> WordVectors | None:
    """The vectors a recipe begins with; they are shipped, given, or downloaded."""
    if recipe.vectors is None:
        return None
    return vectors.load(recipe.vectors, artifacts.models_folder() / "vectors")


def _card(recipe: Recipe, source: Source, fitted: Fitted, seconds: float) -> ModelCard:
    name = source.name + _what(recipe)
    return ModelCard(
        name=name,
        title=recipe.title,
        task=source.name,
        labels=source.labels,
        recipe=replace(recipe, name=name, task=source.name, **_said(recipe, source)),
        parameters=sum(parameter.numel() for parameter in fitted.network.parameters()),
        fingerprint="",
        data=DataFacts(
            name=source.name,
            title=source.title,
            licence=source.licence,
            rows=source.splits.sizes(),
            fingerprint=source.splits.fingerprint(),
        ),
        training=_facts(fitted, seconds),
        created=datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d"),
        versions=_versions(),
    )


def _said(recipe: Recipe, source: Source) -> dict:
    """What a recipe says of itself holds for its own data: on others there is no such figure."""
    if source.name == recipe.task and not source.own:
        return {}
    text = f"The recipe {recipe.name}, trained on {source.title}."
    return {"summary": text, "headline": None}


def _facts(fitted: Fitted, seconds: float) -> TrainingFacts:
    return TrainingFacts(
        seconds=round(seconds, 1),
        peak_megabytes=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        threads=torch.get_num_threads(),
        epochs=len(fitted.history),
        best_epoch=fitted.best_epoch,
        interrupted=fitted.interrupted,
        coverage=fitted.coverage,
        pretrained=fitted.pretrained,
    )


def _versions() -> dict[str, str]:
    packages = ("torch", "numpy", "scikit-learn", "safetensors")
    found = {package: importlib.metadata.version(package) for package in packages}
    return {"python": platform.python_version(), **found}
