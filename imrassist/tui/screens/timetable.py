"""Timetable: the board's dates and the author's own, worked back from them, with how near each is."""

from __future__ import annotations

from typing import ClassVar

from imrassist.model.answer import Place
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command
from imrassist.tui.screens.list_screen import ListScreen
from imrassist.tui.widgets.lines import Item


class TimetableScreen(ListScreen):
    """One date after another; Enter goes to the work that is due."""

    TOPIC = "timetable"
    FOOTER: ClassVar[str] = "F1 Help  Enter Go to that work  ^o Go to  ^p Commands  Esc Back"
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Go to the work that is due then", "Enter", "choose"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._places: list[Place] = []

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
        head = "Timetable   your own dates worked back from the board's"
        self.show(head, f"today {self.session.today:%d/%m/%y}", items, _NONE)

    def action_choose(self) -> None:
        """To the question."""
        key = self.key
        if key:
            self.desk.visit(self._places[int(key)])


_NONE = "This form has no dates by which something must be sent."
