"""The commands that ask word vectors: a stored set's, or those of a trained model's own layer."""

from typing import Annotated

import typer

from textcls import printing
from textcls.cli.options import Json, show

Space = Annotated[
    str, typer.Argument(help="Vectors ('vectors list'), or a model for its own embedding layer.")
]
Count = Annotated[int, typer.Option(min=1, max=1000, help="Words to name.")]


def neighbours(name: Space, word: str, *, count: Count = 10, json: Json = False) -> None:
    """The words nearest to a word, by cosine on the vectors as they are."""
    from textcls import embeddings

    found = embeddings.neighbours(_space(name), word, count=count)
    show(json, found, printing.neighbours_text(found))


def analogy(
    name: Space,
    words: Annotated[list[str], typer.Argument(help="A sum, as in king - man + woman.")],
    *,
    count: Count = 10,
    json: Json = False,
) -> None:
    """The words nearest to a sum of words, by 3CosAdd and by 3CosMul."""
    from textcls import embeddings

    terms = embeddings.parse(" ".join(words))
    found = embeddings.analogy(_space(name), terms, count=count)
    show(json, found, printing.analogy_text(found))


def bias(
    name: Space,
    *,
    lists: Annotated[
        str, typer.Option(help="career, names, science, instruments or flowers.")
    ] = "career",
    x: Annotated[str | None, typer.Option(help="Targets of your own, 'he him his'.")] = None,
    y: Annotated[str | None, typer.Option(help="Targets set against them.")] = None,
    a: Annotated[str | None, typer.Option(help="Attributes.")] = None,
    b: Annotated[str | None, typer.Option(help="Attributes set against them.")] = None,
    json: Json = False,
) -> None:
    """Which targets lie nearer to which attributes: WEAT effect size and permutation p-value."""
    from textcls import embeddings

    asked = embeddings.edited(embeddings.PRESETS[lists], (x, y, a, b))
    found = embeddings.association_test(_space(name), asked)
    show(json, found, printing.bias_text(found))


def _space(name: str):
    from textcls import artifacts, embeddings

    return embeddings.named(name, artifacts.models_folder())
