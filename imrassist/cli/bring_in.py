"""`imrassist import DRAFT FILE --as KIND`: takes in what others, or the author, have written elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from imrassist.cli import drafts, lists_in
from imrassist.cli.exits import CLEAN, REMARKS, out, tell
from imrassist.cli.returned_text import difference_lines, filled_lines, names_coming, note_lines, summary
from imrassist.cli.review import quality_form


def _report(draft: str, file: Path, form: str | None, *, dry_run: bool, key: str = "", with_codes: bool = False) -> int:
    """A report that was finished in Word: what is different goes into the draft, as one step that can be undone."""
    session = drafts.open_draft(draft, form, read_only=dry_run)
    if key:
        session.keyring.use(Path(key))
    try:
        returned = session.read_back(file)
        for line in (*difference_lines(returned), *note_lines(returned)):
            out(f"{line}\n")
        how = "--with-codes takes it with their codes." if not with_codes else "Their codes are taken instead."
        for line in names_coming(session.coming_back(returned), codes=how):
            tell(line)
        if not dry_run:
            session.take_back(returned, coded=with_codes)
            session.save()
        for line in summary(returned, taken=not dry_run):
            tell(line)
    finally:
        session.close()
    open_ = any(each.collides or not each.taken for each in returned.differences)
    return REMARKS if open_ or returned.unplaced or returned.notes else CLEAN


def _form(draft: str, file: Path, form: str | None, *, dry_run: bool, key: str = "") -> int:
    """A form that was filled in by hand in Word: a new draft is made of it."""
    del key  # a new draft has no key yet
    from imrassist import batch

    filled = batch.read_form_file(file, form=form)
    for line in filled_lines(filled):
        out(f"{line}\n")
    for line in names_coming(batch.coming_with(filled, form=form)):
        tell(line)
    if not dry_run:
        session = drafts.start(draft, form)
        try:
            session.take_form(filled)
            session.save()
        finally:
            session.close()
        drafts.say_how_to_go_on(session.path)
    return REMARKS if filled.unplaced or filled.notes else CLEAN


KINDS: dict[str, Callable[..., int]] = {
    "report": _report,
    "form": _form,
    "codes": lists_in.codes,
    "abbreviations": lists_in.abbreviations,
    "quality-form": quality_form,
}
"""What can be taken in, and what does it. Each takes the draft, the file, the form, and whether to tell only."""


@click.command("import", short_help="Take in a report or a form from Word, or a list of the board's.")
@click.argument("draft", metavar="DRAFT", type=click.Path())
@click.argument("file", metavar="FILE", type=click.Path())
@click.option("--as", "kind", type=click.Choice(sorted(KINDS)), required=True, help="What FILE is.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be taken in.")
@click.option("--form", metavar="ID", help="The folder of the draft's form, when it is not a shipped one.")
@click.option("--with-codes", is_flag=True, help="Of a report: codes in the place of the names that come with it.")
@click.option("--key", default="", metavar="KEY", help="The key of the draft, when it is not where it was last.")
def command(*, draft: str, file: str, kind: str, dry_run: bool, with_codes: bool, form: str | None, key: str) -> int:
    """Take FILE into DRAFT.

    --as report: a report of this draft that was finished in Word. Each changed paragraph becomes your own wording,
    changed lines of the chronology and the action plan change the answers. Where the draft was changed as well, the
    paragraph goes out of step and both stand side by side, to be settled in the app or in line mode. Comments and
    tracked changes of reviewers become points for you to answer. Nothing is taken out of the draft. FILE is only read.
    Names and details that come with it are counted first; --with-codes takes codes in the place of the names.

    --as form: the board's form, filled in by hand in Word. DRAFT is started anew: tables become rows, the front sheet
    answers, and the text of each box paragraphs of your own in its section.

    --as quality-form: a quality form that was filled in, in Word or typed one line a criterion, as the verdicts of
    the countersigning person.

    --as codes, --as abbreviations: the board's list (csv, xlsx, a table in Word, plain lines). Codes go to the key;
    one that differs from the code until now is written anew everywhere. Rows that were not taken are told.

    The exit status is 1 when something is left for you to settle.
    """
    if with_codes and kind != "report":
        raise click.UsageError("--with-codes goes with --as report.")
    more = {"with_codes": True} if with_codes else {}
    return KINDS[kind](draft, Path(file), form, dry_run=dry_run, key=key, **more)
