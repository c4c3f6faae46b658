"""Finds the draft that a command names, opens it, or starts one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.cli.exits import tell
from imrassist.errors import ImrError

if TYPE_CHECKING:
    from imrassist.session import Session

ENDING = ".imr.toml"


def found(name: str) -> Path | None:
    """The draft of this name, which may leave out its ending; None when there is no such file."""
    for path in (Path(name), Path(name + ENDING)):
        if path.is_file():
            return path
    return None


def named(name: str) -> Path:
    """The file that a new draft of this name gets."""
    return Path(name if name.endswith(".toml") else name + ENDING)


def open_draft(name: str, form: str | None = None, *, read_only: bool = False) -> Session:
    """The draft of this name, open. Raises ImrError, with what may have been meant, when it is not there."""
    from imrassist.session import Session

    path = found(name)
    try:
        return Session.open(path or named(name), form=form, read_only=read_only)
    except ImrError as error:
        if path is not None:
            raise
        raise ImrError(name, error.what, f"{error.mend} {meant(name)}".strip(), "") from None


def start(name: str, form: str | None = None) -> Session:
    """A new draft of this name, open. Raises ImrError when the file is there, or cannot be written."""
    from imrassist.session import Session

    if not name.strip() or name.endswith(("/", os.sep)) or Path(name).is_dir() or named(name).is_dir():
        what = "This is a folder, not a draft." if name.strip() else "A draft must have a name."
        raise ImrError(name or "imrassist", what, "Name a file, such as case-7.imr.toml.", "")
    return Session.new(named(name), form or "")


def meant(name: str, commands: tuple[str, ...] = ()) -> str:
    """Where no draft has this name: what may have been meant, and how to start one."""
    if Path(name).is_dir():
        return "This is a folder; name the draft in it, a file that ends in .imr.toml."
    import difflib
    import shlex

    ways = []
    if near := difflib.get_close_matches(name, commands, n=1):
        ways.append(f"Did you mean: imrassist {near[0]}?")
    ways += [there(name), f"To start a new one: imrassist new {shlex.quote(name)}"]
    return " ".join(way for way in ways if way)


def there(name: str) -> str:
    """The drafts in the folder of this name, in a sentence; empty when there are none."""
    here = sorted(each.name for each in named(name).parent.glob("*" + ENDING))
    return f"Drafts in that folder: {', '.join(here[:8])}{' ...' if len(here) > 8 else ''}." if here else ""


def remember(path: Path) -> None:
    """Notes the draft as the last opened one, so that the home screen offers it. What fails is told, and no more."""
    from imrassist import settings

    for note in settings.update(lambda known: known.opened(path))[1]:
        tell(note)


def say_how_to_go_on(path: Path) -> None:
    """How to go on with a draft that was just started."""
    import shlex

    name = shlex.quote(str(path))
    tell(f"Started. To go on: imrassist {name} (full screen), or imrassist talk {name} (line by line).")


def make_folder(folder: Path) -> None:
    """Make a folder for documents, and those above it, where there is none. Raises ImrError when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else "it is not allowed"
        raise ImrError(str(folder), f"The folder cannot be made: {why}.", "Choose another.", "") from None


def terminal() -> bool:
    """Whether a person sits at both ends: the screen and the keyboard."""
    return sys.stdin.isatty() and sys.stdout.isatty()
