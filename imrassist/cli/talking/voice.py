"""What the line mode says: one plain sentence a line, no colour, nothing redrawn."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Voice:
    """Says lines. What it is given is plain text; control characters never reach the terminal."""

    def __init__(self, write: Callable[[str], None], width: Callable[[], int] = lambda: 0) -> None:
        self._write = write
        self._width = width
        """How many columns the terminal has now; 0 where there is none, and every sentence is one line."""

    def say(self, *sentences: str) -> None:
        """Each on a line of its own; a text of several lines stays several lines. Empty ones are left out."""
        for sentence in sentences:
            for line in _CONTROL.sub("", sentence).rstrip().split("\n") if sentence.strip() else ():
                self._write("\n".join(self._wrapped(line)) + "\n")

    def _wrapped(self, line: str) -> list[str]:
        width = self._width()
        if not width or len(line) < width:
            return [line]
        # The last column stays free: some terminals break the line when it is filled.
        return textwrap.wrap(line, max(20, width - 1), break_long_words=False, break_on_hyphens=False)

    def pause(self) -> None:
        """An empty line: a new question follows."""
        self._write("\n")


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: ``1 contact``, ``no contacts``, ``12 contacts``."""
    return f"{number or 'no'} {one if number == 1 else many}"


def a(noun: str) -> str:
    """A noun with its article: ``an action``."""
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:" or text[-2:] in ('."', '?"', '!"') else text + "."


def quoted(text: str, most: int = 400) -> str:
    """A text as it is quoted: in one line, its beginning only when it is long."""
    return f'"{shortened(text, most)}"'


def shortened(text: str, most: int) -> str:
    """A text in one line; of a long one its beginning, and that there is more."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " ... (there is more)"
