"""`imrassist changes DRAFT`: what is different since a named version, in words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from imrassist.cli import drafts
from imrassist.cli.exits import CLEAN, out, tell

if TYPE_CHECKING:
    from imrassist.interview.question import Form
    from imrassist.writing.changes import Change

_HEADS = {"text": "In the text", "row": "Rows", "answer": "Answers"}
_WIDTH = 100


@click.command("changes", short_help="Say what changed since a named version.")
@click.argument("draft", metavar="DRAFT", type=click.Path())
@click.option(
    "--since",
    metavar="NAME",
    help="A named version, by name or number, or a submission, by its stage; else the newest.",
)
@click.option("--list", "only_list", is_flag=True, help="Only list the named versions.")
@click.option("--form", metavar="ID", help="The folder of the draft's form, when it is not a shipped one.")
def command(draft: str, since: str | None, only_list: bool, form: str | None) -> int:
    """Say what is different in DRAFT since a named version, or a submission: in the text, in rows and in answers.

    Named versions are saved in the app (Ctrl+S) and in line mode (/save NAME). Reads only.
    """
    session = drafts.open_draft(draft, form, read_only=True)
    found = session.versions()
    if only_list:
        out("".join(f"{each.number}\t{each.when}\t{each.name}\n" for each in found))
        return CLEAN
    sent = session.named_submission(since or "")
    if sent is not None:
        tell(f"Since the submission of {sent.day} ({sent.stage}):")
        out("\n".join(_lines(session.form, session.changes(session.submitted_draft(sent)))) + "\n")
        return CLEAN
    version = session.version(since if since is not None else found[0].name if found else "")
    tell(f'Since version {version.number}, "{version.name}", of {version.when}:')
    out("\n".join(_lines(session.form, session.changes(session.draft_of(version)))) + "\n")
    return CLEAN


def _lines(form: Form, found: Sequence[Change]) -> Iterator[str]:
    from imrassist.writing.changes import told

    if not found:
        yield "Nothing has changed."
    kind = section = ""
    for change in found:
        if change.kind != kind:
            yield from ([""] if kind else [])
            kind, section = change.kind, ""
            yield _HEADS[kind]
        if change.section != section and change.section:
            section = change.section
            yield f"  {form.section(section).heading or form.section(section).title}"
        yield textwrap.fill(told(change), _WIDTH, initial_indent="  - ", subsequent_indent="    ")
