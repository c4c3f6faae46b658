"""Log: the journal side of an open draft: numbers its records, keeps what could not be written, begins new files."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from imrassist.model.answer import Place
from imrassist.storage import kept, reserve
from imrassist.storage.acts_text import plain_place
from imrassist.storage.journal import Journal, Record, Records
from imrassist.storage.whole_write import reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The draft file that what is logged was done to."""

    sha: str
    """SHA-256 of its text."""
    seq: int
    """Its count of saves."""
    upto: int
    """Number of the last record that it holds."""


class Log:
    """Keeps the changes of one open draft; never raises: what cannot be written waits, and is tried again."""

    def __init__(self, doc_id: str, base: Base, records: Records, now: Callable[[], datetime]) -> None:
        self.base = base
        self.n = max(records.next - 1, base.upto)
        """Number of the last record."""
        self.typed: dict[Place, str] = {}
        self.trouble = ""
        """Why the last record is not on disk: ``the disk is full``."""
        self.safe_at = now()
        self._doc_id = doc_id
        self._now = now
        self._pending: list[Record] = []
        self._folder: Path | None = None
        self._journal: Journal | None = None
        self._next_file = records.next_file
        starts = [each.file for each in records.records if each.kind == "from" and each.data.get("sha") == base.sha]
        # The journals of the file as it was last saved; those before them go with the save after the next.
        self._first_file = min(starts, default=min(records.last, default=records.next_file))

    @property
    def folder(self) -> Path:
        """The draft's private folder, made when there is none. Raises OSError when there can be none."""
        if self._folder is None:
            self._folder = kept.made_folder(self._doc_id)
        return self._folder

    @property
    def waiting(self) -> bool:
        """Whether something is in memory only."""
        return bool(self._pending)

    def add(self, kind: str, data: Mapping[str, Any]) -> bool:
        """Gives a record its number and writes it; True once it is safe, with all that waited before it."""
        self.n += 1
        self._pending.append(Record(n=self.n, kind=kind, data=data))
        return self.write()

    def write(self) -> bool:
        """Tries to write what waits."""
        if not self._pending:
            return True
        if self._journal is not None and self._journal.open:
            with contextlib.suppress(OSError):
                self._journal.append(self._pending)
                return self._safe()
        # The first time, or after an error: nothing is added to a file whose last line may be torn.
        try:
            self._begin(self._pending)
        except OSError as error:
            self.trouble = reason(error)
            return False
        return self._safe()

    def saving(self, sha: str, upto: int) -> None:
        """Notes that the file of this SHA-256, with all up to this record, is about to be put in its place."""
        marker = Record(n=self.n, kind="saving", data={"sha": sha, "upto": upto})
        if self._journal is not None and self._journal.open:
            with contextlib.suppress(OSError):
                self._journal.append([marker])

    def saved(self, base: Base) -> None:
        """Starts the journal of the file that was just put in place, and lets the ones before the last go."""
        self.base = base
        self._pending = [each for each in self._pending if each.n > base.upto]
        first, self._first_file = self._first_file, self._next_file
        for place, text in self.typed.items():
            self.n += 1
            self._pending.append(Record(n=self.n, kind="typing", data={**plain_place(place), "text": text}))
        try:
            self._begin(self._pending)
        except OSError as error:
            self._first_file = first
            self.trouble = reason(error) if self._pending else ""
            return
        self._safe()
        if self._journal is not None:
            self._journal.let_go(first)
        reserve.hold(self.folder)

    def stop(self) -> None:
        """Ends the journal."""
        if self._journal is not None:
            self._journal.stop()

    def forget_old(self) -> None:
        """Lets every journal but the present one go."""
        if self._journal is not None:
            self._journal.let_go(self._journal.file)

    def _begin(self, records: list[Record]) -> None:
        base = self.base
        start = Record(n=base.upto, kind="from", data={"sha": base.sha, "seq": base.seq, "upto": base.upto})
        if self._journal is None:
            self._journal = Journal(self.folder, self._next_file)
        try:
            try:
                self._journal.begin([start, *records])
            except OSError as error:
                if not reserve.spent(self.folder, error):
                    raise
                self._journal.begin([start, *records])
        finally:
            self._next_file = self._journal.next_file

    def _safe(self) -> bool:
        self._pending.clear()
        self.trouble = ""
        self.safe_at = self._now()
        return True
