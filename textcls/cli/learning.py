"""The commands that show words as a map, before and after training, and as they are learned."""

from typing import Annotated

import typer

from textcls import printing
from textcls.cli.embeddings import Space
from textcls.cli.options import Json, Model, load, show
from textcls.registry import UserError

_AXES = ("bad awful terrible:good great wonderful", "he man his:she woman her")


def map_(
    name: Space,
    *,
    words: Annotated[str, typer.Option(help="The words, with spaces between.")] = "",
    most: Annotated[int, typer.Option(min=4, max=1000, help="Or the most frequent ones.")] = 100,
    kind: Annotated[str, typer.Option(help="pca, tsne or axes.")] = "pca",
    axis: Annotated[
        list[str] | None, typer.Option(help="With axes, twice: 'bad awful:good great'.")
    ] = None,
    dimensions: Annotated[int, typer.Option(min=2, max=3, help="Of pca and tsne.")] = 2,
    leaning: Annotated[str | None, typer.Option(help="A model: the class of each word.")] = None,
    json: Json = False,
) -> None:
    """Words in two or three dimensions: principal components, t-SNE, or axes of your own."""
    from textcls import artifacts, embeddings

    _ = embeddings.KINDS[kind]
    space = embeddings.named(name, artifacts.models_folder())
    chosen = words.replace(",", " ").split() or embeddings.most_frequent(space, most)
    if kind == "axes":
        found = embeddings.along(space, chosen, _axes(axis or _AXES))
    else:
        place = embeddings.principal if kind == "pca" else embeddings.neighbour_embedding
        found = place(space, chosen, dimensions=dimensions)
    classes = embeddings.leanings(load(leaning), [p.word for p in found.points]) if leaning else ()
    show(json, printing.map_facts(found, classes), printing.map_text(found, classes))


def shifts(
    model: Model,
    *,
    most: Annotated[int, typer.Option(min=1, help="Words to name.")] = 20,
    among: Annotated[int | None, typer.Option(min=1, help="Only so many frequent words.")] = None,
    word: Annotated[str | None, typer.Option(help="Its nearest words before and after.")] = None,
    json: Json = False,
) -> None:
    """How far training turned each word of a model; with --json, all of its words."""
    from textcls import artifacts, embeddings

    trained = load(model)
    start = embeddings.started(trained, artifacts.models_folder())
    after = embeddings.of_model(trained)
    if word is not None:
        both = [embeddings.neighbours(space, word) for space in (start.space, after)]
        show(json, both, "\n".join(map(printing.neighbours_text, both)))
        return
    found = embeddings.shifts(start, after)
    turned = embeddings.turned_most(found, most, most_rank=among)
    show(json, found, printing.shifts_text(found, turned, embeddings.unmoved(found)))


def pairs(
    text: Annotated[str, typer.Argument(help="A sentence.")],
    *,
    window: Annotated[int, typer.Option(min=1, max=10, help="Words on each side.")] = 2,
    name: Annotated[str, typer.Option(help="The vectors to look the words up in.")] = "cbow-100",
    model: Annotated[str | None, typer.Option(help="Also its rows in this model's table.")] = None,
    json: Json = False,
) -> None:
    """What a sentence gives to learn vectors from: its pairs, and words drawn against them."""
    from textcls import artifacts, embeddings
    from textcls.text import words_of
    from textcls.values import Reading

    words = words_of(text, Reading(max_tokens=len(text), punctuation=False))
    found = embeddings.lesson(embeddings.named(name, artifacts.models_folder()), words, window)
    starts = ()
    if model is not None:
        start = embeddings.started(load(model), artifacts.models_folder())
        starts = embeddings.word_starts(start, list(dict.fromkeys(words[: found.used])))
    show(json, printing.lesson_facts(found, starts), printing.lesson_text(found, starts))


def _axes(typed: list[str] | tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The ends of each axis. Raises UserError where there are not two axes of two ends."""
    axes = tuple(tuple(end.strip() for end in axis.split(":")) for axis in typed)
    if len(axes) != 2 or any(len(axis) != 2 for axis in axes):
        raise UserError(
            "give two axes, each with its two ends: "
            "--axis 'bad awful:good great' --axis 'he man:she woman'"
        )
    return axes


COMMANDS = {"map": map_, "shifts": shifts, "pairs": pairs}
