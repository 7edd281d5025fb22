"""The command that follows the states of a recurrent network over a text."""

from typing import Annotated

import typer

from textcls import printing
from textcls.cli.options import Against, Alone, Json, Model, Target, Texts, given, load, show


def states(
    model: Model,
    texts: Texts,
    *,
    target: Target = None,
    against: Against = "runner-up",
    alone: Alone = False,
    hidden: Annotated[
        bool, typer.Option("--hidden", help="Add every hidden unit to the JSON document.")
    ] = False,
    json: Json = False,
) -> None:
    """When the state of a recurrent network moved: exact, with gates, memory and saturation."""
    from textcls.attribution import states as engine

    trained, facts, readable = load(model), [], []
    rival = None if alone else against
    for text in given(texts):
        trace = engine.state_trace(trained, text, target=target, against=rival)
        memory = engine.memory(trained, text, target=trace.target, against=trace.against)
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
