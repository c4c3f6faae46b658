"""To find out: what was left for later, is to be asked or is not sure, by whom to ask; and the list as a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.tui import showing
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, keys
from imrassist.tui.screens.list_screen import ListScreen
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.lines import Item
from imrassist.tui.widgets.plain import count

NAME = "to-find-out"


class ToFindOutScreen(ListScreen):
    """One list, a heading for each person or source to ask."""

    TOPIC = "to_find_out"
    FOOTER: ClassVar[str] = "F1 Help  Enter Answer it  e Write the list as a file  ^p Commands  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(("e", "write"))
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Go to the question, to answer it", "Enter", "choose"),
        Command("Write this list for Word, or as text", "e", "write"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[str, Place] = {}

    def redraw(self) -> None:
        """What is open now."""
        items: list[Item] = []
        self._places = {}
        for batch in self.session.to_find_out():
            items += [Item(text="")] * bool(items)
            items.append(Item(text=batch.title, indent=1, tone="head"))
            for thing in batch.things:
                key = f"{thing.place.question}@{thing.place.row}"
                self._places[key] = thing.place
                section = showing.section_title(self.session.form.section(thing.section))
                of = f"{thing.of}: " if thing.of else ""
                items.append(Item(text=f"{of}{thing.ask}", key=key, mark="  -", indent=4, right=section))
                items += [Item(text=f"So far: {thing.so_far}", indent=6, tone="quiet")] if thing.so_far else []
        self.show("To find out   by whom or what to ask", count(len(self._places), "question"), items, _NOTHING)

    def action_choose(self) -> None:
        """To the question."""
        self.desk.visit(self._places.get(self.key))

    def action_write(self) -> None:
        """As a file: its ending says whether for Word or as text."""
        from imrassist.settings import load

        folder = load()[0].folders.get("export", "")
        start = Path(folder) if folder and Path(folder).is_dir() else self.session.export_folder()

        def named(text: str | None) -> None:
            if text and text.strip():
                begin(self, partial(self._write, Path(text.strip()).expanduser()), "export")

        say = "A paper for use inside the agency: no board gets it. .docx for Word, .txt for plain text."
        self.desk.push_screen(Prompt("Write this list", say, str(start / f"{NAME}.docx"), use="Write"), named)

    async def _write(self, out: Path) -> None:
        try:
            done = await self.desk.thinker.think("export", lambda: self.session.export(NAME, "working", out))
        except ImrError as error:
            self.say(str(error))
            return
        if done:
            self.say(" ".join((f"Written: {done.path}", *done.notes)))


_NOTHING = "Nothing is left to find out, and nothing is marked as unsure."
