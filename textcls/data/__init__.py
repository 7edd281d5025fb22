"""The data sets by name, and a person's CSV, as splits that share no text."""

from pathlib import Path

from textcls.data.repair import repair_news, repair_reviews
from textcls.data.rows import Rows, Splits, cut, with_others
from textcls.data.source import DataSet
from textcls.data.table import DATASETS
from textcls.registry import UserError
from textcls.tables import read_columns

__all__ = [
    "DATASETS",
    "DataSet",
    "Rows",
    "Splits",
    "csv_splits",
    "cut",
    "load_splits",
    "repair_news",
    "repair_reviews",
    "with_others",
]


def load_splits(
    name: str, *, validation_share: float, seed: int = 0, also: str | None = None
) -> Splits:
    """The three parts of a data set.

    A data set with a validation part of its own keeps it; otherwise `validation_share` of the
    training part is cut off, the same rows for the same seed. The training texts of the data set
    `also` are learned from too, but for those that begin with a text held out.
    """
    if also is not None:
        own = load_splits(name, validation_share=validation_share, seed=seed)
        return with_others(own, DATASETS[also].rows("train"))
    source = DATASETS[name]
    test = source.rows("test")
    if source.own_validation:
        return Splits(source.rows("train"), source.rows("validation"), test)
    train, validation = cut(source.rows("train"), share=validation_share, seed=seed)
    return Splits(train, validation, test)


def csv_splits(
    path: Path, *, text_column: str, label_column: str, validation_share: float, seed: int = 0
) -> tuple[tuple[str, ...], Splits]:
    """A person's CSV as a data set: its labels in alphabetical order, and its three parts.

    A tenth of the texts is kept for the test; the same file and seed give the same parts.
    """
    if path.stem in DATASETS:
        raise UserError(
            f"{path.name} is called like the data set '{path.stem}', whose models it would "
            "overwrite; give the file another name"
        )
    cells = read_columns(path, (text_column, label_column))
    unlabelled = [row for row, (_, label) in enumerate(cells, start=1) if not label.strip()]
    if unlabelled:
        raise UserError(f"{path}, row {unlabelled[0]}: no label in '{label_column}'")
    labels = tuple(sorted({label for _, label in cells}))
    if len(labels) < 2:
        raise UserError(
            f"{path} has {len(labels)} different labels in '{label_column}'; 2 or more are needed"
        )
    texts = tuple(text for text, _ in cells)
    rows = Rows(texts, tuple(labels.index(label) for _, label in cells))
    rest, test = cut(rows, share=0.1, seed=seed)
    return labels, Splits(*cut(rest, share=validation_share, seed=seed), test)
