"""The command that follows the states of a recurrent network over a text."""

from typing import Annotated

import typer

from textcls import printing
from textcls.cli.options import Json, Model, Texts, given, load, show


def states(
    model: Model,
    texts: Texts,
    *,
    target: Annotated[
        str | None, typer.Option(help="The class to explain. [default: the predicted one]")
    ] = None,
    against: Annotated[str | None, typer.Option(help="Why the target rather than this?")] = None,
    hidden: Annotated[
        bool, typer.Option("--hidden", help="Add every hidden unit to the JSON document.")
    ] = False,
    json: Json = False,
) -> None:
    """When the state of a recurrent network moved: exact, with gates, memory and saturation."""
    from textcls.attribution import states as engine

    trained, facts, readable = load(model), [], []
    for text in given(texts):
        trace = engine.state_trace(trained, text, target=target, against=against)
        memory = engine.memory(trained, text, target=trace.target, against=against)
        saturation = engine.saturation(trained, text)
        looks = printing.Looks(
            memory,
            saturation,
            engine.gates(trained, text),
            engine.hidden_states(trained, text) if hidden else None,
        )
        facts.append(printing.state_facts(model, trace, looks))
        readable.append(printing.state_text(trace, memory, saturation))
    show(json, facts, "\n\n".join(readable))
