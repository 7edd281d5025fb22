"""A data set: from a folder, or else from the Hugging Face hub."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textcls.data.rows import Rows
from textcls.registry import UserError


@dataclass(frozen=True, slots=True)
class DataSet:
    """Where a data set is found, what it asks, and texts of our own to try its models on.

    `hub` names it on the Hugging Face hub, `folder` below TEXTCLS_DATA; rows whose text is
    missing are left out.
    """

    name: str
    title: str
    question: str
    labels: tuple[str, ...]
    licence: str
    hub: str
    folder: str
    examples: tuple[str, ...]
    text_column: str = "text"
    own_validation: bool = False
    unlabelled: str | None = None
    repair: Callable[[str], str] = str

    def rows(self, split: str) -> Rows:
        """One split, cleaned of the data set's own faults.

        Raises UserError, with both ways out, where neither folder nor hub has it.
        """
        table = self._table(split)
        texts, labels = table[self.text_column], table["label"]
        first = max(min(labels), 0)  # some copies on the hub count their labels from 1
        kept = [row for row, text in enumerate(texts) if text is not None]
        return Rows(
            tuple(self.repair(texts[row]) for row in kept),
            tuple(labels[row] - first for row in kept),
        )

    def _table(self, split: str) -> dict[str, list]:
        """The two columns of a split: from the folder where it has the file, else from the hub."""
        import datasets

        columns = [self.text_column, "label"]
        _keep_quiet()
        folder = os.environ.get("TEXTCLS_DATA")
        path = Path(folder, self.folder, f"{split}.parquet") if folder else None
        try:
            if path is not None and path.is_file():
                return datasets.Dataset.from_parquet(str(path), columns=columns)[:]
            return datasets.load_dataset(self.hub, split=split).select_columns(columns)[:]
        except (OSError, ValueError, datasets.exceptions.DatasetsError) as error:
            raise UserError(self._no_data(split, path, type(error).__name__)) from error

    def _no_data(self, split: str, path: Path | None, reason: str) -> str:
        if path is not None and path.is_file():
            return (
                f"{path} cannot be read ({reason}); it has to be a parquet file with the columns "
                f"'{self.text_column}' and 'label'"
            )
        looked = f"there is no {path}" if path else "TEXTCLS_DATA is not set"
        return (
            f"no data for '{self.name}': {looked} and the Hugging Face hub did not give "
            f"'{self.hub}' ({reason}); either set TEXTCLS_DATA to a folder with "
            f"{self.folder}/{split}.parquet in it, or connect to the internet"
        )


def _keep_quiet() -> None:
    """No bars and no log of every attempt: what went wrong is said in one sentence."""
    import datasets
    import huggingface_hub

    datasets.disable_progress_bars()
    datasets.logging.set_verbosity(datasets.logging.CRITICAL)
    huggingface_hub.logging.set_verbosity(huggingface_hub.logging.CRITICAL)
