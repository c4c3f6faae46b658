"""`imrassist demo`: the made-up example, in the app or as documents."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from imrassist.cli import drafts
from imrassist.cli.exits import CLEAN, REMARKS, out, tell

if TYPE_CHECKING:
    from imrassist.session import Session

COPIES = ("working", "submission")
ASIDE = "imrassist-demo"
"""Folder for the documents where the current one has files of their names already."""


@click.command("demo", short_help="Look at a made-up example.")
@click.option("--export", "where", metavar="DIR", type=click.Path(), help="Write its documents into DIR, and end.")
def command(where: str | None) -> int:
    """Open a private copy of a made-up case; whatever you do with it is thrown away when you leave.

    With --export its two documents for Word are written into DIR: the working copy, with notes, and the
    submission copy. Without a terminal they are written into the current folder, or, where it has files of
    these names already, into a folder imrassist-demo in it.
    """
    from imrassist import batch
    from imrassist.session import Session

    with tempfile.TemporaryDirectory(prefix="imrassist-demo-", ignore_cleanup_errors=True) as private:
        # The copy, its journal and its backups go with this folder: the next demo starts afresh.
        os.environ["IMRASSIST_STATE_DIR"] = private
        if where is None and drafts.terminal():
            from imrassist.tui.app import run

            return run(None, demo=True)
        session = Session.open(batch.demo(Path(private, "demo")))
        status = _write(session, Path(where) if where else _free_folder())
        session.close()
        return status


def _free_folder() -> Path:
    here = Path()
    return here / ASIDE if any((here / _name(copy)).exists() for copy in COPIES) else here


def _name(copy: str) -> str:
    return f"imr-{copy}.docx"


def _write(session: Session, folder: Path) -> int:
    drafts.make_folder(folder)
    for copy in COPIES:
        exported = session.export("imr", copy, folder / _name(copy))
        for note in exported.notes:
            tell(note)
        if exported.refused:
            tell(exported.refused)
            return REMARKS
        out(f"{exported.path}\n")
    return CLEAN
