"""Texts with their labels, and how they are cut into parts."""

import hashlib
from dataclasses import dataclass

from textcls.registry import UserError


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


def with_others(splits: Splits, others: Rows) -> Splits:
    """The training part and others behind it, but for those that begin with a text held out.

    So a whole article may stand beside the titles of others, and never beside its own title
    where that is to be predicted.
    """
    held_out = {text for part in (splits.validation, splits.test) for text in part.texts}
    lengths = sorted({len(text) for text in held_out})
    free = [
        row
        for row, text in enumerate(others.texts)
        if not any(text[:length] in held_out for length in lengths)
    ]
    more = others.take(free)
    train = Rows(splits.train.texts + more.texts, splits.train.labels + more.labels)
    return Splits(train, splits.validation, splits.test)


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
