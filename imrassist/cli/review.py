"""`imrassist review DRAFT`: the countersigning person's screen; or taking in a review that was done on a copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from imrassist.cli import drafts, opening
from imrassist.cli.exits import CLEAN, REMARKS, out, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imrassist.session import Session
    from imrassist.session.review_values import TakenIn


@click.command("review", short_help="Read, judge and sign a draft, as the countersigning person.")
@click.argument("draft", metavar="DRAFT", type=click.Path())
@click.option(
    "--take-in", "copy", metavar="COPY", type=click.Path(), help="Take in a review that was done on this copy."
)
@click.option("--form", metavar="ID", help="The folder of the draft's form, when it is not a shipped one.")
def command(draft: str, copy: str | None, form: str | None) -> int:
    """Open DRAFT for the countersigning person: the text is read-only, each criterion is judged in turn.

    With --take-in nothing is opened: verdicts, points and signatures of the copy are joined to DRAFT, and its text
    is compared and never taken. Line by line: imrassist talk DRAFT, then /reviewer.
    """
    if copy is None:
        return opening.app(draft, form or "", review=True)
    session = drafts.open_draft(draft, form)
    try:
        found = session.take_in(Path(copy))
        out("".join(f"{line}\n" for line in _lines(session, found)))
        session.save()
    finally:
        session.close()
    for note in session.notices:
        tell(note)
    return CLEAN


def quality_form(draft: str, file: Path, form: str | None, *, dry_run: bool, key: str = "") -> int:
    """Takes a filled-in quality form into a draft; told on stdout, and on stderr what could not be read."""
    del key
    session = drafts.open_draft(draft, form, read_only=dry_run)
    try:
        read = session.read_paper(str(file) if file.suffix.lower() == ".docx" else text_of(file))
        labels = {each.id: each.label for each in session.form.scale}
        for each in read.verdicts:
            said = " ".join(each.comment.split())
            out(f"{session.criterion(each.criterion).number}\t{labels[each.answer]}\t{said}\n")
        notes: tuple[str, ...] = ()
        if not dry_run:
            notes = session.take_paper(read).notes
            session.save()
    finally:
        session.close()
    for why in (*read.unread, *notes):
        tell(why)
    return REMARKS if read.unread else CLEAN


def text_of(path: Path) -> str:
    """The text of a file that was typed. Raises ImrError when it cannot be read."""
    from imrassist.errors import ImrError

    try:
        return path.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        raise ImrError(path.name, "It cannot be read.", "Look at its name and folder.") from None


def _lines(session: Session, found: TakenIn) -> Iterator[str]:
    from imrassist.writing.changes import told

    yield from (f"Taken over: {each}" for each in found.taken)
    yield from (f"Said by both: {each}" for each in found.both)
    if not (found.taken or found.both):
        yield "There was nothing new in it."
    yield from found.notes
    if found.text:
        yield "The copy's text is different; none of it was taken:"
    for each in found.text:
        yield f"  - {session.form.section(each.section).title}: {told(each)}"
