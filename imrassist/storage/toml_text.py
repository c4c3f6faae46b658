"""Writes values as TOML, one entry at a time, and makes sure that they read back as they were meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from imrassist.errors import ImrError
from imrassist.storage.keeping import Keeper, is_clean

_LONG = {"-": "-" * 100}
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def entry_text(name: str, entry: Mapping[str, Any]) -> str:
    """One ``[[name]]`` with what stands under it; all text through the gate, for acts come from many hands.

    Raises ImrError should it not read back as it was meant: it is to replace the last file.
    """
    plain = [f"[[{name}]]\n"] if _BARE.fullmatch(name) else [""]
    for key, value in entry.items():
        line = _plain(value) if _BARE.fullmatch(key) else ""
        if not line or not plain[0]:
            return _entry_by_tomli(name, entry)
        plain.append(f"{key} = {line}\n")
    return "".join(plain)


def _plain(value: Any) -> str:
    """A text, a list of texts or a yes/no as tomli_w writes it; "" when it holds anything that needs care."""
    if isinstance(value, str):
        if '"' in value or "\\" in value or not is_clean(value):
            return ""
        return f'"""\n{value}"""' if "\n" in value else f'"{value}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        each = [_plain(one) if isinstance(one, str) and "\n" not in one else "" for one in value]
        if "" in each:
            return ""
        return "[\n" + "".join(f"    {one},\n" for one in each) + "]" if each else "[]"
    return ""


def _entry_by_tomli(name: str, entry: Mapping[str, Any]) -> str:
    import tomli_w

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
    import tomli_w

    values = Keeper("").clean_all(values)
    return _held(tomli_w.dumps(values, multiline_strings=True), values)


def _held(text: str, values: Mapping[str, Any]) -> str:
    import tomllib

    if tomllib.loads(text) != values:
        raise ImrError(
            "the file",
            "A part of it could not be written so that it reads back the same.",
            "This is a fault in imrassist; please report it.",
            "The file was not changed, and what was answered is kept on this computer.",
        )
    return text
