"""A table of texts in, the same with class and probabilities out."""

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from textcls.artifacts import TrainedModel
from textcls.batch import columnar, lines, separated
from textcls.batch.base import TextTable
from textcls.inference import probabilities
from textcls.registry import Registry, UserError
from textcls.values import BatchSummary

__all__ = ["KINDS", "predict_table"]

PREDICTED = "predicted"

KINDS: Registry[Callable[[Path, str], TextTable]] = Registry(
    "kind of table",
    {
        ".csv": separated.open_table,
        ".jsonl": lines.open_table,
        ".parquet": columnar.open_table,
    },
)


def predict_table(
    model: TrainedModel,
    source: Path,
    target: Path,
    *,
    text_column: str = "text",
    watch: Callable[[float], None] = lambda done: None,
) -> BatchSummary:
    """Write the rows of `source` to `target` with the predicted class and every probability.

    Both are CSV, JSON lines or Parquet, by their names, and of one kind. A text that the model
    reads no token of gets empty cells. `watch` is told the share that is done. The target
    appears when it is complete, and not before. Raises UserError with what is wrong and where.
    """
    _check_paths(source, target)
    table = KINDS[source.suffix.lower()](source, text_column)
    added = (PREDICTED, *(f"p_{label}" for label in model.card.labels))
    for name in added:
        if name in table.columns:
            raise UserError(f"{source} has a column '{name}' already; give that one another name")
    counts: Counter[str | None] = Counter()
    with _complete(target) as place, table.write(place, added) as write:
        for chunk in table.chunks:
            cells = _answers(model, chunk.texts)
            write(chunk.rows, cells)
            counts.update(row[0] for row in cells)
            watch(chunk.done)
    unread = counts.pop(None, 0)
    called = {label: counts[label] for label in model.card.labels}
    return BatchSummary(model.card.name, sum(called.values()) + unread, unread, called)


def _answers(model: TrainedModel, texts: Sequence[str | None]) -> list[tuple]:
    """Of each text the class and the probabilities in six digits; None where nothing was read."""
    shares = probabilities(model, [text or "" for text in texts]) if texts else []
    labels = model.card.labels
    rows = []
    for row in shares.tolist():
        if row[0] != row[0]:  # not a number: no token was read
            rows.append((None,) * (len(labels) + 1))
        else:
            rows.append((labels[row.index(max(row))], *(round(share, 6) for share in row)))
    return rows


def _check_paths(source: Path, target: Path) -> None:
    for path in (source, target):
        if path.suffix.lower() not in KINDS:
            raise UserError(f"{path} is no table by its name; it must end in {', '.join(KINDS)}")
    if source.suffix.lower() != target.suffix.lower():
        raise UserError(
            f"{source} and {target} are of two kinds; the table is written as the kind it is read"
        )
    if target.is_dir() or (target.exists() and target.samefile(source)):
        raise UserError(f"{target} cannot be written over; name another file")


@contextmanager
def _complete(target: Path) -> Iterator[Path]:
    """A place beside the target to write to, which becomes the target when all went well."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=target.suffix)
    except OSError as error:
        raise UserError(f"cannot write {target} ({error.strerror})") from None
    os.close(handle)
    place = Path(name)
    try:
        yield place
        place.chmod(0o644)
        place.replace(target)
    except OSError as error:
        raise UserError(f"cannot write {target} ({error.strerror or error})") from None
    finally:
        place.unlink(missing_ok=True)
