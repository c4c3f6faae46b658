"""`imrassist [DRAFT]`: opens the app."""

from __future__ import annotations

import click

from imrassist.cli import drafts, opening


@click.command("open", hidden=True)
@click.argument("draft", metavar="[DRAFT]", required=False, type=click.Path())
@click.option("--form", metavar="ID", help="The form of a new draft, or the folder of this draft's form.")
@click.option("--goto", metavar="NAME", help="Open at this section, row or question.")
def command(draft: str | None, form: str | None, goto: str | None) -> int:
    """Open DRAFT on the full screen; without DRAFT, the home screen."""
    from imrassist.cli.main import COMMANDS

    if draft is not None and drafts.found(draft) is None and not draft.endswith(".toml"):
        raise click.UsageError(f"There is no command and no draft {draft}. {drafts.meant(draft, tuple(COMMANDS))}")
    return opening.app(draft, form or "", goto or "")
