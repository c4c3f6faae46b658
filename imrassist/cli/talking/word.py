"""Word: one of the things that can be said with a slash in line mode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk


@dataclass(frozen=True, slots=True)
class Word:
    """One word, without its slash."""

    name: str
    use: str
    """How it is written: ``/park ask WHO``. Several ways are parted by commas."""
    says: str
    """What it does, a sentence."""
    do: Callable[[Talk, str], None]
    """Does it, with the rest of the line."""
