"""Brings back the newest kept version of a draft that is gone, or that an older version has taken the place of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from imrassist.errors import ImrError
from imrassist.storage import beside, kept
from imrassist.storage.backups import Backup, Backups
from imrassist.storage.draft_file import ReadDraft, read_draft
from imrassist.storage.recover import NoCopyError, look
from imrassist.storage.whole_write import reason, remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """What was brought back, or would be."""

    path: Path
    """Where it is: open this."""
    told: str
    """What was done, a sentence."""


def put_back(path: Path, *, dry_run: bool = False, now: datetime) -> PutBack | None:
    """Brings back what is newer than the file at this path; None when nothing is.

    A file that is gone comes back under its own name; beside one that is there the newer version is put under a
    name of its own. What the journal holds beyond it is taken up when it is opened. A damaged file is left to
    opening, which takes the newest version by itself; of one without any copy, what is whole of it is put under
    a name of its own, and the damaged file stays as it is. Raises ImrError when it cannot be written, and as `look`.
    """
    path = path.resolve()
    there = path.exists()
    try:
        found = look(path) if there else None
    except NoCopyError as error:
        return _what_is_left(path, error, dry_run=dry_run, now=now)
    if found is not None and found.damage is not None:
        return None
    doc_id = found.draft.doc_id if found is not None else kept.doc_id_at(path)
    newest = _newest(doc_id) if doc_id else None
    if newest is None or (found is not None and newest[0].seq <= found.read.draft.saved_seq):
        return None
    backup, raw = newest
    target = beside.recovered(path, now) if there else path
    if not dry_run:
        _put(target, raw)
    return PutBack(path=target, told=f"Save {backup.seq}, kept on this computer, {_did(dry_run)} {target.name}.")


def _what_is_left(path: Path, error: NoCopyError, *, dry_run: bool, now: datetime) -> PutBack:
    """The whole entries of a damaged file, as a draft of their own. Raises the error that was found when none are."""
    from imrassist.storage.salvage import salvage

    try:
        left = salvage(path.read_bytes())
    except OSError:
        left = None
    if left is None:
        mend = "Go back to a copy of it."
        raise ImrError(error.where, error.what, mend, "Nothing of it could be brought back.") from None
    target = beside.recovered(path, now)
    if not dry_run:
        _put(target, left.text.encode())
    lost = f" Left out, because it could not be read: {left.told()}." if left.lost else ""
    did = "would be" if dry_run else "was"
    told = (
        f"{error.where}: {error.what} No copy of it is kept on this computer. What is whole of it {did} put into "
        f"{target.name}; {path.name} stays as it is.{lost}"
    )
    return PutBack(path=target, told=told)


def _put(target: Path, raw: bytes) -> None:
    try:
        beside.put_new(target, raw)
    except OSError as error:
        what = f"It could not be written: {reason(error)}."
        raise ImrError(target.name, what, remedy(error)) from None


def _did(dry_run: bool) -> str:
    return "would be brought back as" if dry_run else "was brought back as"


def _newest(doc_id: str) -> tuple[Backup, bytes] | None:
    try:
        folder = kept.folder_of(doc_id)
    except OSError:
        return None
    for backup in Backups(folder / "backups").newest():
        raw = backup.intact()
        if raw is not None and isinstance(read_draft(raw), ReadDraft):
            return backup, raw
    return None
