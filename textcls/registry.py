"""A table of named things whose wrong key answers with the right ones."""

import difflib
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class UserError(ValueError):
    """What a person got wrong: one sentence with the value and with what would be right."""


class Registry(Mapping[str, T], Generic[T]):
    """An immutable mapping from name to entry.

    >>> Registry("fruit", {"apple": 1})["aple"]
    Traceback (most recent call last):
    textcls.registry.UserError: no fruit 'aple'; there are: apple (did you mean 'apple'?)
    """

    def __init__(self, kind: str, entries: Mapping[str, T]) -> None:
        self.kind = kind
        self._entries = dict(entries)

    def __getitem__(self, name: str) -> T:
        try:
            return self._entries[name]
        except KeyError:
            raise UserError(unknown_name(self.kind, name, self._entries)) from None

    def __contains__(self, name: object) -> bool:
        # Mapping's own test expects a KeyError, and this mapping answers with a sentence.
        return name in self._entries

    def get(self, name: str, default: T | None = None) -> T | None:
        return self._entries.get(name, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def unknown_name(kind: str, name: str, known: Mapping[str, object]) -> str:
    """The sentence for a name that is not in a table; long names are cut, order is kept."""
    shown = name if len(name) <= 60 else name[:57] + "..."
    if not known:
        return f"no {kind} '{shown}'; there are none yet"
    near = difflib.get_close_matches(name[:100], known, n=1)
    hint = f" (did you mean '{near[0]}'?)" if near else ""
    return f"no {kind} '{shown}'; there are: {', '.join(known)}{hint}"
