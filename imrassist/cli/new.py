"""`imrassist new DRAFT`: starts a draft."""

from __future__ import annotations

import click

from imrassist.cli import drafts
from imrassist.cli.exits import CLEAN, out


@click.command("new", short_help="Start a draft.")
@click.argument("draft", metavar="DRAFT", type=click.Path())
@click.option("--form", metavar="ID", help="The form: its id, or a folder that holds one.")
def command(draft: str, form: str | None) -> int:
    """Start a draft in the file DRAFT, which must not be there yet.

    The ending .imr.toml is put on when it is left out.
    """
    session = drafts.start(draft, form)
    session.close()
    out(f"{session.path}\n")
    drafts.remember(session.path)
    drafts.say_how_to_go_on(session.path)
    return CLEAN
