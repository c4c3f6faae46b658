"""What the line mode hears: lines from the keyboard, or from a pipe."""

from __future__ import annotations

import contextlib
import select
import sys
from collections.abc import Callable, Iterable
from typing import BinaryIO, Protocol

LINE_BYTES = 1_000_000
"""What goes beyond it in one line is not heard: it is more than any answer may hold, and no pipe fills the memory."""


class Ears(Protocol):
    """Something that lines come from."""

    person: bool
    """Whether somebody types, and hears what is said of one line before the next."""
    begun: str
    """What stood in the line when the talk was interrupted; empty from a pipe."""

    def line(self, prompt: str) -> str | None:
        """The next line without its end; lines that were pasted together come as one text. None: there are no more."""


class PipeEars:
    """Lines from a pipe or a file: UTF-8, with or without a byte order mark.

    A line that is no UTF-8 is read as Windows-1252, which is what older programs on Windows write.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._first = True
        self.person = False
        self.begun = ""

    def line(self, prompt: str) -> str | None:
        """The next line; nobody reads a prompt. The last line need not have an end."""
        del prompt
        raw = self._stream.readline(LINE_BYTES)
        if not raw:
            return None
        end = raw
        while len(end) == LINE_BYTES and not end.endswith(b"\n"):
            end = self._stream.readline(LINE_BYTES)
        try:
            text = raw.decode("utf-8-sig" if self._first else "utf-8")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
        self._first = False
        return text.rstrip("\r\n")


class KeyboardEars:
    """Lines from a person at a terminal, who may edit the line, and may paste."""

    def __init__(self, words: Iterable[str]) -> None:
        self._read = _line_editor(sorted(words))
        self._waiting: list[str] = []
        self.person = True
        self.begun = ""
        """What stood in the line when the talk was interrupted."""

    def line(self, prompt: str) -> str | None:
        """The next line. What was pasted comes whole, so that its second line does not answer the next question."""
        if self._waiting:
            return self._waiting.pop(0)
        lines: list[str] = []
        try:
            lines.append(self._read(prompt))
            while _more_is_there():
                lines.append(self._read(""))
        except EOFError:
            if not lines:
                sys.stdout.write("\n")
                return None
        except KeyboardInterrupt:
            self.begun = "\n".join([*lines, _begun()])
            sys.stdout.write("\n")
            raise
        if lines[0].startswith("/"):
            self._waiting = lines[1:]
            return lines[0]
        return "\n".join(lines)


def _line_editor(words: list[str]) -> Callable[[str], str]:
    """`input`, with a line that can be edited, is as long as it need be, and completes words, where the system can."""
    with contextlib.suppress(ImportError):
        import readline

        def complete(text: str, state: int) -> str | None:
            found = [word for word in words if text.startswith("/") and word.startswith(text)]
            return found[state] if state < len(found) else None

        readline.set_completer(complete)
        readline.set_completer_delims(" ")
        libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
        # The terminal then says where a paste begins and ends, and its line ends are no Enter.
        readline.parse_and_bind("set enable-bracketed-paste on")
    return input


def _begun() -> str:
    with contextlib.suppress(ImportError):
        import readline

        return readline.get_line_buffer()
    return ""


def _more_is_there() -> bool:
    """Whether another line waits already: nobody types that fast, so it was pasted."""
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.kbhit()
    return bool(select.select([sys.stdin], [], [], 0.02)[0])
