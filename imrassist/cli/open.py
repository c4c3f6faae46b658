"""`imrassist [DRAFT]`: opens the app."""

from __future__ import annotations

import os
from pathlib import Path

import click

from imrassist.cli import drafts
from imrassist.cli.exits import USAGE, tell


@click.command("open", hidden=True)
@click.argument("draft", metavar="[DRAFT]", required=False, type=click.Path())
@click.option("--form", metavar="ID", help="The form of a new draft, or the folder of this draft's form.")
@click.option("--goto", metavar="NAME", help="Open at this section, row or question.")
def command(draft: str | None, form: str | None, goto: str | None) -> int:
    """Open DRAFT on the full screen; without DRAFT, the home screen."""
    from imrassist.cli.main import COMMANDS

    if draft is not None and drafts.found(draft) is None and not draft.endswith(".toml"):
        raise click.UsageError(f"There is no command and no draft {draft}. {drafts.meant(draft, tuple(COMMANDS))}")
    if not drafts.terminal() or os.environ.get("TERM") == "dumb":
        name = draft or "DRAFT"
        tell(
            "imrassist: the full screen needs a terminal, and there is none here. "
            f"Use imrassist talk {name} (line by line), imrassist check {name} or imrassist export {name}."
        )
        return USAGE
    from imrassist.tui.app import run

    path = (drafts.found(draft) or Path(draft)) if draft else None
    return run(path, form=form or "", goto=goto or "")
