"""Finds out what a draft is from its file, journals and backups, whatever happened to them; changes nothing."""

from __future__ import annotations

import contextlib
import hashlib
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from imrassist.errors import ImrError
from imrassist.interview.question import Form
from imrassist.model.answer import Place
from imrassist.model.draft import Draft
from imrassist.storage import kept
from imrassist.storage.backups import Backup, Backups
from imrassist.storage.draft_file import ReadDraft, read_draft
from imrassist.storage.history import History
from imrassist.storage.journal import MARKERS, Record, Records, read_journals
from imrassist.storage.replay import replay
from imrassist.storage.toml_guard import MOST_BYTES, Damage, Mark
from imrassist.storage.whole_write import reason

FormOf = Callable[[str], Form | None]
_FAULTS_TOLD = 8


class NoCopyError(ImrError):
    """A draft whose file is damaged, and of which no intact copy is kept here."""


@dataclass(kw_only=True)
class Found:
    """All that could be found out about one draft."""

    path: Path
    raw: bytes
    """The file as it lies there."""
    read: ReadDraft
    """What the draft was read from: the file, or the backup in its place."""
    draft: Draft
    """With everything that was acknowledged."""
    history: History = field(default_factory=History)
    typed: Mapping[Place, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    damage: Damage | None = None
    """Why the file could not be read, and a backup was taken."""
    apart: Draft | None = None
    """Unsaved work on another version of this draft than the one that lies there: to be kept beside it."""
    folder: Path | None = None
    """The draft's private folder; None when there can be none."""
    records: Records = field(default_factory=Records)
    base: str = ""
    """SHA-256 of what the records after ``upto`` belong to."""
    upto: int = 0
    """The number of the last record that ``base`` holds."""
    waiting: int = 0
    """Records after it: work that is not in the file."""
    seq: int = 0
    """The highest count of saves that is known of."""

    @property
    def sha(self) -> str:
        """SHA-256 of the file as it lies there."""
        return hashlib.sha256(self.raw).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """What is left of a draft, before it is read."""

    path: Path
    raw: bytes
    folder: Path | None
    doc_id: str
    records: Records
    backups: tuple[Backup, ...]

    def current(self) -> tuple[str, int, int]:
        """What the journals say was the file last: its SHA-256, the last record it holds, its count of saves."""
        for record in reversed(self.records.records):
            if record.kind == "from":
                return str(record.data.get("sha", "")), _int(record, "upto"), _int(record, "seq")
        return "", 0, 0

    def known(self, sha: str) -> int | None:
        """The last record that the file of this SHA-256 holds, if it is the newest one; None if it is not."""
        current, upto, _ = self.current()
        if sha == current:
            return upto
        # A save whose end was not noted: the file was put in its place, and the program ended.
        for record in reversed(self.records.records):
            if record.kind == "from":
                return None
            if record.kind == "saving" and record.data.get("sha") == sha:
                return _int(record, "upto")
        return next((backup.upto for backup in self.backups if sha.startswith(backup.sha)), None)

    def copy(self, seq: int) -> tuple[bytes, ReadDraft] | None:
        """The intact backup of this count of saves; None when there is none."""
        for backup in self.backups:
            whole = backup.intact() if backup.seq == seq else None
            read = read_draft(whole) if whole is not None else None
            if whole is not None and isinstance(read, ReadDraft):
                return whole, read
        return None


def look(path: Path, form_of: FormOf | None = None) -> Found:
    """Everything that was acknowledged of the draft at this path. Writes nothing.

    In this order: its own file, with what the journals hold beyond it; if it is damaged, the newest intact backup,
    with what the journals hold beyond that. The newer is known by its count of saves and by the SHA-256 of what
    was saved, never by a clock. Raises ImrError when there is nothing to be read, and what ``form_of`` raises.
    """
    raw = bytes_of(path)
    unknown = None
    try:
        read = read_draft(raw, form_of)
    except ImrError as error:
        plain = read_draft(raw)
        unknown = _of_another_form(path, plain, error)
        if isinstance(plain, ReadDraft) and plain.mark is Mark.RIGHT:
            raise unknown from None
        # The name of its form may be what is damaged.
        read = Damage(what="its form is not known here")
    left = _left(path, raw, read)
    if isinstance(read, ReadDraft):
        read = _hurt(left, read) or read
    found = _from_file(left, read) if isinstance(read, ReadDraft) else _from_backup(left, read, form_of, unknown)
    found.seq = max([found.draft.saved_seq, *(backup.seq for backup in left.backups), left.current()[2]])
    if left.doc_id and (not found.draft.doc_id or (found.damage is None and found.read.mark is not Mark.RIGHT)):
        found.draft = found.draft.with_(doc_id=left.doc_id)
    return found


def _of_another_form(path: Path, read: ReadDraft | Damage, error: ImrError) -> ImrError:
    """What is told of a draft whose form cannot be had: which form, and how to name it; or what is wrong in it."""
    name = read.draft.form_id if isinstance(read, ReadDraft) else ""
    if error.where != f'form "{name}"':
        return error
    what = f'It is a draft of the form "{name}", which is not among those that are here.'
    return ImrError(path.name, what, "Name the folder that holds this form: --form FOLDER.")


def bytes_of(path: Path) -> bytes:
    """The file as it lies there. Raises ImrError when it cannot be read, or is too large to be a draft."""
    try:
        how = path.stat()
        if not (stat.S_ISREG(how.st_mode) or path.is_dir()):
            raise ImrError(path.name, "It is not a file that can be read as a whole.", "Name a draft.")
        if how.st_size > MOST_BYTES:
            raise ImrError(path.name, "It is far too large to be a draft.", "Choose another file.")
        return path.read_bytes()
    except FileNotFoundError:
        mend = "Look for it elsewhere, or start a new draft."
        if kept.doc_id_at(path):
            mend = f'Copies of it are kept on this computer: "imrassist recover {path.name}" brings the newest back.'
        raise ImrError(path.name, "There is no such file.", mend) from None
    except OSError as error:
        raise ImrError(path.name, f"It cannot be read: {reason(error)}.", "Mend that, and try again.") from None


def _left(path: Path, raw: bytes, read: ReadDraft | Damage) -> _Left:
    """What is left of it, found by the id in the file, by what is left of that id, or by where the file lies."""
    if isinstance(read, Damage):
        doc_id = kept.doc_id_in(raw)
        return _of(path, raw, doc_id if _is_known(doc_id) else kept.doc_id_at(path, moved=True) or doc_id)
    doc_id = read.draft.doc_id
    if read.mark is Mark.RIGHT or _is_known(doc_id):
        return _of(path, raw, doc_id)
    left = _of(path, raw, kept.doc_id_at(path))
    # One written by hand and never saved is another draft, unless it is the very one, or work waits for it.
    by_hand = not doc_id and read.mark is Mark.NONE and not read.draft.saved_seq
    if by_hand and left.known(read.digest) is None and not _waiting(left.records, left.current()[1]):
        return _of(path, raw, "")
    return left if left.doc_id else _of(path, raw, doc_id)


def _of(path: Path, raw: bytes, doc_id: str) -> _Left:
    folder: Path | None = None
    with contextlib.suppress(OSError):  # no private folder can be had: the file is all there is
        folder = kept.folder_of(doc_id) if doc_id else None
    return _Left(
        path=path,
        raw=raw,
        folder=folder,
        doc_id=doc_id,
        records=read_journals(folder) if folder else Records(),
        backups=tuple(Backups(folder / "backups").newest()) if folder else (),
    )


def _is_known(doc_id: str) -> bool:
    with contextlib.suppress(OSError):
        return bool(doc_id) and kept.folder_of(doc_id).is_dir()
    return False


def _hurt(left: _Left, read: ReadDraft) -> Damage | None:
    """Whether a file that reads well was harmed, not edited: cut off between two entries, or one bit of it turned.

    Told by the kept copies. One bit may also be a person's change of one figure; but then it is told, and both
    are kept, while a date that turned by itself would not be seen.
    """
    if read.mark is Mark.RIGHT:
        return None
    for whole in filter(None, (backup.intact() for backup in left.backups)):
        if read.mark is Mark.NONE and whole.startswith(left.raw):
            return Damage(what="its end is missing", line=left.raw.count(b"\n") + 1)
        turned = int.from_bytes(whole) ^ int.from_bytes(left.raw) if len(whole) == len(left.raw) else 0
        if turned.bit_count() == 1:
            at = len(whole) - 1 - (turned.bit_length() - 1) // 8
            line, start = whole.count(b"\n", 0, at) + 1, whole.rfind(b"\n", 0, at) + 1
            what = "one character turned as a failing disk turns it (if it was you, make the change again here)"
            return Damage(what=what, line=line, column=len(whole[start:at].decode("utf-8", "replace")) + 1)
    return None


def _from_file(left: _Left, read: ReadDraft) -> Found:
    found = Found(path=left.path, raw=left.raw, read=read, draft=read.draft, folder=left.folder, records=left.records)
    found.base = read.digest
    found.notices += _about(read)
    if left.folder:
        found.history, damaged = kept.kept_history(left.folder, found.base)
        if damaged:
            found.notices.append("What could be undone was damaged and is gone; the draft itself is whole.")
        if here := kept.kept_here(left.folder, found.base):
            found.draft = found.draft.with_(here=here)
    upto = left.known(found.base)
    current, last, seq = left.current()
    if read.mark is Mark.WRONG or (read.mark is Mark.NONE and upto is None and current):
        found.notices.append(_outside(left, read))
    if upto is None and _waiting(left.records, last) and (read.mark is Mark.RIGHT or read.draft.saved_seq != seq):
        base = left.copy(seq)
        if base is not None:
            found.apart = replay(base[1].draft, History(), left.records, last).draft
            found.upto = left.records.next - 1
            return found
    elif upto is None and read.draft.saved_seq < seq:
        found.notices.append(
            f"This is an older version (save {read.draft.saved_seq}). Save {seq} was made on this computer; "
            f'"imrassist recover {left.path.name}" brings it back.'
        )
    found.upto = last if upto is None else upto
    _take_up(found)
    return found


def _from_backup(left: _Left, damage: Damage, form_of: FormOf | None, unknown: ImrError | None) -> Found:
    for backup in left.backups:
        whole = backup.intact()
        read = read_draft(whole, form_of) if whole is not None else None
        if not isinstance(read, ReadDraft):
            continue
        found = Found(path=left.path, raw=left.raw, read=read, draft=read.draft, folder=left.folder)
        found.records, found.damage = left.records, damage
        found.base, found.upto = read.digest, backup.upto
        found.notices.append(
            f"{left.path.name} is damaged: {damage}. The draft was put together from the copies kept on this computer."
        )
        if backup != left.backups[0]:
            found.notices.append("The newest copy was damaged too; the one before it was taken.")
        if left.folder:
            found.history, _ = kept.kept_history(left.folder, found.base)
        _take_up(found)
        return found
    if unknown is not None:
        raise unknown
    where = f"{left.path.name}, {damage.at.rstrip(': ')}" if damage.at else left.path.name
    mend = f'Go back to a copy of it, or have what is left of it: "imrassist recover {left.path.name}".'
    raise NoCopyError(where, f"It cannot be read: {damage.what}.", mend)


def _take_up(found: Found) -> None:
    again = replay(found.draft, found.history, found.records, found.upto)
    found.draft, found.history, found.typed = again.draft, again.history, again.typed
    found.waiting = again.count + again.missing
    if again.changes:
        changes = "1 change was" if again.changes == 1 else f"{again.changes} changes were"
        found.notices.append(f"{changes} not in the file yet, and taken up again.")
    if again.missing:
        missing = "1 change" if again.missing == 1 else f"{again.missing} changes"
        found.notices.append(
            f"{missing} could not be read back from the journal; please look through the last answers."
        )


def _about(read: ReadDraft) -> list[str]:
    told = [*read.upgraded]
    if read.newer:
        told.append(
            f"This draft was written by a newer imrassist (format {read.format}): it can be read here, not changed."
        )
    told += [str(fault) for fault in read.faults[:_FAULTS_TOLD]]
    if len(read.faults) > _FAULTS_TOLD:
        told.append(f"{len(read.faults) - _FAULTS_TOLD} more things in the file were not understood; they are kept.")
    if read.hidden:
        texts = "1 text" if read.hidden == 1 else f"{read.hidden} texts"
        told.append(f"Hidden characters were removed from {texts}.")
    return told


def _outside(left: _Left, read: ReadDraft) -> str:
    """That the file was changed by another program, and by how much as far as that can be told."""
    told = "The file was changed outside imrassist since it was saved"
    copy = left.copy(read.draft.saved_seq)
    if copy is None:
        return f"{told}; please look through it."
    count = len({place for place, _ in _flat(copy[1].draft) ^ _flat(read.draft)})
    answers = "1 answer differs" if count == 1 else f"{count or 'no'} answers differ"
    return f"{told}: {answers} from the copy that is kept on this computer."


def _flat(draft: Draft) -> set[tuple[Place, str]]:
    answers = {(Place(question), repr(answer)) for question, answer in draft.answers.items()}
    for rows in draft.rows.values():
        answers |= {(Place(question, row.id), repr(answer)) for row in rows for question, answer in row.answers.items()}
    return answers


def _waiting(records: Records, upto: int) -> bool:
    return any(record.n > upto and record.kind not in (*MARKERS, "typing") for record in records.records)


def _int(record: Record, key: str) -> int:
    value = record.data.get(key)
    return value if isinstance(value, int) else 0
