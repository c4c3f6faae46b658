"""Glance: the report with real names in the place of codes, for the author's own eyes; never saved, never exported."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.tui.screens.base import EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines


class GlanceScreen(DraftScreen):
    """The text of every section, read only, with a warning above."""

    CSS_PATH = "glance.tcss"
    TOPIC = "glance"
    FOOTER: ClassVar[str] = "F1 Help  Esc Back: names go from the screen"
    BINDINGS: ClassVar[list[BindingType]] = keys(("escape", "close"))
    DOES: ClassVar[tuple[Command, ...]] = (Command("Back", "Esc", "close"), *EVERYWHERE)

    def compose(self) -> ComposeResult:
        """Title, the text, status, keys."""
        yield Bar(id="top")
        yield Lines(id="list")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The list has the keys."""
        self.redraw()
        self.query_one("#list").focus()

    def redraw(self) -> None:
        """The report as it is now."""
        items: list[Item] = []
        for title, paragraphs in self.session.glance():
            items += [Item(text="")] * bool(items)
            items.append(Item(text=title, indent=1, tone="head"))
            items += [Item(text=text, indent=2) for text in paragraphs]
        top = self.query_one("#top", Bar)
        top.left, top.right = "With names   for your eyes alone, kept nowhere", "NAMES ARE ON THE SCREEN"
        self.query_one("#list", Lines).show(items)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
