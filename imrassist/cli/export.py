"""`imrassist export DRAFT`: writes a document for Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from imrassist.cli import drafts
from imrassist.cli.exits import CLEAN, REMARKS, out, tell

if TYPE_CHECKING:
    from imrassist.session import Exported

PACK = "all"
"""Every document for the board, in a folder."""


@click.command("export", short_help="Write the document for Word.")
@click.argument("draft", metavar="DRAFT", type=click.Path())
@click.option(
    "--document",
    default="imr",
    show_default=True,
    metavar="NAME",
    help="imr (the whole report), main-body, chronology, action-plan, family, front-sheet, quality-form, involvement "
    "or progress; all writes every one of these into a folder. genogram draws it alone, as .png or .svg. For use "
    "inside the agency only: to-find-out, interview-sheets, changes.",
)
@click.option(
    "--copy",
    type=click.Choice(["working", "submission", "published"]),
    default="working",
    show_default=True,
    help="With guidance notes and marked gaps; fit to be sent to the board, with dates of birth in their table; or for "
    "everybody: ages, months and years, and nobody named.",
)
@click.option("-o", "--out", "where", metavar="PATH", type=click.Path(), help="A folder or a file; else beside DRAFT.")
@click.option(
    "--override",
    default="",
    metavar="REASON",
    help='Write it although "must" remarks stand; the reason is kept in DRAFT.',
)
@click.option("--replace", is_flag=True, help="Write over a file of that name that was not made here, or was changed.")
@click.option(
    "--since", default="", metavar="VERSION", help="With changes: the version compared with, by name or number."
)
@click.option("--form", metavar="ID", help="The folder of the draft's form, when it is not a shipped one.")
@click.option("--key", metavar="KEY", type=click.Path(), help="The key of the draft, when it is not where it was last.")
def command(
    *,
    draft: str,
    document: str,
    copy: str,
    where: str | None,
    override: str,
    replace: bool,
    since: str,
    form: str | None,
    key: str | None,
) -> int:
    """Write a document for Word from DRAFT; with "--document all", every one that the board gets, into a folder.

    A submission or published copy is refused while "must" remarks stand; the exit status is 1 then. A file of that name
    that was not made here, or was changed since, stays: the document gets a number after its name.
    """
    # A reason that is given is kept in the draft, so that whoever countersigns can read it.
    session = drafts.open_draft(draft, form, read_only=not override.strip() or copy == "working")
    try:
        if key:
            session.keyring.use(Path(key))
        if where is not None and not Path(where).suffix:
            drafts.make_folder(Path(where))
        to = Path(where) if where else None
        if document == PACK:
            pack = session.export_pack(copy, to, override=override, replace=replace)
            return max([_told(exported, f"{name}: ") for name, exported in pack], default=CLEAN)
        return _told(session.export(document, copy, to, override=override, replace=replace, since=since))
    finally:
        session.close()


def _told(exported: Exported, name: str = "") -> int:
    """What became of one document; `name` says which it is where there are several."""
    for note in exported.notes:
        tell(f"{name}{note}")
    if exported.looked:
        tell(f"{name}{exported.looked}")
    if exported.refused:
        tell(f"{name}{exported.refused} To write it all the same: --override and your reason.")
        return REMARKS
    if exported.spared is not None:
        tell(f"To write over {exported.spared.name}: --replace.")
    out(f"{exported.path}\n")
    return CLEAN
