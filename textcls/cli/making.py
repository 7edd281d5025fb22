"""The commands that make and judge models: train, evaluate."""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from textcls import printing
from textcls.cli.options import (
    Csv,
    Folder,
    Json,
    LabelColumn,
    Model,
    TextColumn,
    load,
    show,
    source_of,
)
from textcls.cli.progress import TrainingBar
from textcls.cli.studying import make_studies
from textcls.registry import UserError


def train(
    names: Annotated[list[str], typer.Argument(metavar="RECIPE...", help="'recipes' lists them.")],
    *,
    data: Csv = None,
    text_column: TextColumn = "text",
    label_column: LabelColumn = "label",
    out: Folder = None,
    epochs: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    seed: Annotated[int | None, typer.Option(help="Another seed than the recipe's.")] = None,
    repeats: Annotated[int, typer.Option(min=0, help="Train so often again, for the spread.")] = 0,
) -> None:
    """Train recipes one after the other and leave their artifacts; Ctrl-C keeps the best so far."""
    from textcls import artifacts, making
    from textcls.recipes import RECIPES

    folder = out or artifacts.models_folder()
    for recipe in [RECIPES[name] for name in names]:
        changed = {"epochs": epochs or recipe.training.epochs}
        if seed is not None:
            changed["seed"] = seed
        recipe = replace(recipe, training=replace(recipe.training, **changed))
        source = source_of(recipe, data, text_column, label_column)
        _make_folder(folder)
        print(f"{recipe.name}: {source.title}, {len(source.splits.train):,} training texts")
        with TrainingBar(recipe) as watch:
            card = making.make(recipe, source, folder, watch=watch)
        print(printing.card_text(card))
        print(f"written to {folder / card.name}")
        if card.training.interrupted:
            print(
                "interrupted: nothing more is trained; what its filters found, its phrases and "
                f"its trust page come with 'python -m textcls study {card.name}'",
                file=sys.stderr,
            )
            raise typer.Exit(130)
        make_studies(artifacts.load(card.name, folder), source.splits, folder)
        if repeats:
            seeds = [recipe.training.seed + again for again in range(1, repeats + 1)]
            print(f"once more with the seeds {', '.join(map(str, seeds))}")
            with TrainingBar(recipe) as watch:
                card = making.repeat(recipe, source, folder, seeds, watch=watch)
            print(printing.card_text(card))


def evaluate(
    model: Model,
    *,
    split: Annotated[str, typer.Option(help="test, validation or train.")] = "test",
    data: Csv = None,
    text_column: TextColumn = "text",
    label_column: LabelColumn = "label",
    json: Json = False,
) -> None:
    """A model's report anew from its artifact, and whether it differs from the stored one."""
    from textcls import making

    if split not in ("train", "validation", "test"):
        raise UserError(f"no split '{split}'; there are: train, validation, test")
    trained = load(model)
    source = source_of(trained.card.recipe, data, text_column, label_column)
    report = making.judge(trained, source, split)
    stored = trained.card.report if split == "test" else None
    show(json, report, printing.report_text(report, stored))


def _make_folder(folder: Path) -> None:
    """Before hours of training, and not after, it shows whether a folder can be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise UserError(f"cannot write to {folder} ({error.strerror})") from None
