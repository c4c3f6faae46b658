"""Keeps what a file holds and this version does not understand: under its place, listed, with its line where known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from imrassist import gate


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing in a file that was not understood as it stands; it is kept, and written back."""

    what: str
    """A sentence that holds no answer: ``"day" of contact-k3x9q2 is neither text nor a list of texts ...``"""
    line: int | None = None

    def __str__(self) -> str:
        return f"Line {self.line}: {self.what}" if self.line else self.what


def unknown_key(*parts: str) -> str:
    """The name of a place in `Draft.unknown`: ``contact/contact-k3x9q2/mood``; a ``/`` in a part is ``~1``."""
    return "/".join(part.replace("~", "~0").replace("/", "~1") for part in parts)


def unknown_parts(key: str) -> tuple[str, ...]:
    """The parts that `unknown_key` was made from."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in key.split("/"))


def is_clean(text: str) -> bool:
    """Whether the gate would leave this text as it is; a quick look, which doubts what it is not sure of."""
    if not (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return False
    return text.isprintable() or ("\n" in text and all(line.isprintable() for line in text.split("\n")))


class Keeper:
    """What one file held that was not understood, and the gate for all its text."""

    def __init__(self, text: str) -> None:
        self.text = text
        """The file, to find lines in."""
        self.unknown: dict[str, Any] = {}
        """For `Draft.unknown`: top-level names as they are, ``table/row/key`` for the rest of an entry,
        ``name/*`` for whole entries that cannot be read, and under ``kept`` what fits nowhere."""
        self.faults: list[Fault] = []
        self.hidden = 0
        """Texts from which hidden characters were taken out."""
        self._headings: dict[str, list[int]] | None = None

    def clean(self, value: str) -> str:
        """The text, passed through the gate; never shortened."""
        if is_clean(value):
            return value
        cleaned = gate.clean(value)
        self.hidden += bool(cleaned.notes)
        return cleaned.text

    def clean_all(self, value: Any) -> Any:
        """Any value of a TOML file, all its text passed through the gate."""
        if isinstance(value, str):
            return self.clean(value)
        if isinstance(value, list):
            return [self.clean_all(each) for each in value]
        if isinstance(value, Mapping):
            return {self.clean(key): self.clean_all(each) for key, each in value.items()}
        return value

    def fault(self, what: str, at: int | None = None) -> None:
        """List one thing, with the line of this offset of the file."""
        self.faults.append(Fault(what=what, line=None if at is None else self.text.count("\n", 0, at) + 1))

    def heading(self, name: str, number: int, of: int) -> int | None:
        """Where the entry of this number, from 0, of ``of`` in all begins; None where that cannot be told for sure."""
        if self._headings is None:
            self._headings = {}
            for found in re.finditer(r"^[ \t]*\[\[([^\]\n]*)\]\]", self.text, re.MULTILINE):
                self._headings.setdefault(found[1].strip(" \t"), []).append(found.start())
        starts = self._headings.get(name, [])
        return starts[number] if len(starts) == of else None

    def key(self, key: str, after: int | None = 0) -> int | None:
        """Where the line with this key stands, after an offset of the file; None where that cannot be told."""
        if after is None:
            return None
        found = re.compile(rf"""^[ \t]*["']?{re.escape(key)}["']?[ \t]*=""", re.MULTILINE).search(self.text, after)
        return found.start() if found else None

    def name(self, name: str, value: Any) -> None:
        """Keep a whole name of the top of the file."""
        self.unknown[unknown_key(self.clean(name))] = self.clean_all(value)

    def one(self, parts: tuple[str, ...], value: Any) -> None:
        """Keep one value at its place within an entry."""
        self.unknown[unknown_key(*parts)] = self.clean_all(value)

    def entry(self, name: str, entry: Mapping[str, Any], what: str, at: int | None) -> None:
        """Keep a whole entry of a list, and list it."""
        self.unknown.setdefault(unknown_key(name, "*"), []).append(self.clean_all(entry))
        self.fault(what, at)

    def rest(
        self, parts: tuple[str, ...], entry: Mapping[str, Any], known: Iterable[str], at: int | None = None
    ) -> None:
        """Keep the keys of an entry that are not among those known, and list them."""
        known = set(known)
        for key in [key for key in entry if key not in known]:
            self.one((*parts, self.clean(key)), entry[key])
            self.fault(
                f'"{self.clean(key)}" in [{parts[0]}] is not known to this version; it is kept.', self.key(key, at)
            )

    def misfits(self, name: str, values: list[Any]) -> None:
        """Keep values that cannot stand where they stood: under ``[kept]`` from now on."""
        if values:
            at = self.key(name)
            name = self.clean(name)
            self.unknown.setdefault("kept", {}).setdefault(name, []).extend(self.clean_all(values))
            self.fault(f'"{name}" holds something that cannot be read; it is kept under [kept].', at)
