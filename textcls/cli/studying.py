"""The command that makes studies: what a model does over many texts, stored beside it."""

import time
from pathlib import Path
from typing import Annotated

import typer

from textcls.cli.options import Csv, Json, LabelColumn, TextColumn, load, show, source_of
from textcls.cli.progress import StudyBar


def study(
    names: Annotated[list[str], typer.Argument(metavar="MODEL...", help="'models' lists them.")],
    *,
    only: Annotated[
        str | None, typer.Option(help="Just this study: filters, phrases or trust.")
    ] = None,
    data: Csv = None,
    text_column: TextColumn = "text",
    label_column: LabelColumn = "label",
    json: Json = False,
) -> None:
    """Read many texts with each model, and store beside it what that tells of it."""
    from textcls import artifacts
    from textcls.studying import studies_for

    trained = [load(name) for name in names]
    for model in trained:
        studies_for(model, only)  # the sentence for a study that does not fit, before hours of work
    made, splits, read = [], None, None
    for model in sorted(trained, key=lambda model: model.card.task):
        recipe = model.card.recipe
        asked = (recipe.task, recipe.training.validation_share)
        if asked != read:
            splits, read = source_of(recipe, data, text_column, label_column).splits, asked
        made += make_studies(model, splits, artifacts.models_folder(), only=only, quiet=json)
    show(json, made, "")


def make_studies(
    model, splits, folder: Path, *, only: str | None = None, quiet: bool = False
) -> list[dict]:
    """Make a model's studies with a bar and a line each; what was written, as documents."""
    from textcls import studying

    written, name = [], model.card.name
    with StudyBar(name, quiet=quiet) as bar:
        began = time.perf_counter()
        for path in studying.study(model, splits, folder, only=only, watch=bar.watch):
            seconds, size = time.perf_counter() - began, path.stat().st_size
            written.append({"model": name, "study": path.stem, "seconds": seconds, "bytes": size})
            bar.say(f"{name}: {path.name}, {size / 1000:.0f} kB, {seconds:.1f} s")
            began = time.perf_counter()
    return written
