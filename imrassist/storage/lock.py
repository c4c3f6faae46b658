"""Lock: a courtesy between programs that open the same draft; who has it open is told."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import warnings
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has the draft open."""

    host: str = ""
    user: str = ""
    pid: int = 0
    since: str = ""
    """As ``14:32 on 17/09/24``."""

    def __str__(self) -> str:
        if not self.host:
            return "another program on this computer"
        here = "this computer" if self.host == _host() else self.host
        return f"{self.user or 'somebody'} on {here}, since {self.since or 'a while'}"


class Lock:
    """The lock of one draft. The operating system lets it go when the program ends, however it ends.

    It does not protect: not every network drive keeps locks, and synchronised folders never do. A save
    compares the file with what was read, whatever the lock says.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: Any = None

    @classmethod
    def beside(cls, draft: Path) -> Lock:
        """The lock of this draft: a hidden file beside it."""
        name = f".{draft.name}.lock"
        if len(os.fsencode(name)) > 240:
            name = f".imr-{hashlib.sha256(os.fsencode(draft.name)).hexdigest()[:16]}.lock"
        return cls(draft.with_name(name))

    def take(self, now: datetime, *, anyway: bool = False) -> Holder | None:
        """Takes the lock; or who has it. Raises OSError when there can be no lock there (a read-only folder ...).

        A lock that the system has let go, but that names another computer, may be held there all the same:
        not every network drive tells. It is taken only ``anyway``.
        """
        from filelock import FileLock, Timeout

        held = self._read()
        lock = FileLock(str(self.path), mode=0o600, thread_local=False)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                lock.acquire(timeout=0)
        except Timeout:
            return held or Holder()
        except NotImplementedError as error:
            raise OSError(str(error)) from None
        if held is not None and held.host != _host() and not anyway:
            lock.release()
            return held
        self._lock = lock
        self._write(now)
        return None

    def release(self) -> None:
        """Lets the lock go, and takes its file away; never raises."""
        if self._lock is None:
            return
        with contextlib.suppress(OSError):
            os.truncate(self.path, 0)
        with contextlib.suppress(OSError):
            self.path.unlink()
        with contextlib.suppress(OSError):
            self._lock.release()
        self._lock = None

    def _read(self) -> Holder | None:
        # The first byte is what Windows locks: it is left out, so that the rest can be read while it is held.
        try:
            fd = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        except OSError:
            return None
        try:
            os.lseek(fd, 1, os.SEEK_SET)
            values = json.loads(os.read(fd, 4096))
            host, user, since = (str(values[key])[:80] for key in ("host", "user", "since"))
            return Holder(host=host, user=user, pid=int(values["pid"]), since=since)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        finally:
            os.close(fd)

    def _write(self, now: datetime) -> None:
        who = {"host": _host(), "user": _user(), "pid": os.getpid(), "since": now.strftime("%H:%M on %d/%m/%y")}
        # Only a courtesy: without it the lock is held all the same.
        with contextlib.suppress(OSError):
            fd = os.open(self.path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
            try:
                os.truncate(fd, 0)
                os.lseek(fd, 1, os.SEEK_SET)
                os.write(fd, json.dumps(who).encode())
            finally:
                os.close(fd)


def _host() -> str:
    return platform.node() or "a computer without a name"


def _user() -> str:
    # Not from the system's list of users: asking that may ask a server.
    return next((name for key in ("LOGNAME", "USER", "USERNAME") if (name := os.environ.get(key))), "")
