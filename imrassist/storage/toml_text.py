"""Writes values as TOML, one entry at a time, and makes sure that they read back as they were meant."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import tomli_w

from imrassist.errors import ImrError
from imrassist.storage.keeping import Keeper

_LONG = {"-": "-" * 100}


def entry_text(name: str, entry: Mapping[str, Any]) -> str:
    """One ``[[name]]`` with what stands under it; all text through the gate, for acts come from many hands.

    Raises ImrError should it not read back as it was meant: it is to replace the last file.
    """
    entry = Keeper("").clean_all(entry)
    nested = any(isinstance(value, Mapping) or _tables(value) for value in entry.values())
    # Short entries are written in one line unless a long one stands beside them; that one is cut off again.
    text = tomli_w.dumps({name: [entry, _LONG] if nested else [_LONG]}, multiline_strings=True)
    head = text[: text.index("\n") + 1]
    text = (
        text[: text.rindex(head)].rstrip("\n") + "\n" if nested else head + tomli_w.dumps(entry, multiline_strings=True)
    )
    return _held(text, {name: [entry]})


def _tables(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value)


def values_text(values: dict[str, Any]) -> str:
    """These values as TOML, the single ones before the tables; as `entry_text`."""
    values = Keeper("").clean_all(values)
    return _held(tomli_w.dumps(values, multiline_strings=True), values)


def _held(text: str, values: Mapping[str, Any]) -> str:
    if tomllib.loads(text) != values:
        raise ImrError(
            "the file",
            "A part of it could not be written so that it reads back the same.",
            "This is a fault in imrassist; please report it.",
            "The file was not changed, and what was answered is kept on this computer.",
        )
    return text
