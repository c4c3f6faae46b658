"""Saving: the file side of an open draft: compares, puts the new file in its place, and keeps what was there."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

from imrassist.errors import ImrError
from imrassist.interview.question import Form
from imrassist.model.draft import Draft
from imrassist.storage import beside, kept
from imrassist.storage.backups import Backups
from imrassist.storage.draft_text import DraftWriter
from imrassist.storage.history import History
from imrassist.storage.log import Base, Log
from imrassist.storage.toml_guard import MOST_BYTES
from imrassist.storage.whole_write import reason, replace, write_beside


class Saving:
    """Writes one open draft to its file."""

    def __init__(
        self, path: Path, raw: bytes, log: Log, form: Form | None, now: Callable[[], datetime], *, seq: int
    ) -> None:
        self.path = path
        self.log = log
        self.seq = seq
        """The highest count of saves that is known of."""
        self.says: Draft | None = None
        """What the file says; None when that is not what is open."""
        self.damaged = False
        """What lies at `path` is damaged, and to be kept aside before it is replaced."""
        self.intact = True
        """What lies at `path` can be read, and so is worth a backup."""
        self.before: int | None = None
        """The older format of what lies at `path`."""
        self.news: list[str] = []
        self._told: set[str] = set()
        self._writer = DraftWriter(form)
        self._now = now
        self._sha = sha_of(raw)  # of the bytes at `path`, as far as we know; "" for no file
        self._stamp = _stamp(path)

    def put(self, draft: Draft, history: History, upto: int, mutex: AbstractContextManager[Any]) -> None:
        """Puts the draft in its place. Raises OSError or ImrError when it cannot be; all is as before then.

        ``mutex`` guards the log, which another thread may add to meanwhile.
        """
        draft = draft.with_(saved_seq=self.seq + 1)
        raw = self._writer.text(draft).encode()
        if len(raw) > MOST_BYTES:
            raise ImrError(self.path.name, "It has become too large to be saved.", "Divide it into two drafts.")
        self._compare()
        sha, before = sha_of(raw), self.log.base.sha
        new = write_beside(self.path, raw)
        self._privately(lambda folder: kept.keep_history(folder, history, sha, before))
        with mutex:
            self.log.saving(sha, upto)
        try:
            replace(new, self.path)
        except OSError:
            # On a network drive it may have been done all the same; then these are the bytes to compare with.
            with contextlib.suppress(OSError):
                if self.path.read_bytes() == raw:
                    self._sha = sha
            raise
        self._sha, self._stamp = sha, _stamp(self.path)
        self.seq, self.says, self.before, self.intact = draft.saved_seq, draft, None, True
        with mutex:
            self.log.saved(Base(sha=sha, seq=draft.saved_seq, upto=upto))
        self.back_up(raw)

    def same(self, draft: Draft) -> bool:
        """Whether the file says the same as this draft, but for where the author is; that is noted then."""
        says = self.says
        if says is None or draft.with_(doc_id=says.doc_id, saved_seq=says.saved_seq, here=says.here) != says:
            return False
        if draft.here is not None and draft.here != says.here:
            sha, here = self.log.base.sha, draft.here
            self._privately(lambda folder: kept.keep_here(folder, sha, here))
        return True

    def changed_outside(self) -> bool:
        """Whether another program has changed the file since we last read or wrote it."""
        seen = _stamp(self.path)
        if seen == self._stamp:
            return False
        try:
            changed = sha_of(self.path.read_bytes()) != self._sha
        except FileNotFoundError:
            return True
        except OSError:
            return False  # a drive that is away for a moment changes nothing
        if not changed:
            self._stamp = seen
        return changed

    def put_apart(self, draft: Draft) -> str:
        """Puts work that belongs to another version of this draft beside it; its name. Raises OSError."""
        aside = beside.conflict(self.path, self._now())
        self.seq += 1
        beside.put_new(aside, DraftWriter().text(draft.with_(saved_seq=self.seq)).encode())
        return aside.name

    def keep_aside(self, raw: bytes) -> None:
        """Puts a damaged file's bytes beside the draft, once. Raises OSError."""
        if self.damaged:
            aside = beside.damaged(self.path, self._now())
            beside.put_new(aside, raw)
            self.damaged = False
            self.news.append(f"The damaged file is kept as {aside.name}.")

    def back_up(self, raw: bytes, before: int | None = None) -> None:
        """Keeps these bytes, which are the file the log goes on from, among the backups."""
        base, today = self.log.base, self._now().date()
        self._privately(
            lambda folder: Backups(folder / "backups").keep(
                raw, seq=base.seq, upto=base.upto, today=today, before=before
            )
        )

    def forget_old(self) -> None:
        """Lets every earlier version go, named ones too, with journals and undo.

        Raises OSError when one cannot be removed.
        """
        from imrassist.storage.submissions import forget_read
        from imrassist.storage.versions import forget_versions

        Backups(self.log.folder / "backups").forget(self.log.base.sha)
        self.log.forget_old()
        kept.forget_history(self.log.folder)
        forget_versions(self.log.folder)
        forget_read(self.path)

    def _compare(self) -> None:
        """Sees to what the draft is about to replace: it is what we know, and it is kept; or we go elsewhere."""
        try:
            there = self.path.read_bytes()
        except FileNotFoundError:
            self._sha = ""
            return
        if sha_of(there) == self._sha:
            self.keep_aside(there)
            if self.intact:
                self.back_up(there, self.before)
            return
        name, self.path = self.path.name, beside.conflict(self.path, self._now())
        self._sha, self.damaged = "", False
        self.news.append(
            f"{name} was changed by another program while it was open here. Nothing was written over: "
            f"your work is saved as {self.path.name} from now on."
        )

    def _privately(self, keep: Callable[[Path], str]) -> None:
        """Keeps something in the private folder; that it cannot be is told once, and stops nothing."""
        try:
            told = keep(self.log.folder)
        except OSError as error:
            told = f"Backups cannot be kept on this computer: {reason(error)}."
        if told and told not in self._told:
            self._told.add(told)
            self.news.append(told)


def sha_of(raw: bytes) -> str:
    """The SHA-256 of these bytes, as 64 characters."""
    return hashlib.sha256(raw).hexdigest()


def _stamp(path: Path) -> tuple[int, ...]:
    """What changes when another program writes the file, as far as the system tells without reading it."""
    with contextlib.suppress(OSError):
        seen = path.stat()
        return seen.st_mtime_ns, seen.st_size, seen.st_ino
    return ()
