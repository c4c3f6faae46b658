"""Pasting: a paste reaches the app whole, whatever stands in it; for terminals that say where a paste begins and ends.

Textual reads on for key sequences within a paste. An ESC in it, as in text copied with its colours, would scramble
the text, and type the rest of it as keys: one of them may be Enter, which answers the question.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END as END
from textual._xterm_parser import BRACKETED_PASTE_START as START
from textual._xterm_parser import XTermParser

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.message import Message


class PasteParser(XTermParser):
    """Reads what the terminal sends. Between the marks of a paste everything is text, ESC too; the gate cleans it."""

    def __init__(self, debug: bool = False) -> None:
        self._tail = ""
        """The last characters outside a paste: its mark may come in two pieces."""
        self._held: str | None = None
        """The paste so far; None outside a paste."""
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """Keys and pastes, in order."""
        if not data:
            yield from super().feed(data)
        while data:
            if self._held is None:
                known = len(self._tail)
                at = (self._tail + data).find(START)
                keys = data if at < 0 else data[: at + len(START) - known]
                data = data[len(keys) :]
                self._tail = (self._tail + keys)[1 - len(START) :] if at < 0 else ""
                self._held = None if at < 0 else ""
                yield from super().feed(keys)
                continue
            begin = max(0, len(self._held) - len(END))
            self._held += data
            at = self._held.find(END, begin)
            if at < 0:
                return
            text, data = self._held[:at], self._held[at + len(END) :]
            self._held = None
            for message in super().feed(END):
                # Textual has seen none of the text: its own paste is empty.
                if not isinstance(message, events.Paste):
                    yield message
            yield events.Paste(text.replace("\0", ""))

    def tick(self) -> Iterable[Message]:
        """What a key sequence that goes no further was."""
        for message in super().tick():
            self._tail = ""
            yield message


def with_whole_pastes(driver: type[Driver]) -> type[Driver]:
    """The same driver, which reads with `PasteParser` where it reads a POSIX terminal; another driver as it is."""
    from sys import modules

    home = modules.get("textual.drivers.linux_driver")
    # The driver takes its parser from its own module, by this name, when its thread begins.
    if home is not None and issubclass(driver, home.LinuxDriver) and hasattr(home, "XTermParser"):
        vars(home)["XTermParser"] = PasteParser
    return driver
