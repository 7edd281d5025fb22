"""The command line: the same functions as the app; --json prints one JSON document."""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Annotated, NoReturn

import msgspec
import typer

from textcls import printing
from textcls.registry import UserError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Train, run, explain and compare small neural text classifiers.",
)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Folder = Annotated[
    Path | None,
    typer.Option("--out", help="The folder of the models [default: artifacts]."),
]
Model = Annotated[str, typer.Argument(help="The name of a trained model; 'models' lists them.")]
Texts = Annotated[list[str], typer.Argument(help="Texts, or - for one a line on standard input.")]
Csv = Annotated[
    Path | None, typer.Option("--data", help="Your own CSV instead of the task's data.")
]
TextColumn = Annotated[str, typer.Option(help="The CSV's column of texts.")]
LabelColumn = Annotated[str, typer.Option(help="The CSV's column of labels.")]


def main() -> None:
    """Run a command; what the user got wrong is one line on standard error and exit code 2."""
    try:
        sys.exit(app(prog_name="python -m textcls", standalone_mode=False))
    except UserError as error:
        _refuse(str(error))
    except typer.TyperException as error:
        # Nothing to say means that the help was shown, for want of a command.
        said = error.format_message().rstrip(".")
        _refuse(f"{said} (--help says more)" if said else "no command given")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


def _refuse(sentence: str) -> NoReturn:
    print("textcls:", " ".join(sentence.splitlines()), file=sys.stderr)
    sys.exit(2)


@app.command()
def models(*, json: Json = False) -> None:
    """The trained models with their figures on the test part."""
    from textcls import artifacts

    catalogue = artifacts.scan(artifacts.models_folder())
    cards = list(catalogue.models.values())
    _show(json, [printing.model_facts(card) for card in cards], printing.models_table(cards))
    for name, reason in catalogue.damaged.items():
        print(f"textcls: the model '{name}' is damaged: {reason}", file=sys.stderr)


@app.command()
def recipes(*, json: Json = False) -> None:
    """The table of recipes that 'train' knows."""
    from textcls.recipes import RECIPES

    rows = list(RECIPES.values())
    _show(json, rows, printing.recipes_table(rows))


@app.command()
def predict(model: Model, texts: Texts, *, json: Json = False) -> None:
    """Class, probabilities, logits and tokens of one or more texts."""
    from textcls import inference

    answers = inference.predict(_load(model), _given(texts))
    _show(
        json,
        [printing.prediction_facts(answer) for answer in answers],
        "\n\n".join(printing.prediction_text(answer) for answer in answers),
    )


@app.command()
def explain(
    model: Model,
    texts: Texts,
    *,
    method: Annotated[
        str | None, typer.Option(help="A method, or 'ngrams' [default: the best that fits].")
    ] = None,
    target: Annotated[str | None, typer.Option(help="The class [default: the predicted]")] = None,
    against: Annotated[str | None, typer.Option(help="Why the target rather than this?")] = None,
    baseline: Annotated[str, typer.Option(help="pad, unk, mean or zero.")] = "pad",
    json: Json = False,
) -> None:
    """Which tokens, or which n-grams, made the logit: signed, and adding up."""
    from textcls import attribution

    trained, asked = _load(model), {"target": target, "against": against}
    if method == "ngrams":
        ledgers = [attribution.ngram_ledger(trained, text, **asked) for text in _given(texts)]
        facts = [printing.ledger_facts(model, ledger) for ledger in ledgers]
        readable = [printing.ledger_text(ledger) for ledger in ledgers]
    else:
        asked |= {"method": method, "baseline": baseline}
        scores = [attribution.explain(trained, text, **asked) for text in _given(texts)]
        facts = [printing.attribution_facts(model, score) for score in scores]
        readable = [printing.attribution_text(score) for score in scores]
    _show(json, facts, "\n\n".join(readable))


@app.command()
def train(
    names: Annotated[list[str], typer.Argument(metavar="RECIPE...", help="'recipes' lists them.")],
    *,
    data: Csv = None,
    text_column: TextColumn = "text",
    label_column: LabelColumn = "label",
    out: Folder = None,
    epochs: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    seed: Annotated[int | None, typer.Option(help="Another seed than the recipe's.")] = None,
) -> None:
    """Train recipes one after the other and leave their artifacts; Ctrl-C keeps the best so far."""
    from textcls import artifacts, making
    from textcls.recipes import RECIPES

    folder = out or artifacts.models_folder()
    for recipe in [RECIPES[name] for name in names]:
        changed = {"epochs": epochs or recipe.training.epochs}
        if seed is not None:
            changed["seed"] = seed
        recipe = replace(recipe, training=replace(recipe.training, **changed))
        source = _source(recipe, data, text_column, label_column)
        _make_folder(folder)
        print(f"{recipe.name}: {source.title}, {len(source.splits.train):,} training texts")
        with printing.TrainingBar(recipe.training.epochs) as watch:
            card = making.make(recipe, source, folder, watch=watch)
        print(printing.card_text(card))
        print(f"written to {folder / card.name}")


@app.command()
def evaluate(
    model: Model,
    *,
    split: Annotated[str, typer.Option(help="test, validation or train.")] = "test",
    data: Csv = None,
    text_column: TextColumn = "text",
    label_column: LabelColumn = "label",
    json: Json = False,
) -> None:
    """A model's report anew from its artifact, and whether it differs from the stored one."""
    from textcls import making

    if split not in ("train", "validation", "test"):
        raise UserError(f"no split '{split}'; there are: train, validation, test")
    trained = _load(model)
    source = _source(trained.card.recipe, data, text_column, label_column)
    report = making.judge(trained, source, split)
    stored = trained.card.report if split == "test" else None
    _show(json, report, printing.report_text(report, stored))


vectors_app = typer.Typer(no_args_is_help=True, help="Train word vectors.")
app.add_typer(vectors_app, name="vectors")


@vectors_app.command("train")
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


def _show(json: bool, document: object, readable: str) -> None:
    if json:
        print(msgspec.json.format(msgspec.json.encode(document), indent=2).decode())
    else:
        print(readable)


def _make_folder(folder: Path) -> None:
    """Before hours of training, and not after, it shows whether a folder can be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise UserError(f"cannot write to {folder} ({error.strerror})") from None


def _load(name: str):
    import torch

    from textcls import artifacts

    torch.set_num_threads(1)
    return artifacts.load(name, artifacts.models_folder())


def _source(recipe, data: Path | None, text_column: str, label_column: str):
    from textcls import making

    if data is None:
        return making.table_source(recipe)
    return making.csv_source(recipe, data, text_column=text_column, label_column=label_column)


def _given(texts: list[str]) -> list[str]:
    """The texts of the command line; `-`: the lines of standard input, blank ones aside."""
    if texts == ["-"]:
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        texts = [line.rstrip("\r\n") for line in sys.stdin if line.strip()]
        if not texts:
            raise UserError("standard input has no text; give one a line")
    # A byte that is no UTF-8 comes as half a surrogate, which JSON cannot hold.
    texts = [text.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for text in texts]
    for number, text in enumerate(texts, start=1):
        if not text.strip():
            raise UserError(f"text {number} is blank; give at least one word")
    return texts
