"""What several commands share: their options, the texts they are given, what they print."""

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from textcls.registry import UserError

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Folder = Annotated[
    Path | None,
    typer.Option("--out", help="The folder of the models. [default: artifacts]"),
]
Model = Annotated[str, typer.Argument(help="The name of a trained model; 'models' lists them.")]
Texts = Annotated[list[str], typer.Argument(help="Texts, or - for one a line on standard input.")]
Target = Annotated[
    str | None, typer.Option(help="The class to explain. [default: the predicted one]")
]
Against = Annotated[
    str, typer.Option(help="Why the target rather than this class? 'runner-up': the closest one.")
]
Alone = Annotated[
    bool, typer.Option("--alone", help="Explain the target's own logit, against no other class.")
]
Csv = Annotated[
    Path | None, typer.Option("--data", help="Your own CSV instead of the task's data.")
]
TextColumn = Annotated[str, typer.Option(help="The CSV's column of texts.")]
LabelColumn = Annotated[str, typer.Option(help="The CSV's column of labels.")]


def show(json: bool, document: object, readable: str) -> None:
    if json:
        print(msgspec.json.format(msgspec.json.encode(document), indent=2).decode())
    else:
        print(readable)


def load(name: str):
    import torch

    from textcls import artifacts

    torch.set_num_threads(1)
    return artifacts.load(name, artifacts.models_folder())


def given(texts: list[str]) -> list[str]:
    """The texts of the command line; `-`: the lines of standard input, blank ones aside."""
    if texts == ["-"]:
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        texts = [line.rstrip("\r\n") for line in sys.stdin if line.strip()]
        if not texts:
            raise UserError("standard input has no text; give one a line")
    # A byte that is no UTF-8 comes as half a surrogate, which JSON cannot hold.
    texts = [text.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for text in texts]
    for number, text in enumerate(texts, start=1):
        if not text.strip():
            raise UserError(f"text {number} is blank; give at least one word")
    return texts


def source_of(recipe, data: Path | None, text_column: str, label_column: str):
    """The data of a recipe: its data set, or the person's CSV where one is given."""
    from textcls import making
    from textcls.data import DATASETS

    if data is None:
        if recipe.task not in DATASETS:
            raise UserError(
                f"'{recipe.name}' was made from your own CSV; name that with --data, and its "
                "columns with --text-column and --label-column"
            )
        return making.table_source(recipe)
    return making.csv_source(recipe, data, text_column=text_column, label_column=label_column)
