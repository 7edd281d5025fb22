"""The commands that make word vectors, and those that ask them."""

from pathlib import Path
from typing import Annotated

import typer

from textcls import printing
from textcls.cli import embeddings, learning
from textcls.cli.options import Folder, Json, show
from textcls.cli.progress import ReadingBar

app = typer.Typer(help="Train, import and ask word vectors.")
for command in (embeddings.neighbours, embeddings.analogy, embeddings.bias):
    app.command()(command)
for name, command in learning.COMMANDS.items():
    app.command(name)(command)

Name = Annotated[str | None, typer.Option("--name", help="What to call them.")]
Words = Annotated[int, typer.Option("--words", min=1, max=100_000, help="Words at most.")]
Replace = Annotated[bool, typer.Option("--replace", help="Write over a set of that name.")]
Buckets = Annotated[
    int, typer.Option(min=1, max=2_000_000, help="FastText: vectors its n-grams share.")
]


@app.command("train")
def train_vectors(
    *,
    name: Annotated[str, typer.Option(help="What to call them.")],
    corpus: Annotated[str, typer.Option(help="Data sets, as in imdb,ag_news.")],
    method: Annotated[str, typer.Option(help="skipgram, cbow or fasttext.")] = "skipgram",
    size: Annotated[int, typer.Option(min=1, max=1000, help="Components of a vector.")] = 100,
    window: Annotated[int, typer.Option(min=1, help="Neighbours on each side.")] = 5,
    min_count: Annotated[int, typer.Option(min=1, help="Rarer words get none.")] = 3,
    negative: Annotated[int, typer.Option(min=1, help="Random words a true pair.")] = 20,
    epochs: Annotated[int, typer.Option(min=1, help="Times through the corpus.")] = 5,
    words: Words = 20_000,
    buckets: Buckets = 50_000,
    workers: Annotated[int, typer.Option(min=1, help="Threads; with 1 a seed repeats.")] = 2,
    seed: int = 0,
    out: Folder = None,
    replace: Replace = False,
    json: Json = False,
) -> None:
    """Learn word vectors from data sets' training and unlabelled texts, and store them."""
    from textcls import vectors

    _check(name, out, replace)
    _ = vectors.METHODS[method]  # a wrong one is told before the corpus is read
    sentences = vectors.corpus(corpus.split(","))
    total = sum(map(len, sentences))
    with ReadingBar(f"{name}: {len(sentences):,} texts, {total:,} words", epochs) as watch:
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
            most_words=words,
            buckets=buckets,
            workers=workers,
            seed=seed,
            watch=watch,
        )
    _store(trained, out, json)


@app.command("import")
def import_vectors(
    file: Annotated[Path, typer.Argument(help="word2vec's or GloVe's text format, gzip or not.")],
    *,
    name: Name = None,
    title: Annotated[str | None, typer.Option(help="What they are, in a few words.")] = None,
    words: Words = 20_000,
    out: Folder = None,
    replace: Replace = False,
    json: Json = False,
) -> None:
    """Store the first vectors of a text file."""
    from textcls import vectors

    name = name or file.name.split(".")[0]
    _check(name, out, replace)
    _store(vectors.read_text(file, name=name, title=title or name, most_words=words), out, json)


@app.command("download")
def download_vectors(
    source: Annotated[str, typer.Argument(help="As gensim calls them: glove-twitter-50.")],
    *,
    name: Name = None,
    words: Words = 20_000,
    out: Folder = None,
    replace: Replace = False,
    json: Json = False,
) -> None:
    """Store the first vectors of a set of gensim's downloader; needs internet."""
    from textcls import vectors

    _check(name or source, out, replace)
    _store(vectors.download(source, call=name, most_words=words), out, json)


@app.command("list")
def list_vectors(*, json: Json = False) -> None:
    """The stored sets of vectors."""
    from textcls import vectors

    catalogue = vectors.stored(_folder(None))
    show(json, printing.vectors_facts(catalogue), printing.vectors_table(catalogue))


def _check(name: str, out: Path | None, replace: bool) -> None:
    """Before anything is read: whether a set may have that name."""
    from textcls import vectors

    vectors.check_name(name)
    if not replace:
        vectors.check_new(name, _folder(out))


def _store(made, out: Path | None, json: bool) -> None:
    from textcls import vectors

    folder = _folder(out)
    vectors.save(made, folder)
    card = vectors.stored(folder).sets[made.card.name]
    show(json, card, printing.vectors_card(card, folder))


def _folder(out: Path | None) -> Path:
    from textcls import artifacts

    return (out or artifacts.models_folder()) / "vectors"
