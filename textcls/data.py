"""The data sets by name: where their splits come from, what their faults are, how they are cut."""

import hashlib
import html
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textcls.registry import Registry, UserError
from textcls.tables import read_columns


@dataclass(frozen=True, slots=True)
class Rows:
    """Texts and the indices of their labels, side by side."""

    texts: tuple[str, ...]
    labels: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def take(self, rows: list[int]) -> "Rows":
        return Rows(tuple(self.texts[i] for i in rows), tuple(self.labels[i] for i in rows))


@dataclass(frozen=True, slots=True)
class Splits:
    """The three parts a model is trained on, chosen by, and judged on; they share no text."""

    train: Rows
    validation: Rows
    test: Rows

    def sizes(self) -> dict[str, int]:
        return {name: len(getattr(self, name)) for name in ("train", "validation", "test")}

    def fingerprint(self) -> str:
        """A hash over every text and label, in order."""
        digest = hashlib.sha256()
        for part in (self.train, self.validation, self.test):
            for text, label in zip(part.texts, part.labels, strict=True):
                digest.update(f"{label}\t{text}\n".encode())
        return digest.hexdigest()


def repair_news(text: str) -> str:
    """AG News lost the `&` of its entities, kept HTML tags, and has a backslash per line break."""
    text = _BACKSLASHES.sub(" ", text.replace("\\$", "$"))
    for _ in range(4):  # some were escaped more than once: &amp;lt; is &lt; is <
        repaired = _LOST_AMPERSAND.sub(r"&\1;", html.unescape(text))
        if repaired == text:
            break
        text = repaired
    text = _TAG.sub(" ", text)
    text = _SPACE_BEFORE_CLITIC.sub(r"'\1", text)
    return " ".join(text.split())


def repair_reviews(text: str) -> str:
    """IMDB marks its line breaks with `<br />`."""
    return " ".join(text.replace("<br />", " ").split())


_LOST_AMPERSAND = re.compile(r"(?<![&\w])(#\d{2,4}|quot|amp|lt|gt|nbsp|hellip|[mn]dash|[lr]s?quo);")
_BACKSLASHES = re.compile(r"\\+")
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|br|em|font|strong|img|div|span|table|tr|td|li|ul)(?:[\s/][^<>]*)?>", re.I
)
_SPACE_BEFORE_CLITIC = re.compile(r" '(s|t|re|ll|ve|d|m)\b")


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


def _by_name(*sets: DataSet) -> Registry[DataSet]:
    return Registry("data set", {entry.name: entry for entry in sets})


_NEWS_LABELS = ("World", "Sports", "Business", "Sci/Tech")
_NEWS_LICENCE = "AG News (Zhang et al. 2015), for non-commercial research"

DATASETS = _by_name(
    DataSet(
        name="ag_news",
        title="News topics",
        question="Is this news item about the world, sports, business or science and technology?",
        labels=_NEWS_LABELS,
        licence=_NEWS_LICENCE,
        hub="fancyzhx/ag_news",
        folder="ag_news",
        examples=(
            "The final tennis tournament starts next week.",
            "Shares of the chip maker fell 8 percent after it warned of weak demand.",
            "Astronomers have found a planet that circles two suns.",
            "The prime minister resigned after weeks of protest in the capital.",
            "The football club was sold to an investment fund for 300 million dollars.",
        ),
        repair=repair_news,
    ),
    DataSet(
        name="ag_titles",
        title="News titles",
        question="What is the article below this headline about?",
        labels=_NEWS_LABELS,
        licence=_NEWS_LICENCE,
        hub="sh0416/ag_news",
        folder="ag_news",
        examples=(
            "The final tennis tournament starts next week.",
            "Oil prices climb as pipeline closes",
            "New telescope maps the young universe",
            "Peace talks resume under truce",
        ),
        text_column="title",
        repair=repair_news,
    ),
    DataSet(
        name="imdb",
        title="Film reviews",
        question="Did the writer of this review like the film?",
        labels=("negative", "positive"),
        licence="Large Movie Review Dataset (Maas et al. 2011), for research",
        hub="stanfordnlp/imdb",
        folder="imdb",
        examples=(
            "It was a fantastic performance !",
            "I've never watched something as bad",
            "Not good, bad: two hours of my life that nobody gives back.",
            "Not bad, good: the slow start pays off in a wonderful last act.",
            "The actors do what they can, but the script is a mess and the jokes fall flat.",
        ),
        unlabelled="unsupervised",
        repair=repair_reviews,
    ),
    DataSet(
        name="sarcasm",
        title="Sarcastic headlines",
        question="Was this headline written in earnest or for a laugh?",
        labels=("earnest", "sarcastic"),
        licence="News Headlines for Sarcasm Detection v1 (Misra 2019), CC BY 4.0",
        hub="raquiba/Sarcasm_News_Headline",
        folder="sarcasm",
        examples=(
            "area man proud of knowing shortcut that takes longer",
            "senate votes to extend budget talks until friday",
            "nation's dogs announce plan to keep barking",
            "how to talk to your children about money",
        ),
        own_validation=True,
    ),
)


def load_splits(name: str, *, validation_share: float, seed: int = 0) -> Splits:
    """The three parts of a data set.

    A data set with a validation part of its own keeps it; otherwise `validation_share` of the
    training part is cut off, the same rows for the same seed.
    """
    source = DATASETS[name]
    test = source.rows("test")
    if source.own_validation:
        return Splits(source.rows("train"), source.rows("validation"), test)
    train, validation = cut(source.rows("train"), share=validation_share, seed=seed)
    return Splits(train, validation, test)


def cut(rows: Rows, *, share: float, seed: int) -> tuple[Rows, Rows]:
    """Two parts, stratified by label; all copies of a text go to the same part."""
    from sklearn.model_selection import train_test_split

    copies: dict[str, list[int]] = {}
    for row, text in enumerate(rows.texts):
        copies.setdefault(text, []).append(row)
    groups = list(copies.values())
    label_of_group = [rows.labels[group[0]] for group in groups]
    try:
        first, second = train_test_split(
            groups, test_size=share, random_state=seed, stratify=label_of_group
        )
    except ValueError as error:
        raise UserError(
            f"{len(groups)} different texts cannot be cut into two parts with every label in "
            f"both ({error}); give at least 10 texts per label"
        ) from None
    return tuple(
        rows.take(sorted(row for group in part for row in group)) for part in (first, second)
    )


def csv_splits(
    path: Path, *, text_column: str, label_column: str, validation_share: float, seed: int = 0
) -> tuple[tuple[str, ...], Splits]:
    """A person's CSV as a data set: its labels in alphabetical order, and its three parts.

    A tenth of the texts is kept for the test; the same file and seed give the same parts.
    """
    cells = read_columns(path, (text_column, label_column))
    labels = tuple(sorted({label for _, label in cells}))
    if len(labels) < 2:
        raise UserError(
            f"{path} has {len(labels)} different labels in '{label_column}'; 2 or more are needed"
        )
    texts = tuple(text for text, _ in cells)
    rows = Rows(texts, tuple(labels.index(label) for _, label in cells))
    rest, test = cut(rows, share=0.1, seed=seed)
    return labels, Splits(*cut(rest, share=validation_share, seed=seed), test)
