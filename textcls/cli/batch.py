"""The command that classifies a whole table."""

from pathlib import Path
from typing import Annotated

import typer

from textcls import printing
from textcls.cli.options import Json, Model, load, show


def batch(
    model: Model,
    source: Annotated[Path, typer.Argument(metavar="IN", help="A .csv, .jsonl or .parquet.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The same kind of file.")],
    *,
    text_column: Annotated[str, typer.Option(help="The column of texts.")] = "text",
    json: Json = False,
) -> None:
    """Classify every row of a table: the same rows with class and probabilities."""
    from textcls.batch import predict_table
    from textcls.cli.progress import share_bar

    trained = load(model)
    with share_bar("classified") as watch:
        summary = predict_table(trained, source, target, text_column=text_column, watch=watch)
    show(json, printing.batch_facts(summary, target), printing.batch_text(summary, target))
