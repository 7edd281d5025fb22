"""What was found out about a model by reading many texts: made once, stored beside it as JSON."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from textcls.registry import Registry, UserError
from textcls.values import FilterStudy, ModelCard

# The value that each study leaves in `<study>.json`; `studying` makes them.
STUDIES: Registry[type] = Registry(
    "study",
    {
        "filters": FilterStudy,
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
    encoded = msgspec.json.encode(value)
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
        return msgspec.json.decode(stored.value, type=STUDIES[study])
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


def _digest(encoded: bytes) -> str:
    return hashlib.sha256(encoded).hexdigest()
