"""Reads and writes a key file: guarded like a draft, written whole, the version before kept beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from imrassist.errors import ImrError
from imrassist.privacy.key import ALLOWED, KINDS, NOT_A_NAME, Decision, Entry, Key
from imrassist.storage.keeping import Fault, Keeper, unknown_parts
from imrassist.storage.toml_guard import Damage, Mark, end_mark, parse
from imrassist.storage.toml_text import entry_text, values_text
from imrassist.storage.whole_write import reason, write_whole

FORMAT = 1
_HEAD = ("format", "doc_id", "entry", "decision")
_ENTRY = ("id", "code", "kind", "real", "sex", "title", "part")
_DECISION = ("text", "entry", "says", "where", "near", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadKey:
    """A key file as it was read. No message quotes anything of it."""

    key: Key
    faults: tuple[Fault, ...] = ()
    digest: str = ""
    """SHA-256 of its bytes, for `write_key`."""
    newer: bool = False
    """Written by a newer imrassist: to be read, and not to be written."""
    edited: bool = False
    """Changed since imrassist wrote it."""


def read_key(path: Path) -> ReadKey:
    """The key at this path. Raises ImrError, which quotes nothing of it, when there is none or it is damaged.

    An entry without a code or a real name, or of an unknown kind, is kept as it stands and listed.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ImrError(path.name, "There is no such key.", "Say where it is with --key, or start a new one.") from None
    except OSError as error:
        raise ImrError(path.name, f"It cannot be read: {reason(error)}.", "Mend that, and try again.") from None
    parsed = parse(raw)
    kind = None if isinstance(parsed, Damage) else parsed.data.get("format", FORMAT)
    if isinstance(parsed, Damage) or not isinstance(kind, int):
        damage = parsed if isinstance(parsed, Damage) else Damage(what='"format" is no number')
        where = f"{path.name}, {damage.at.rstrip(': ')}" if damage.at else path.name
        mend = "Mend that place in a text editor, or go back to the version before, which lies beside it."
        raise ImrError(where, f"The key cannot be read: {damage.what}.", mend)
    keep = Keeper(parsed.text)
    return ReadKey(
        key=_key(parsed.data, keep),
        faults=tuple(keep.faults),
        digest=hashlib.sha256(raw).hexdigest(),
        newer=kind > FORMAT,
        edited=parsed.mark is Mark.WRONG,
    )


def key_text(key: Key) -> str:
    """The key as the text of its file, end mark included; `read_key` makes an equal one of it."""
    parts = {unknown_parts(name): value for name, value in key.unknown.items()}
    top = {name[0]: value for name, value in parts.items() if len(name) == 1}
    pieces = [values_text({"format": FORMAT, "doc_id": key.doc_id, **top})]
    for entry in key.entries:
        plain: dict[str, Any] = {name: value for name in _ENTRY if (value := getattr(entry, name))}
        if entry.forms:
            plain["forms"] = list(entry.forms)
        if entry.provisional:
            plain["provisional"] = True
        more = {name[2]: value for name, value in parts.items() if name[:2] == ("entry", entry.id) and len(name) == 3}
        pieces.append(entry_text("entry", {**more, **plain}))
    for decision in key.decisions:
        plain = {name: value for name in _DECISION if (value := getattr(decision, name))}
        if decision.says == NOT_A_NAME:
            del plain["says"]
        pieces.append(entry_text("decision", plain))
    for name in ("entry", "decision"):
        pieces += [entry_text(name, each) for each in parts.get((name, "*"), ())]
    body = "\n".join(pieces)
    return body + end_mark(body)


def write_key(path: Path, key: Key, *, digest: str = "") -> str:
    """Writes the key whole or not at all, for the user alone; the digest to give with the next writing.

    ``digest`` is that of the file as it was read, "" for a new one: when another program has changed it since,
    nothing is written. The version before is kept beside it, as ``NAME.key.before.toml``. Raises ImrError.
    """
    raw = key_text(key).encode()
    try:
        there: bytes | None = path.read_bytes()
    except FileNotFoundError:
        there = None
    except OSError as error:
        raise ImrError(path.name, f"It cannot be written: {reason(error)}.", "Mend that, and try again.") from None
    if (hashlib.sha256(there).hexdigest() if there is not None else "") != digest:
        raise ImrError(
            path.name, "Another program has changed the key meanwhile.", "Open it again, and then change it."
        )
    if there is not None and there != raw:
        write_whole(before(path), there)
    write_whole(path, raw)
    return hashlib.sha256(raw).hexdigest()


def before(path: Path) -> Path:
    """Where the version before is kept: ``case.key.before.toml``."""
    return path.with_name(f"{path.name.removesuffix('.toml')}.before.toml")


def _key(data: Mapping[str, Any], keep: Keeper) -> Key:
    for name in [name for name in data if name not in _HEAD]:
        keep.name(name, data[name])
        keep.fault("Something in the key is not known to this version; it is kept.", keep.key(name))
    doc_id = data.get("doc_id", "")
    if not isinstance(doc_id, str):
        keep.misfits("doc_id", [doc_id])
        doc_id = ""
    entries: list[Entry] = []
    decisions: list[Decision] = []
    for number, plain in enumerate(found := _listed(data, "entry", keep)):
        at = keep.heading("entry", number, len(found))
        entry = _entry(plain, keep, at, {each.id for each in entries})
        if entry is None:
            keep.entry("entry", plain, f"Entry {number + 1} of the key cannot be read; it is kept.", at)
        else:
            entries.append(entry)
    for plain in _listed(data, "decision", keep):
        texts = {name: plain.get(name, "") for name in _DECISION}
        says = texts["says"] = texts["says"] or NOT_A_NAME
        sound = all(isinstance(each, str) for each in texts.values()) and says in (NOT_A_NAME, ALLOWED)
        if sound and texts["text"] and not plain.keys() - set(_DECISION):
            decisions.append(Decision(**{name: keep.clean(value) for name, value in texts.items()}))
        else:
            keep.entry("decision", plain, "A decision in the key cannot be read; it is kept.", None)
    return Key(
        doc_id=keep.clean(doc_id), entries=tuple(entries), decisions=tuple(decisions), unknown=dict(keep.unknown)
    )


def _entry(plain: Mapping[str, Any], keep: Keeper, at: int | None, taken: set[str]) -> Entry | None:
    texts = {name: plain.get(name, "") for name in _ENTRY}
    forms = plain.get("forms", [])
    provisional = plain.get("provisional", False)
    if not all(isinstance(each, str) for each in texts.values()) or not isinstance(provisional, bool):
        return None
    if not isinstance(forms, list) or not all(isinstance(each, str) for each in forms):
        return None
    clean = {name: keep.clean(text) for name, text in texts.items()}
    if not (clean["code"] and clean["real"]) or clean["kind"] not in KINDS:
        return None
    number = len(taken) + 1
    while not clean["id"] or clean["id"] in taken:
        clean["id"] = f"key-{number}"
        number += 1
    keep.rest(("entry", clean["id"]), plain, (*_ENTRY, "forms", "provisional"), at)
    return Entry(**clean, forms=tuple(keep.clean(each) for each in forms), provisional=provisional)


def _listed(data: Mapping[str, Any], name: str, keep: Keeper) -> list[Mapping[str, Any]]:
    value = data.get(name, [])
    values = value if isinstance(value, list) else [value]
    keep.misfits(name, [each for each in values if not isinstance(each, Mapping)])
    return [each for each in values if isinstance(each, Mapping)]
