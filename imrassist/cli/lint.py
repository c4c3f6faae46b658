"""`imrassist lint`: what is wrong in a form's own files."""

from __future__ import annotations

import click

from imrassist.cli.exits import CLEAN, REMARKS, out


@click.command("lint", short_help="Look for mistakes in a form's own files.")
@click.option("--form", metavar="ID", help="The form: its id, or a folder that holds one. Else all that are shipped.")
def command(form: str | None) -> int:
    """Look for mistakes in the files of a form: its questions, sentences, labels and checks.

    One line a mistake: file, line, key and what is wrong. The exit status is 1 when there are any.
    """
    from imrassist import batch

    faults = batch.lint(form or "")
    for fault in faults:
        out(f"{fault}\n")
    if not faults:
        out("No mistakes.\n")
    return REMARKS if faults else CLEAN
