"""Versions: whole copies of a draft that the author has named, in its private folder; never changed afterwards.

They lie there, and not beside the draft, because beside it only a lock, conflict copies and damaged originals may lie
(DESIGN section 9): a folder that is passed on takes no older wording with it.
"""

from __future__ import annotations

import contextlib
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from imrassist.errors import ImrError
from imrassist.interview.question import Form
from imrassist.model.draft import Draft
from imrassist.storage import kept
from imrassist.storage.beside import put_new
from imrassist.storage.draft_file import read_draft
from imrassist.storage.draft_text import draft_text
from imrassist.storage.toml_guard import Damage, Mark
from imrassist.storage.whole_write import reason

LONGEST = 60
"""Characters of a version's name."""
_FILE = re.compile(r"(\d{4,})\.imr\.toml")
_NAME, _WHEN = "kept_as", "kept_at"
_HEAD = 8192


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One named version."""

    name: str
    number: int
    """From 1, in the order in which they were kept."""
    when: str
    """``2024-09-17 14:32``, by the clock of this computer."""
    path: Path


def keep(draft: Draft, name: str, now: datetime, form: Form | None = None) -> Version:
    """Keeps a copy of the draft under this name, whole or not at all, for the user alone.

    Raises ImrError when the name is empty, too long or taken, or the copy cannot be written.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        what = "A version must have a name." if not name else f"A version's name has {LONGEST} characters at most."
        raise ImrError("the named version", what, "Name it in a few words, such as: before the manager read it.")
    there = kept_versions(draft.doc_id)
    if any(each.name.casefold() == name.casefold() for each in there):
        raise ImrError("the named version", "There is one of this name already.", "Choose another name.")
    number = max((each.number for each in there), default=0) + 1
    when = f"{now:%Y-%m-%d %H:%M}"
    text = draft_text(draft.with_(unknown={_NAME: name, _WHEN: when, **draft.unknown}), form)
    try:
        folder = kept.made_folder(draft.doc_id) / "versions"
        folder.mkdir(mode=0o700, exist_ok=True)
        while True:
            path = folder / f"{number:04d}.imr.toml"
            with contextlib.suppress(FileExistsError):
                put_new(path, text.encode())
                return Version(name=name, number=number, when=when, path=path)
            number += 1  # damaged, or another program was quicker
    except OSError as error:
        raise ImrError(
            "the named version", f"It could not be kept: {reason(error)}.", "Mend that; then again."
        ) from None


def kept_versions(doc_id: str) -> list[Version]:
    """The named versions of a draft, the newest first. One whose beginning cannot be read is not among them."""
    found = []
    with contextlib.suppress(OSError):
        for path in (kept.folder_of(doc_id) / "versions").iterdir():
            match = _FILE.fullmatch(path.name)
            head = _head(path) if match else {}
            if match and isinstance(head.get(_NAME), str):
                when = head.get(_WHEN)
                told = when if isinstance(when, str) else ""
                found.append(Version(name=str(head[_NAME]), number=int(match[1]), when=told, path=path))
    return sorted(found, key=lambda each: each.number, reverse=True)


def read_version(version: Version, form_of: Callable[[str], Form | None] | None = None) -> Draft:
    """The draft as it was kept. Raises ImrError when the copy cannot be read, or is not whole."""
    try:
        raw = version.path.read_bytes()
    except OSError as error:
        raise ImrError("the named version", f"It cannot be read: {reason(error)}.", "Take another one.") from None
    read = read_draft(raw, form_of)
    if isinstance(read, Damage) or read.mark is not Mark.RIGHT:
        raise ImrError("the named version", "Its file is damaged.", "Take another one.")
    rest = {key: value for key, value in read.draft.unknown.items() if key not in (_NAME, _WHEN)}
    return read.draft.with_(unknown=rest)


def forget_versions(folder: Path) -> None:
    """Lets go of every named version of the draft with this private folder. Raises OSError when one stays."""
    for old in (folder / "versions").glob("*.imr.toml"):
        old.unlink(missing_ok=True)


def _head(path: Path) -> dict[str, object]:
    """What stands at the top of a draft file, before its first table; nothing when that cannot be read."""
    try:
        with path.open("rb") as file:
            text = file.read(_HEAD).decode("utf-8", "ignore")
        return tomllib.loads(text.partition("\n[")[0].rpartition("\n")[0])
    except (OSError, ValueError, RecursionError):
        return {}
