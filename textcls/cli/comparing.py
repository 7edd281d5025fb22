"""The command that lays models side by side."""

from pathlib import Path
from typing import Annotated

import typer

from textcls import printing
from textcls.cli.options import Json, given, load, show
from textcls.registry import UserError


def compare(
    text: Annotated[str, typer.Argument(help="The text, or - for one line on standard input.")],
    *,
    model: Annotated[
        list[str], typer.Option(help="The name of a trained model; give two or more.")
    ],
    target: Annotated[
        str | None, typer.Option(help="The class to explain. [default: the most predicted one]")
    ] = None,
    against: Annotated[
        str | None, typer.Option(help="Why the target rather than this? [default: its rival]")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(help="Write the comparison into this file as one page, too.")
    ] = None,
    json: Json = False,
) -> None:
    """Several models of one task on one text: answers, scores token by token, agreement."""
    from textcls import comparison, takeaway

    texts = given([text])
    if len(texts) > 1:
        raise UserError(f"a comparison is of one text; standard input has {len(texts)} lines")
    models = [load(name) for name in model]
    compared = comparison.compare(models, texts[0], target=target, against=against)
    if html is not None:
        _write(html, takeaway.comparison_page(compared))
    show(json, takeaway.comparison_document(compared), printing.models_compared_text(compared))


def _write(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UserError(f"cannot write {path} ({error.strerror})") from None
