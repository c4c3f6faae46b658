"""Timetable: the board's dates and the author's own, worked back from them, with how near each is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.model.answer import Place
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines


class TimetableScreen(DraftScreen):
    """One date after another; Enter goes to the work that is due."""

    CSS_PATH = "timetable.tcss"
    TOPIC = "timetable"
    FOOTER: ClassVar[str] = "F1 Help  Enter Go to that work  ^o Go to  ^p Commands  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(("escape", "close"))
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Go to the work that is due then", "Enter", "go"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._places: list[Place] = []

    def compose(self) -> ComposeResult:
        """Title, the dates, status, keys."""
        yield Bar(id="top")
        yield Lines(id="list")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The list has the keys."""
        self.redraw()
        self.query_one("#list").focus()

    def redraw(self) -> None:
        """The dates as they are now."""
        stages = self.session.timetable()
        self._places = [stage.place for stage in stages]
        items: list[Item] = []
        for at, stage in enumerate(stages):
            day = f"{stage.day:%a %d/%m/%y}" if stage.day else "no date yet"
            sign = "[Y]" if stage.done else " ! " if stage.pressing else "   "
            tone = "" if stage.own else "strong"
            right = stage.state if stage.day or stage.done else ""
            items.append(Item(text=stage.what, key=str(at), mark=f" {sign} {day}", indent=20, right=right, tone=tone))
            items += [Item(text=f"your own date, {stage.rule}", indent=20, tone="quiet")] if stage.own else []
        top = self.query_one("#top", Bar)
        top.left, top.right = (
            "Timetable   your own dates worked back from the board's",
            f"today {self.session.today:%d/%m/%y}",
        )
        self.query_one("#list", Lines).show(items or [Item(text=_NONE, indent=2)])

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter goes there."""
        message.stop()
        self.action_go()

    def action_go(self) -> None:
        """To the question."""
        key = self.query_one("#list", Lines).key
        if key:
            self.desk.visit(self._places[int(key)])

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


_NONE = "This form has no dates by which something must be sent."
