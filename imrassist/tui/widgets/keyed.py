"""Keyed: a list that takes further keys, each for the entry that was under the cursor when it was pressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.message import Message

from imrassist.tui.widgets.lines import Lines


class Keyed(Lines):
    """Lines, and what else can be done with one of them."""

    @dataclass
    class Pressed(Message):
        """One of its keys was pressed."""

        does: str
        key: str
        """Of the entry that was under the cursor: keys of one burst come before the list is drawn anew."""

    def __init__(self, takes: Mapping[str, str], *, one_line: bool = False, id: str | None = None) -> None:
        """`takes` tells by key on the keyboard what is done."""
        super().__init__(one_line=one_line, id=id)
        self._takes = takes

    async def _on_key(self, event: events.Key) -> None:
        # Here and not by bindings of the screen: those run later than the arrow keys of the same burst.
        if event.key in self._takes:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(self._takes[event.key], self.key))
        else:
            await super()._on_key(event)
