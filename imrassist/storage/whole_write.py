"""Writes a file whole or not at all: a new file beside it, flushed and read back, takes its place in one step."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sys
import time
from pathlib import Path

from imrassist.errors import ImrError

_TAKEN = (5, 32, 33)
"""Windows: access denied, sharing violation, lock violation: a virus scanner or sync client holds the file."""
_WAITS = (0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.0)
_NO_FLUSH = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
"""What a file system answers that cannot flush; every other error means that the bytes may be lost."""
_SENTENCES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you have no right to write there",
    errno.EPERM: "you have no right to write there",
    errno.EIO: "the disk reported an error",
    errno.ESTALE: "the drive is no longer there",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is no such folder",
    errno.ENODEV: "the drive is no longer there",
    errno.ENXIO: "the drive is no longer there",
    errno.EBUSY: "another program is using the file",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EFBIG: "the file would be too large",
    errno.EISDIR: "there is a folder of that name",
}

_MENDS = {
    errno.ENOSPC: "Free some room, or choose another folder.",
    errno.EDQUOT: "Free some room, or choose another folder.",
    errno.EROFS: "Choose a folder on another disk.",
    errno.EACCES: "Choose a folder of your own, or ask whoever looks after this one.",
    errno.EPERM: "Choose a folder of your own, or ask whoever looks after this one.",
    errno.ESTALE: "Connect the drive again, or choose another folder.",
    errno.ENODEV: "Connect the drive again, or choose another folder.",
    errno.ENXIO: "Connect the drive again, or choose another folder.",
    errno.EBUSY: "Close it there, and try again.",
    errno.ENAMETOOLONG: "Give it a shorter name.",
}


def write_whole(path: Path, data: bytes) -> None:
    """Puts these bytes at `path`, readable by the user alone; what was there is replaced in one step or left whole.

    Raises ImrError, saying that nothing was changed, when it cannot be done.
    """
    try:
        replace(write_beside(path, data), path)
    except OSError as error:
        what = f"It could not be written: {reason(error)}."
        raise ImrError(path.name, what, remedy(error), "Nothing was changed.") from None


def write_beside(path: Path, data: bytes) -> Path:
    """Writes the bytes into a new file in the folder of `path`, flushed to the disk and read back; its path.

    Raises OSError, and leaves nothing behind, when that fails. A file whose flush failed is never flushed
    again: the second time could succeed though the bytes are gone.
    """
    new = path.with_name(f"{_prefix(path)}{os.urandom(4).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    fd = os.open(new, flags, 0o600)
    try:
        try:
            write_all(fd, data)
            flush(fd)
        finally:
            os.close(fd)
        if new.read_bytes() != data:
            raise OSError(errno.EIO, "read back otherwise than written")
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise
    return new


def replace(new: Path, path: Path) -> None:
    """Puts a file made by `write_beside` in its place, and flushes the folder. Raises OSError; `new` is gone then.

    Waits for 2.3 seconds in all while another program holds the file on Windows.
    """
    try:
        _replace(new, path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise
    flush_folder(path.parent)


def sweep(path: Path) -> None:
    """Takes away what interrupted writes of this file left beside it; only for who holds its lock."""
    with contextlib.suppress(OSError):
        for left in path.parent.glob(f"{_prefix(path)}*.tmp"):
            left.unlink(missing_ok=True)


def write_all(fd: int, data: bytes) -> None:
    """Writes all the bytes, however few the system takes at a time. Raises OSError."""
    view = memoryview(data)
    while view:
        written = os.write(fd, view)
        if written == 0:
            raise OSError(errno.EIO, "nothing was written")
        view = view[written:]


def flush(fd: int) -> None:
    """Makes sure that what was written is on the disk. Raises OSError when it may not be."""
    try:
        if sys.platform == "darwin":
            import fcntl

            try:
                fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            except OSError:
                os.fsync(fd)
        else:
            os.fsync(fd)
    except OSError as error:
        if error.errno not in _NO_FLUSH:
            raise


def flush_folder(folder: Path) -> None:
    """Makes sure that names made, replaced or removed in a folder are on the disk. Raises OSError."""
    if os.name == "nt":
        return  # folders cannot be opened there; the system keeps their order itself
    try:
        fd = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except PermissionError:
        return  # a folder that may be written and not listed cannot be flushed by its user
    try:
        flush(fd)
    finally:
        os.close(fd)


def remedy(error: OSError) -> str:
    """What to do about an error of the operating system, as a whole sentence."""
    return _MENDS.get(error.errno or 0, "Choose another folder, or try again.")


def reason(error: OSError) -> str:
    """Why it could not be done, for a sentence: ``the disk is full``; never a path, for it may hold a name."""
    if getattr(error, "winerror", None) in _TAKEN[1:]:
        return "another program is using the file"
    return _SENTENCES.get(error.errno or 0, "the system refused it")


def _prefix(path: Path) -> str:
    # Short whatever the name, for a temporary name longer than the file's own may be too long for the disk.
    return f".imr-{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:8]}-"


def _replace(new: Path, path: Path) -> None:
    for wait in (*_WAITS, None):
        try:
            new.replace(path)
        except OSError as error:
            if wait is None or getattr(error, "winerror", None) not in _TAKEN:
                raise
            time.sleep(wait)
        else:
            return
