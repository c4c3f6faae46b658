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
        what, mend = drafts.missing(draft, tuple(COMMANDS))
        raise click.UsageError(f"{draft}: {what} {mend}")
    if not drafts.terminal() or os.environ.get("TERM") == "dumb":
        name = draft or "DRAFT"
        tell(
            "imrassist: the full screen needs a terminal, and there is none here. "
            f"Use imrassist talk {name} (line by line), imrassist check {name} or imrassist export {name}."
        )
        return USAGE
    return run_app(drafts.there(draft) if draft else None, form=form, goto=goto)


def run_app(draft: Path | None, *, form: str | None = None, goto: str | None = None) -> int:
    """Run the app until the author leaves it, and give its exit status."""
    from imrassist.tui.app import run

    return run(draft, form=form, goto=goto)
