"""`imrassist scan FILE...`: names and identifying details in drafts, texts and Word files, as text or JSON."""

from __future__ import annotations

from pathlib import Path

import click

from imrassist.cli.exits import CLEAN, FILE, REMARKS, out, tell
from imrassist.errors import ImrError


@click.command("scan", short_help="Find names and identifying details in any file.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option("--key", metavar="KEY", type=click.Path(), help="The key: real names and their codes.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(files: tuple[str, ...], key: str | None, shape: str) -> int:
    """Find names and identifying details in drafts, plain texts, Word files and lines of JSON.

    Reads only. With --key, the names of that key are found however they are written, each with its code; a draft
    brings its own key where one is known. The exit status is 1 when anything is found, and 3 when one of the files
    cannot be read; the others are searched all the same.
    """
    from imrassist import batch

    scan = batch.Scan(Path(key) if key else None)
    unread = False
    for name in files:
        try:
            for fault in scan.file(Path(name)):
                tell(str(fault))
                unread = True
        except ImrError as error:
            tell(str(error))
            unread = True
    if scan.done or shape == "json":
        out(scan.told(as_json=shape == "json"))
    if unread:
        return FILE
    return REMARKS if any(document.found for document in scan.done) else CLEAN
