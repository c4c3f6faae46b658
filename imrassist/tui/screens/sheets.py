"""Sheets: for each interview what to ask: what was left open for that person, and where the record gives no reason."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from imrassist.errors import ImrError
from imrassist.interview.to_find_out import Open
from imrassist.model.answer import Place
from imrassist.tui import showing
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, keys
from imrassist.tui.screens.list_screen import ListScreen
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.lines import Item
from imrassist.tui.widgets.plain import count
from imrassist.writing.sheets_paper import ALWAYS, parts_of

NAME = "interview-sheets"


class SheetsScreen(ListScreen):
    """Questions for interviews; Enter goes to the question that an answer would close."""

    TOPIC = "sheets"
    FOOTER: ClassVar[str] = "F1 Help  Enter Go there  e Write it as a file  ^p Commands  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(("e", "export"))
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Go to the question", "Enter", "choose"),
        Command("Write the sheets as a file", "e", "export"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._places: list[Place] = []

    def redraw(self) -> None:
        """The sheets as they are now."""
        self._places = []
        items: list[Item] = []
        sheets = self.session.sheets()
        for sheet in sheets:
            left = len(sheet.parked) + len(sheet.gaps)
            mark = " ! " if sheet.warns else ""
            items.append(Item(text=sheet.who, mark=mark, indent=3, right=count(left, "question"), tone="head"))
            items += [Item(text=sheet.state, indent=3, tone="warn" if sheet.warns else "")] if sheet.state else []
            for title, things in parts_of(sheet):
                items.append(Item(text=title, indent=3, tone="strong"))
                items += [self._item(thing) for thing in things]
            items.append(Item(text=""))
        if sheets and sheets[0].always:
            items.append(Item(text=ALWAYS, indent=3, tone="head"))
            items += [Item(text=ask, mark="   -", indent=5) for ask in sheets[0].always]
        self.show("Questions for interviews", count(len(sheets), "interview"), items, _NONE)

    def _item(self, thing: Open) -> Item:
        self._places.append(thing.place)
        about = f"   ({thing.of})" if thing.of else f"   ({showing.section_of(self.session, thing.place).title})"
        so_far = f"   So far: {thing.so_far}" if thing.so_far else ""
        return Item(text=f"{thing.ask}{about}{so_far}", key=str(len(self._places) - 1), mark="   -", indent=5)

    def action_choose(self) -> None:
        """To the question."""
        if key := self.key:
            self.desk.visit(self._places[int(key)])

    def action_export(self) -> None:
        """As a file, to take along: the ending says whether for Word or as text."""
        start = self.session.export_folder()

        def named(text: str | None) -> None:
            if text and text.strip():
                begin(self, partial(self._write, Path(text.strip()).expanduser()), "export")

        say = "A paper for use inside the agency: no board gets it. .docx for Word, .txt for plain text."
        self.desk.push_screen(Prompt("Write the sheets", say, str(start / f"{NAME}.docx"), use="Write"), named)

    async def _write(self, out: Path) -> None:
        try:
            done = await self.desk.thinker.think("export", lambda: self.session.export(NAME, "working", out))
        except ImrError as error:
            self.say(str(error))
            return
        if done:
            self.say(" ".join((f"Written: {done.path}", *done.notes)))


_NONE = "No interview is entered yet: section 4 asks whom you interviewed, or would wish to."
