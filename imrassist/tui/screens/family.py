"""Family: the people of the case a line each, and under them the outline genogram as a sketch; drawn into a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.errors import ImrError
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, keys
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.table import TableScreen
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Lines
from imrassist.tui.widgets.sketch import Sketch

NAME = "genogram.png"


class FamilyScreen(TableScreen):
    """The people, to be changed in a form, and how they belong together; what is changed is sketched anew."""

    CSS_PATH = "family.tcss"
    TOPIC = "family"
    FOOTER: ClassVar[str] = "F1 Help  Enter Change  n New  d Remove  Tab Sketch  g Draw it  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(("g", "draw"))
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Change this person in a form", "Enter", "change"),
        Command("New person", "n", "new"),
        Command("Remove this person", "d", "remove"),
        Command("Draw the genogram into a file: PNG or SVG", "g", "draw"),
        Command("Next person with something left", "F8", "next"),
        Command("To the sketch, to look around in it, and back", "Tab", "next_pane"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__("")

    def compose(self) -> ComposeResult:
        """Title, headings, people, the sketch, status, keys."""
        yield Bar(id="top")
        yield Bar(id="heads")
        yield Lines(one_line=True, id="rows")
        yield Sketch(id="sketch")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The people; a form that lists none has no family to show."""
        table = self.session.form.table_by_role("people")
        if table is None:
            self.dismiss(None)
            self.app.call_later(self.desk.say, "This form lists no people.")
            return
        self._table = table.id
        super().on_mount()

    def redraw(self) -> None:
        """The people and the sketch as they are now."""
        if not self._table:
            return
        super().redraw()
        self.query_one(Sketch).show(self.session.genogram_sketch())
        if self._rows and (note := self.session.genogram_note()):
            self.say(note)

    def _detail(self) -> None:
        """What is told of one person stands in the form: here the sketch has the room."""

    def action_draw(self) -> None:
        """The genogram as a picture of its own."""

        def named(text: str | None) -> None:
            if text and text.strip():
                begin(self, partial(self._write, Path(text.strip()).expanduser()), "export")

        say = "The outline genogram alone, as a picture: .png or .svg. It goes into section 5 by itself as well."
        start = self.session.export_folder() / NAME
        self.desk.push_screen(Prompt("Draw the genogram", say, str(start), use="Draw"), named)

    async def _write(self, out: Path) -> None:
        try:
            done = await self.desk.thinker.think("export", lambda: self.session.draw_genogram(out))
        except ImrError as error:
            self.say(str(error))
            return
        if done:
            self.say(" ".join((f"Drawn: {done.path}", *done.notes)))
