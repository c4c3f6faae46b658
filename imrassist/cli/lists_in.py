"""The board's lists of codes and of abbreviations, for `imrassist import`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.cli import drafts
from imrassist.cli.exits import CLEAN, REMARKS, out

if TYPE_CHECKING:
    from imrassist.intake.listed import Rows


def codes(draft: str, file: Path, form: str | None, *, dry_run: bool, key: str = "") -> int:
    """The board's codes go to the key; where one differs from the code until now, it is written anew everywhere."""
    rows = _rows(file)
    session = drafts.open_draft(draft, form, read_only=dry_run)
    try:
        if key:
            session.keyring.use(Path(key))
        taken = session.look_at_codes(rows)
        if not dry_run:
            session.take_codes(taken)
    finally:
        session.close()
    out("".join(f"{line}\n" for line in taken.told()))
    return REMARKS if taken.unread else CLEAN


def abbreviations(draft: str, file: Path, form: str | None, *, dry_run: bool, key: str = "") -> int:
    """The board's abbreviations go with those that are on its list in the draft."""
    del key
    rows = _rows(file)
    session = drafts.open_draft(draft, form, read_only=dry_run)
    try:
        lines = session.take_abbreviations(rows, dry_run=dry_run)
    finally:
        session.close()
    out("".join(f"{line}\n" for line in lines))
    return CLEAN


def _rows(file: Path) -> Rows:
    """The rows of the file; of what is pasted or piped in, when it is ``-``."""
    from imrassist.intake.listed import read_list, rows_of_text

    return rows_of_text(sys.stdin.read()) if str(file) == "-" else read_list(file)
