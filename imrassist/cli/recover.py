"""`imrassist recover DRAFT`: what can be had back of a damaged or lost draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from imrassist.cli import drafts
from imrassist.cli.exits import CLEAN, FILE, out, tell

if TYPE_CHECKING:
    from imrassist.session import Session


@click.command("recover", short_help="Have back what can be had of a damaged or lost draft.")
@click.argument("draft", metavar="DRAFT", type=click.Path())
@click.option("--dry-run", is_flag=True, help="Only say what there is; write nothing.")
@click.option("--form", metavar="ID", help="The folder of the draft's form, when it is not a shipped one.")
def command(*, draft: str, dry_run: bool, form: str | None) -> int:
    """Put together what is left of DRAFT, from its file, its journal and its backups, and write it out.

    A damaged file is kept beside it under another name. A file that is gone is brought back; beside an older one
    the newer gets a name of its own. The file that was written is named on stdout.
    """
    from imrassist import batch
    from imrassist.session import Session

    path = drafts.found(draft) or drafts.named(draft)
    if brought := batch.put_back(path, dry_run=dry_run):
        tell(brought.told)
        if dry_run:
            return CLEAN
        path = brought.path
    session = Session.open(path, form=form, read_only=dry_run)
    for notice in session.notices:
        tell(notice)
    tell(_held(session))
    if dry_run:
        return CLEAN
    if session.read_only:
        tell("Nothing was written.")
        return FILE
    session.close()
    out(f"{session.path}\n")
    return CLEAN


def _held(session: Session) -> str:
    """What the draft holds, in numbers."""
    rows = [row for table in session.draft.rows.values() for row in table]
    answers = len(session.draft.answers) + sum(len(row.answers) for row in rows)
    sound = "" if session.notices else "This draft is sound. "
    if not (answers or rows):
        return f"{sound}Nothing has been answered in it yet."
    told = "1 answer" if answers == 1 else f"{answers} answers"
    where = "" if not rows else ", and 1 row" if len(rows) == 1 else f", in {len(rows)} rows and outside them"
    return f"{sound}It holds {told}{where}."
