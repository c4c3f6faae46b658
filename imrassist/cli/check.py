"""`imrassist check FILE...`: what the checks say of drafts and Word files, as text or JSON."""

from __future__ import annotations

from pathlib import Path

import click

from imrassist.cli.drafts import found
from imrassist.cli.exits import CLEAN, FILE, REMARKS, out, tell
from imrassist.errors import ImrError, UnknownNameError


@click.command("check", short_help="Check drafts and Word files: remarks and criteria.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--form", metavar="ID", help="The folder of the drafts' form, when it is not a shipped one; the form of Word files."
)
@click.option(
    "--key", metavar="KEY", type=click.Path(), help="The key of the drafts, when it is not where it was last."
)
def command(files: tuple[str, ...], shape: str, form: str | None, key: str | None) -> int:
    """Check drafts and Word files: what is to be mended, and how each criterion of the quality form looks.

    Reads only. The exit status is 1 while "must" or "should" remarks stand in any of them, and 3 when one of
    them cannot be read; the others are checked all the same.
    """
    from imrassist import batch

    done = []
    unread = False
    for name in files:
        try:
            done.append(batch.check(found(name) or Path(name), form=form, key=Path(key) if key else None))
        except UnknownNameError:
            raise
        except ImrError as error:
            tell(str(error))
            unread = True
    for checked in done:
        for notice in checked.notices:
            tell(f"{checked.file}: {notice}")
    if done or shape == "json":
        out(batch.told(done, as_json=shape == "json"))
    if unread:
        return FILE
    return REMARKS if any(checked.open for checked in done) else CLEAN
