"""ListScreen: a head, one list, a status line and the keys: what every screen is made of that is one list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.tui.screens.base import DraftScreen, keys
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines


class ListScreen(DraftScreen):
    """One list of the open draft. Enter on a line does `action_choose`; Esc goes back."""

    CSS_PATH = "list_screen.tcss"
    FOOTER: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = keys(("escape", "close"))

    def compose(self) -> ComposeResult:
        """Head, list, status, keys."""
        yield Bar(id="top")
        yield Lines(id="list")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The list has the keys."""
        self.redraw()
        self.lines.focus()

    @property
    def lines(self) -> Lines:
        """The list."""
        return self.query_one("#list", Lines)

    @property
    def key(self) -> str:
        """Of the line under the cursor; empty for a line without one, and where there is none."""
        return self.lines.key

    def show(self, left: str, right: str, items: Sequence[Item], empty: str = "") -> None:
        """The head, and the lines, or where there are none why."""
        top = self.query_one("#top", Bar)
        top.left, top.right = left, right
        self.lines.show(items or ([Item(text=empty, indent=2)] if empty else []))

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter."""
        message.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """What Enter does on the line under the cursor."""

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
