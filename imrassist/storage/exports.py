"""Documents we wrote: where each lies and what it held, so that none that a person changed is ever written over."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
from pathlib import Path

from imrassist import settings
from imrassist.errors import ImrError
from imrassist.storage.whole_write import write_whole

MOST = 500
"""So many documents are remembered, the last written ones."""
_FILE = "exports.json"


def put_document(path: Path, data: bytes, *, replace: bool = False) -> Path:
    """Writes a document whole or not at all; where it is: beside ``path`` when a file of others lies there.

    A file there is ours as long as its bytes are those that we last wrote under this name. Any other, one that
    cannot be read, and one that is open in a word processor stays, and the document is called
    ``imr-working (1).docx``; ``replace`` writes over it, but not while it is open. Raises ImrError when it cannot be
    written.
    """
    if not path.parent.is_dir():
        mend = "Make the folder, or name another one."
        raise ImrError(str(path.parent), "There is no such folder.", mend, "Nothing was written.")
    if replace and is_open(path):
        mend = "Close it there, and export again."
        raise ImrError(path.name, "It is open in another program.", mend, "Nothing was written.")
    known = _known()
    at = 0
    target = path
    while not (replace or _is_free(target, data, known)):
        at += 1
        target = path.with_name(f"{path.stem} ({at}){path.suffix}")
    write_whole(target, data)
    _remember(target, hashlib.sha256(data).hexdigest())
    return target


def folder_for(draft: Path) -> Path:
    """Where documents of the draft at this path go by themselves: beside it.

    The example lies in a private folder that is taken away in the end: its documents go into the current folder,
    or into the user's own where nothing can be written there.
    """
    folder = draft.parent
    with contextlib.suppress(OSError):
        if folder.resolve().is_relative_to(settings.state_dir().resolve()):
            folder = Path.home()
            here = Path.cwd()
            return here if os.access(here, os.W_OK) else folder
    return folder


def is_open(path: Path) -> bool:
    """Whether Word or LibreOffice has this file open: both leave a small file of their own beside it meanwhile."""
    name = path.name
    owners = (*(f"~${name[cut:]}" for cut in range(3)), f".~lock.{name}#")
    with contextlib.suppress(OSError):
        return any((path.parent / owner).exists() for owner in owners)
    return False


def _is_free(target: Path, data: bytes, known: dict[str, str]) -> bool:
    """Whether nothing is lost by writing here."""
    try:
        how = target.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return True  # what is wrong with the place, the write says
    if not stat.S_ISREG(how.st_mode) or is_open(target):
        return False  # a link, a folder, a device: never ours
    try:
        sha = hashlib.sha256(target.read_bytes()).hexdigest()
    except OSError:
        return False
    return sha in (known.get(_name(target)), hashlib.sha256(data).hexdigest())


def _name(path: Path) -> str:
    # A path may hold a name that must stand nowhere, so that only its digest is kept.
    whole = path.parent.resolve() / path.name
    return hashlib.sha256(str(whole).encode("utf-8", "surrogatepass")).hexdigest()


def _known() -> dict[str, str]:
    try:
        values = json.loads((settings.state_dir() / _FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(name): str(sha) for name, sha in values.items()} if isinstance(values, dict) else {}


def _remember(path: Path, sha: str) -> None:
    # What cannot be noted only means that the next export goes beside this one.
    with contextlib.suppress(OSError, ImrError):
        known = _known()
        known.pop(_name(path), None)
        known[_name(path)] = sha
        write_whole(settings.state_dir() / _FILE, json.dumps(dict([*known.items()][-MOST:])).encode())
