"""The board's lists of codes and of abbreviations, for `imrassist import`."""

from __future__ import annotations

from pathlib import Path

from imrassist.cli import drafts
from imrassist.cli.exits import CLEAN, REMARKS, out


def codes(draft: str, file: Path, form: str | None, *, dry_run: bool, key: str = "") -> int:
    """The board's codes go to the key; where one differs from the code until now, it is written anew everywhere."""
    from imrassist.intake.listed import read_list

    rows = read_list(file)
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
    from imrassist.intake.listed import read_list

    del key
    rows = read_list(file)
    session = drafts.open_draft(draft, form, read_only=dry_run)
    try:
        lines = session.take_abbreviations(rows, dry_run=dry_run)
    finally:
        session.close()
    out("".join(f"{line}\n" for line in lines))
    return CLEAN
