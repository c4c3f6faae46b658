"""Naming: the file that a new draft is kept in: what is offered, what will do, and its ending."""

from __future__ import annotations

from pathlib import Path

from imrassist.settings import Settings
from imrassist.tui.screens.prompt import Prompt

ENDING = ".imr.toml"
STEM = "review-1"
"""What a new draft is called when the author does not say otherwise."""


def new_draft(title: str, found: Settings) -> Prompt:
    """Asks for the file of a new draft; in the folder of the last one, where that is still there."""
    folder = found.folders.get("draft", "")
    start = Path(folder) if folder and Path(folder).is_dir() else Path.cwd()
    say = "File to keep it in. Use a case number or code, never a name: file names travel."
    return Prompt(title, say, str(start / f"{STEM}{ENDING}"), use="Start", check=_is_free, over=STEM)


def with_ending(text: str) -> Path:
    """The file that is meant; the ending of drafts may be left out."""
    path = Path(text.strip()).expanduser()
    if path.name.endswith(".toml"):
        return path
    return path.with_name(path.name + ENDING)


def _is_free(text: str) -> str:
    if not text.strip() or not Path(text.strip()).name:
        return "Give a name for the file."
    path = with_ending(text)
    if ENDING in path.name.removesuffix(ENDING):
        return f"{ENDING} stands in the middle of the name. It belongs at the end, once."
    if path.exists():
        return f"{path.name} is there already. Open it from home, or take another name."
    if not path.absolute().parent.is_dir():
        return "There is no such folder. Make it first, or name another."
    return ""
