"""Told: something to read that has no room in a status line, on top of a screen."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from imrassist.tui.screens.base import Dialog, keys
from imrassist.tui.widgets.bars import Bar, Says


class Told(Dialog[None]):
    """A title and a few sentences."""

    CSS_PATH = "told.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys(("enter", "close"), ("f2", "close"))

    def __init__(self, title: str, *say: str) -> None:
        super().__init__()
        self._title, self._say = title, say

    def compose(self) -> ComposeResult:
        """Title, sentences, how to go back."""
        with Vertical(id="box"):
            yield Bar(self._title, id="title")
            for say in self._say:
                yield Says(say, classes="say")
            yield Bar("Any letter, Enter or Esc goes back", id="status")

    def on_key(self, event: events.Key) -> None:
        """Somebody who has read it, and types on, wants it gone."""
        if event.is_printable and event.key != "question_mark" and self.is_current:
            event.stop()
            self.action_close()
