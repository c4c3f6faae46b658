"""Bigger: what is shown while the window is too small to work in."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from imrassist.tui.screens.base import keys
from imrassist.tui.widgets.bars import Says

LEAST = (80, 24)
"""Columns and rows of the smallest window that is worked in."""


class Bigger(ModalScreen[None]):
    """Covers everything until the window has grown. What was typed stays as it was, underneath."""

    DEFAULT_CSS = "Bigger { align: left top; background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = keys(("ctrl+q", "app.leave"))

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Says("")

    def on_mount(self) -> None:
        """The size as it is now."""
        self.on_resize()

    def on_resize(self) -> None:
        """The size as it is now."""
        width, height = self.app.size
        self.query_one(Says).text = (
            f"Please make the window bigger: it is {width} x {height}, and {LEAST[0]} x {LEAST[1]} is needed. "
            "What you typed is kept. ^q leaves."
        )
