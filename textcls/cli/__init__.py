"""The command line: the same functions as the app; --json prints one JSON document."""

import sys
from typing import NoReturn

import typer

from textcls.cli import (
    answering,
    batch,
    behaviour,
    comparing,
    editing,
    making,
    states,
    studies,
    studying,
    trusting,
    vectors,
)
from textcls.registry import UserError

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Train, run, explain and compare small neural text classifiers.",
)
for command in (
    answering.models,
    answering.recipes,
    answering.predict,
    answering.explain,
    states.states,
    comparing.compare,
    trusting.trust,
    editing.edit,
    editing.flip,
    batch.batch,
    behaviour.behave,
    making.train,
    making.evaluate,
    studying.study,
    studies.filters,
    studies.learned,
):
    app.command()(command)
app.add_typer(vectors.app, name="vectors")


def main() -> None:
    """Run a command; what the user got wrong is one line on standard error and exit code 2."""
    try:
        sys.exit(app(prog_name="python -m textcls", standalone_mode=False))
    except UserError as error:
        _refuse(str(error))
    except typer.TyperException as error:
        _refuse(f"{error.format_message().rstrip('.')} (--help says more)")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


def _refuse(sentence: str) -> NoReturn:
    print("textcls:", " ".join(sentence.splitlines()), file=sys.stderr)
    sys.exit(2)
