"""Wording: a paragraph in the author's own words, with other wordings of it a key away; typing undo takes them back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from imrassist.tui.screens.base import keys
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.widgets.long_box import LongBox


class WordingScreen(Prompt):
    """Asks for a paragraph. ^r puts one wording after another into the box; ^z brings back what stood there."""

    TOPIC = "wording"
    BINDINGS: ClassVar[list[BindingType]] = keys(("ctrl+r", "other"))

    def __init__(self, title: str, say: str, text: str, others: Sequence[tuple[str, str]] = ()) -> None:
        hint = " ^r puts another wording here, ^z takes that back." if others else ""
        super().__init__(title, f"{say}{hint}", text, long=True, use="Keep")
        self._others = others
        """What each is called, and its text."""
        self._at = -1

    def action_other(self) -> None:
        """The next wording, in place of what stands in the box; its undo knows it."""
        if not self._others:
            self.say("There is no other wording of this paragraph.")
            return
        self._at = (self._at + 1) % len(self._others)
        name, text = self._others[self._at]
        self.query_one("#text", LongBox).put(text)
        self.say(f"In the box now: {name}. ^z brings back what stood there.")
