"""The files that may lie beside a draft, conflict copies and damaged originals; and the names a draft may have."""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from imrassist.errors import ImrError
from imrassist.storage.whole_write import flush_folder, write_beside

ENDING = ".imr.toml"
LONGEST = 100
"""Characters of a file's name: synchronised folders and Windows refuse what is much longer."""
_HEAD = 2000
"""Bytes of a draft within which its id stands."""
_BAD = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES = {"con", "prn", "aux", "nul", *(f"{each}{n}" for each in ("com", "lpt") for n in range(1, 10))}


def check_name(path: Path) -> None:
    """Raises ImrError when no draft should be started under this name, for some system would refuse it."""
    name = path.name
    what = ""
    if found := _BAD.search(name):
        what = f'Its name holds "{found[0]}", which not every system can have in a name.'
    elif name.rstrip(". ") != name or name.split(".")[0].lower() in _DEVICES:
        what = "Not every system can have a file of this name."
    elif len(name) > LONGEST:
        what = f"Its name is {len(name)} characters long, and {LONGEST} is the most that every system can have."
    if what:
        raise ImrError(name[:LONGEST], what, "Choose another name, of letters and figures.")


def conflict(draft: Path, now: datetime) -> Path:
    """The name for work that must not replace what another program wrote: ``case (conflict PC-7 2024-09-17 1432)``."""
    host = re.sub(r"[^A-Za-z0-9-]", "", platform.node())[:20]
    return _free(draft, f" (conflict {host or 'copy'} {now:%Y-%m-%d %H%M})")


def damaged(draft: Path, now: datetime) -> Path:
    """The name under which a damaged file is kept: ``case.damaged-2024-09-17``."""
    return _free(draft, f".damaged-{now:%Y-%m-%d}")


def recovered(draft: Path, now: datetime) -> Path:
    """The name for a newer version that is brought back: ``case (recovered 2024-09-17)``."""
    return _free(draft, f" (recovered {now:%Y-%m-%d})")


def copies_of(draft: Path) -> Iterator[tuple[str, Path]]:
    """The files beside a draft that were made of it: ``conflict``, ``damaged`` or ``recovered``, and where it lies."""
    stem = draft.name.removesuffix(".toml").removesuffix(".imr")
    made = re.compile(rf"{re.escape(stem)}(?: \((conflict|recovered) .*\)|\.(damaged)-.*?)(?: \d+)?{re.escape(ENDING)}")
    with contextlib.suppress(OSError):
        for path in sorted(draft.parent.iterdir()):
            if (match := made.fullmatch(path.name)) and path.is_file():
                yield match[1] or match[2], path


def others_of(draft: Path, doc_id: str) -> Iterator[Path]:
    """Other files beside a draft that hold the same draft, whoever named them: a synchronised folder, a colleague.

    Told by the id that every copy carries in its first lines; what cannot be read is passed over.
    """
    made = {path for _, path in copies_of(draft)} | {draft}
    line = f'doc_id = "{doc_id}"'.encode()
    with contextlib.suppress(OSError):
        for path in sorted(draft.parent.glob("*.toml")):
            with contextlib.suppress(OSError):
                if path not in made and path.is_file():
                    with path.open("rb") as file:
                        if line in file.read(_HEAD).splitlines():
                            yield path


def put_new(path: Path, data: bytes) -> None:
    """Writes a file that must not be there yet, whole or not at all. Raises FileExistsError, or another OSError."""
    new = write_beside(path, data)
    try:
        try:
            path.hardlink_to(new)
        except FileExistsError:
            raise
        except OSError:
            # No links on this disk. Between the look and the step another program would have to make this very name.
            if path.exists():
                raise FileExistsError(errno.EEXIST, "there already") from None
            new.replace(path)
    finally:
        with contextlib.suppress(OSError):
            new.unlink()
    flush_folder(path.parent)


def _free(draft: Path, more: str) -> Path:
    stem = draft.name.removesuffix(".toml").removesuffix(".imr")
    # Cut where the disk would refuse the longer name; bytes, for an accented letter takes two.
    room = 240 - len(os.fsencode(more + ENDING))
    stem = os.fsencode(stem)[:room].decode("utf-8", "ignore")
    for number in range(1, 1000):
        path = draft.with_name(f"{stem}{more}{f' {number}' if number > 1 else ''}{ENDING}")
        if not path.exists():
            break
    return path
