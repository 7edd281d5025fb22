"""The commands of word vectors."""

from typing import Annotated

import typer

from textcls.cli.options import Folder

app = typer.Typer(no_args_is_help=True, help="Train word vectors.")


@app.command("train")
def train_vectors(
    *,
    name: Annotated[str, typer.Option(help="What to call them.")],
    corpus: Annotated[str, typer.Option(help="Data sets, as in imdb,ag_news.")],
    method: Annotated[str, typer.Option(help="skipgram or cbow.")] = "skipgram",
    size: Annotated[int, typer.Option(min=1, help="Components of a vector.")] = 100,
    window: Annotated[int, typer.Option(min=1, help="Neighbours on each side.")] = 5,
    min_count: Annotated[int, typer.Option(min=1, help="Rarer words get none.")] = 3,
    negative: Annotated[int, typer.Option(min=1, help="Random words a true pair.")] = 20,
    epochs: Annotated[int, typer.Option(min=1, help="Times through the corpus.")] = 5,
    seed: int = 0,
    out: Folder = None,
) -> None:
    """Learn word vectors from data sets' training and unlabelled texts, and store them."""
    from textcls import artifacts, vectors

    sentences = vectors.corpus(corpus.split(","))
    print(f"{name}: {len(sentences):,} texts, {sum(map(len, sentences)):,} words")
    trained = vectors.train(
        sentences,
        name=name,
        source=corpus,
        method=method,
        size=size,
        window=window,
        min_count=min_count,
        negative=negative,
        epochs=epochs,
        seed=seed,
        watch=lambda done, of: print(f"epoch {done} of {of} done", flush=True),
    )
    folder = (out or artifacts.models_folder()) / "vectors"
    vectors.save(trained, folder)
    print(f"{len(trained.words):,} words, {trained.card.seconds:.0f} s: {folder / name}")
