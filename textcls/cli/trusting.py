"""The command that puts an explanation to the test: trust."""

from typing import Annotated

import typer

from textcls import printing
from textcls.cli.options import Json, Model, Texts, given, load, show


def trust(
    model: Model,
    texts: Texts,
    *,
    method: Annotated[
        str | None,
        typer.Option(help="As in 'explain'. [default: the first that fits the model]"),
    ] = None,
    baseline: Annotated[str, typer.Option(help="pad, unk, mean or zero.")] = "pad",
    removal: Annotated[
        str, typer.Option(help="What becomes of tokens taken out: unknown or deletion.")
    ] = "unknown",
    json: Json = False,
) -> None:
    """Whether an explanation can be believed: erasure, other methods, weights drawn anew."""
    from textcls import trust as trusting

    trained = load(model)
    checked = [
        trusting.check(trained, text, method=method, baseline=baseline, removal=removal)
        for text in given(texts)
    ]
    show(
        json,
        [printing.trust_facts(model, *one) for one in checked],
        "\n\n".join(printing.trust_text(*one) for one in checked),
    )
