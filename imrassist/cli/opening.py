"""Opens the app on a draft: what `imrassist DRAFT` does. Without click: the commonest start does not load it."""

from __future__ import annotations

import gc
import os
import shlex
import sys
from pathlib import Path

from imrassist.cli import drafts
from imrassist.cli.exits import USAGE, tell


def plainly(args: list[str]) -> str:
    """The draft, when a call names one draft file and nothing else; else empty: click must make it out."""
    return args[0] if len(args) == 1 and args[0].endswith(".toml") and not args[0].startswith("-") else ""


def at_once(draft: str) -> int:
    """The app on this draft, and its exit status; no garbage is looked for before the first question is painted."""
    # Hardly any of the hundred thousand objects made till then can go: looking for those that can is a tenth of the
    # start. The app turns it on again after its first frame.
    gc.disable()
    _offline()
    try:
        return app(draft)
    finally:
        gc.enable()


def _offline() -> None:
    """Loads asyncio without the library for safe connections, a twentieth of Textual: nothing here ever connects."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # to import it fails, which asyncio is made for
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


def app(draft: str | None, form: str = "", goto: str = "", *, review: bool = False) -> int:
    """The app on this draft, or at home without one, and its exit status.

    With `review` it opens for the countersigning person. Raises ImrError when it cannot be opened.
    """
    if not drafts.terminal() or os.environ.get("TERM") == "dumb":
        name = shlex.quote(draft) if draft else "DRAFT"
        tell(
            "imrassist: the full screen needs a terminal, and there is none here. "
            f"Use imrassist talk {name} (line by line), imrassist check {name} or imrassist export {name}."
        )
        return USAGE
    from imrassist.tui.app import run

    path = (drafts.found(draft) or Path(draft)) if draft else None
    return run(path, form=form, goto=goto, review=review)
