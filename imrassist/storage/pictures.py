"""Pictures kept beside a draft, in NAME.pictures: named by what they hold, readable by their user alone."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from pathlib import Path

from imrassist.errors import ImrError
from imrassist.model.picture import is_of, is_stored, stored_name
from imrassist.storage.beside import ENDING
from imrassist.storage.whole_write import reason, remedy, write_whole

_LARGEST = 64 * 1024 * 1024
"""Bytes; a file that is larger was not put there by `attach`."""


def folder(draft: Path) -> Path:
    """Where the pictures of a draft lie: ``case.pictures`` beside ``case.imr.toml``. It may not be there."""
    return draft.with_name(f"{draft.name.removesuffix('.toml').removesuffix(ENDING.removesuffix('.toml'))}.pictures")


def attach(draft: Path, data: bytes, ending: str) -> str:
    """Keeps a picture with a draft, and gives the name that the answer holds. The same picture twice is one file.

    What was attached before stays, so that undo brings it back; `remove` takes it away. Raises ImrError when the
    folder cannot be written.
    """
    name = stored_name(data, ending)
    home = folder(draft)
    try:
        home.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        what = f"The folder for pictures could not be made: {reason(error)}."
        raise ImrError(home.name, what, remedy(error), "Nothing was changed.") from None
    write_whole(home / name, data)
    return name


def read(draft: Path, name: str) -> bytes:
    """The bytes of a picture that is kept with a draft.

    Raises ImrError when it is not there, cannot be read, or is not the one that was attached.
    """
    path = folder(draft) / name
    what = ""
    try:
        if is_stored(name) and path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST:
            data = path.read_bytes()
            if is_of(name, data):
                return data
            what = "It is not the picture that was attached."
        else:
            what = "The picture is not there."
    except OSError as error:
        what = f"The picture could not be read: {reason(error)}."
    raise ImrError(f"{folder(draft).name}/{name if is_stored(name) else 'picture'}", what, "Attach it again.")


def remove(draft: Path, keep: Collection[str] = ()) -> None:
    """Takes away every picture of a draft but those named, for good; and the folder, when nothing is left in it.

    Files of others in the folder stay. Raises ImrError when one cannot be removed.
    """
    home = folder(draft)
    if not home.is_dir():
        return
    try:
        for path in sorted(home.iterdir()):
            if is_stored(path.name) and path.name not in keep:
                path.unlink(missing_ok=True)
    except OSError as error:
        what = f"A picture could not be removed: {reason(error)}."
        raise ImrError(home.name, what, "Close what uses it, and try again.") from None
    with contextlib.suppress(OSError):
        home.rmdir()
