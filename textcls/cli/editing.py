"""The commands that change a text: what an edit moves, and what would flip the class."""

from typing import Annotated

import typer

from textcls import printing
from textcls.cli.options import Against, Alone, Json, Model, Target, given, load, show

Text = Annotated[str, typer.Argument(help="The text.")]


def edit(
    model: Model,
    text: Text,
    second: Annotated[str, typer.Argument(help="The text after the edit.")],
    *,
    target: Target = None,
    against: Against = "runner-up",
    alone: Alone = False,
    json: Json = False,
) -> None:
    """What changes from one text to another: probabilities, and the score of every word.

    Both texts are explained for the first one's class, against the first one's rival.
    """
    from textcls import comparison

    first, second = given([text, second])
    asked = {"target": target, "against": None if alone else against}
    compared = comparison.compare_texts(load(model), first, second, **asked)
    show(json, printing.comparison_facts(model, compared), printing.comparison_text(compared))


def flip(
    model: Model,
    text: Text,
    *,
    target: Annotated[
        str | None, typer.Option(help="The class sought. [default: the runner-up]")
    ] = None,
    any_class: Annotated[bool, typer.Option("--any", help="Seek any other class.")] = False,
    kinds: Annotated[str, typer.Option(help="both, deletions or swaps.")] = "both",
    edits: Annotated[int, typer.Option(help="The most edits of one flip, 1 to 4.")] = 3,
    tries: Annotated[
        int | None, typer.Option(min=1, help="How many texts may be tried. [default: thousands]")
    ] = None,
    json: Json = False,
) -> None:
    """The fewest words to delete or swap for another class, and the fewest that keep it."""
    from textcls import comparison

    trained = load(model)
    (text,) = given([text])
    found = comparison.find_flips(
        trained,
        text,
        target=target,
        any_class=any_class,
        kinds=kinds,
        most_edits=edits,
        tries=tries,
    )
    reduced = comparison.reduce_text(trained, text, tries=tries)
    facts = printing.search_facts(model, found) | {"reduction": printing.reduction_facts(reduced)}
    show(json, facts, f"{printing.search_text(found)}\n{printing.reduction_text(reduced)}")
