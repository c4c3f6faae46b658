"""Holding a draft: its lock beside it, and the one on its private folder; and why it is not to be written, if so."""

from __future__ import annotations

import contextlib
import errno
from datetime import datetime
from pathlib import Path

from imrassist.storage import kept
from imrassist.storage.lock import Lock
from imrassist.storage.whole_write import reason

_NOT_OURS = (errno.EACCES, errno.EPERM, errno.EROFS)


class Held:
    """The locks of one draft, and what is to be said of them."""

    def __init__(self) -> None:
        self.notices: list[str] = []
        self.refused = False
        """It is open elsewhere, or its folder cannot be written: to be read, not to be changed."""
        self.why = ""
        """Why it is refused, a whole sentence; and"""
        self.mend = ""
        """what to do about it."""
        self._locks: list[Lock] = []

    def take(self, draft: Path, now: datetime, *, anyway: bool) -> None:
        """Takes the lock beside the draft."""
        lock = Lock.beside(draft)
        try:
            holder = lock.take(now, anyway=anyway)
        except OSError as error:
            if error.errno in _NOT_OURS:
                why = f"The folder of {draft.name} cannot be written ({reason(error)})"
                self._refuse(why, "Copy the draft into a folder of your own, and open it there.")
            else:
                self.notices.append(
                    f"{draft.name} could not be locked ({reason(error)}): do not open it twice at the same time."
                )
            return
        if holder is None:
            self._locks.append(lock)
        else:
            self._refuse(f"{draft.name} is open already, by {holder}")

    def also(self, doc_id: str, now: datetime) -> None:
        """Takes the lock of the private folder, for another copy of the same review may be open."""
        if self.refused:
            return
        with contextlib.suppress(OSError):
            lock = Lock(kept.made_folder(doc_id) / "open.lock")
            if lock.take(now, anyway=True) is None:
                self._locks.append(lock)
            else:
                self._refuse("Another copy of this review is open on this computer")

    def release(self) -> None:
        """Lets everything go; never raises."""
        for lock in self._locks:
            lock.release()
        self._locks.clear()

    def _refuse(self, why: str, mend: str = "Close it there, and open it here again.") -> None:
        self.refused = True
        self.why, self.mend = f"{why}.", mend
        self.notices.append(f"{why}. It can be read here, not changed.")
