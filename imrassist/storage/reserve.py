"""Reserve: room held back beside the journal, given up when the disk is full so that the last answers can be kept."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from imrassist.storage.whole_write import write_all

BYTES = 256 << 10
"""Some hours of answers; of what is typed every record counts, so some minutes of a long one."""
_NAME = "reserve"
_FULL = (errno.ENOSPC, errno.EDQUOT)


def hold(folder: Path) -> None:
    """Holds the room back in this private folder, where it is not held yet; never raises.

    The bytes are random, for a disk that packs its files would hold back nothing for zeros.
    """
    path = folder / _NAME
    try:
        if path.exists() and path.stat().st_size == BYTES:
            return
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        try:
            write_all(fd, os.urandom(BYTES))
        finally:
            os.close(fd)
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()  # part of it would only take the last room from the journal


def spent(folder: Path, error: OSError) -> bool:
    """Gives the room up if the error says that the disk is full; whether there is room now that was not before."""
    if error.errno not in _FULL:
        return False
    try:
        (folder / _NAME).unlink()
    except OSError:
        return False
    return True
