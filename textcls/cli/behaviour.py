"""The command that asks a model the behaviour tests of its task."""

from typing import Annotated

import typer

from textcls import printing
from textcls.cli.options import Json, Model, load, show


def behave(
    model: Model,
    *,
    test: Annotated[
        str | None, typer.Option(help="One test, with its failing cases. [default: all]")
    ] = None,
    json: Json = False,
) -> None:
    """How often a model fails texts that were written to find out what it has learned."""
    from textcls import comparison, takeaway

    trained = load(model)
    outcomes = comparison.behave(trained, comparison.behaviour_tests(trained.card.task, test))
    show(
        json,
        takeaway.behaviour_document([trained.card], {trained.card.name: outcomes}),
        printing.behaviour_text(outcomes),
    )
