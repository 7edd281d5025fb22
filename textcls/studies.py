"""What was found out about a model by reading many texts: made once, stored beside it as JSON."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from textcls.registry import Registry, UserError
from textcls.values import FilterStudy, ModelCard, PhraseStudy, TrustStudy

# The value that each study leaves in `<study>.json`; `studying` makes them.
STUDIES: Registry[type] = Registry(
    "study",
    {
        "filters": FilterStudy,
        "phrases": PhraseStudy,
        "trust": TrustStudy,
    },
)


@dataclass(frozen=True, slots=True)
class _Stored:
    """A value with the fingerprint of the weights it was made from, and a hash of its own."""

    fingerprint: str
    digest: str
    value: msgspec.Raw


def path_of(study: str, name: str, folder: Path) -> Path:
    """Where the study of a model is, or would be."""
    STUDIES[study]  # the sentence for a name that is not there
    return folder / name / f"{study}.json"


def save(study: str, value: object, card: ModelCard, folder: Path) -> Path:
    """Put a study beside the model it was made from."""
    path = path_of(study, card.name, folder)
    encoded = msgspec.json.encode(_packed(msgspec.to_builtins(value)))
    stored = _Stored(card.fingerprint, _digest(encoded), msgspec.Raw(encoded))
    path.write_bytes(msgspec.json.encode(stored) + b"\n")
    return path


def load(study: str, card: ModelCard, folder: Path):
    """The study of a model, of the type that `STUDIES` names.

    Raises UserError, with the command that makes it, where there is none, and where it was made
    from other weights or changed since.
    """
    path, make = path_of(study, card.name, folder), command(study, card.name)
    if not path.is_file():
        raise UserError(f"'{card.name}' has no {path.name} yet; make it with '{make}'")
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=_Stored)
        if stored.fingerprint != card.fingerprint:
            raise UserError(
                f"{path.name} of '{card.name}' was made from other weights than it has now; "
                f"make it anew with '{make}'"
            )
        if stored.digest != _digest(bytes(stored.value)):
            raise UserError(
                f"{path.name} of '{card.name}' is damaged: it is not what was stored; "
                f"make it anew with '{make}'"
            )
        return msgspec.convert(_unpacked(msgspec.json.decode(stored.value)), STUDIES[study])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(
            f"{path.name} of '{card.name}' cannot be read ({error}); make it anew with '{make}'"
        ) from None


def forget(name: str, folder: Path) -> None:
    """Remove a model's studies: what follows from other weights is not true of these."""
    for study in STUDIES:
        path_of(study, name, folder).unlink(missing_ok=True)


def command(study: str, name: str) -> str:
    """What a person types to make a study."""
    return f"python -m textcls study {name} --only {study}"


def _packed(value):
    """Lists of records as tables: the names of hundreds of equal records stand there once."""
    if isinstance(value, dict):
        return {name: _packed(part) for name, part in value.items()}
    if not isinstance(value, list | tuple):
        return value
    parts = [_packed(part) for part in value]
    if not parts or not all(isinstance(part, dict) and part for part in parts):
        return parts
    columns = list(parts[0])
    if any(list(part) != columns for part in parts):
        return parts
    return {"columns": columns, "rows": [list(part.values()) for part in parts]}


def _unpacked(value):
    """The opposite of `_packed`."""
    if isinstance(value, list):
        return [_unpacked(part) for part in value]
    if not isinstance(value, dict):
        return value
    value = {name: _unpacked(part) for name, part in value.items()}
    match value:
        case {"columns": list(columns), "rows": list(rows), **rest} if not rest:
            return [dict(zip(columns, row, strict=True)) for row in rows]
    return value


def _digest(encoded: bytes) -> str:
    return hashlib.sha256(encoded).hexdigest()
