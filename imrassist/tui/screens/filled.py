"""Filled: a form that somebody filled in by hand in Word: what it holds, and a new draft made of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist import batch, resources, settings
from imrassist.session import Session
from imrassist.tui.naming import new_draft, with_ending
from imrassist.tui.screens.base import EVERYWHERE, Command, PlainScreen, keys
from imrassist.tui.screens.of_file import OfFile
from imrassist.tui.screens.told import Told
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import one_line

if TYPE_CHECKING:
    from imrassist.checks.coming import Coming
    from imrassist.intake.filled import Filled


class FilledScreen(OfFile["tuple[Filled, Coming]"], PlainScreen):
    """What the file holds. Nothing is started until F2."""

    CSS_PATH = "filled.tcss"
    TOPIC = "filled"
    ASK: ClassVar[str] = (
        "The path of the board's form, filled in in Word. It is only read, and no draft is started yet."
    )
    FOOTER: ClassVar[str] = "F1 Help  Enter Read it whole  F2 Start a draft  r Another file  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(("escape", "close"), ("f2", "use"), ("ctrl+g", "use"), ("r", "file"))
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Start a draft with all of this", "F2", "use"),
        Command("Read a text whole", "Enter", "read"),
        Command("Read another file", "r", "file"),
        Command("Back, and start nothing", "Esc", "close"),
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._texts: dict[str, tuple[str, str]] = {}

    def compose(self) -> ComposeResult:
        """Title, what is in the file, status, keys."""
        yield Bar("Start from a form filled in by hand in Word", id="top")
        yield Lines(id="list")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def read(self, path: Path) -> tuple[Filled, Coming]:
        """What it holds, and the names and details in it."""
        form = self.desk.form_name or resources.default_form()
        filled = batch.read_form_file(path, form=form)
        return filled, batch.coming_with(filled, form=form)

    def show(self, found: tuple[Filled, Coming]) -> None:
        """All that would be taken, and what has no place."""
        self._draw(*found)
        self.say("F2 starts a draft with all of this." if found[0].acts else "Nothing in it could be read.")

    def _draw(self, filled: Filled, coming: Coming) -> None:
        items = [Item(text="TAKEN INTO THE NEW DRAFT", tone="head")]
        items += [Item(text=line, indent=4) for line in filled.taken]
        if coming.other:
            items.append(Item(text=f"In it, and may identify somebody: {coming.other}", mark="  !", indent=4))
        items += [Item(text=line, indent=4, tone="quiet") for line in filled.said]
        self._texts = {}
        notes = [(f"{each.by or each.kind}, {each.label}", each.text) for each in filled.notes]
        lost = [(f"{each.where}: {each.why}", each.text) for each in filled.unplaced]
        for name, head, those in (
            ("n", "COMMENTS AND TRACKED CHANGES, FOR YOU TO ANSWER", notes),
            ("u", "COULD NOT BE PLACED: READ THEM, AND TYPE IN WHAT IS NEEDED", lost),
        ):
            if those:
                items += [Item(text=""), Item(text=head, tone="head")]
            for at, (where, text) in enumerate(those):
                self._texts[f"{name}{at}"] = (where, text)
                items.append(Item(text=f"{where}: {one_line(text)}", key=f"{name}{at}", mark="  -", indent=4))
        self.query_one("#list", Lines).show(items)
        self.query_one("#top", Bar).right = Path(self.path).name[-30:]

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter."""
        message.stop()
        self.action_read()

    def action_read(self) -> None:
        """A comment, or what has no place, whole."""
        key = self.query_one("#list", Lines).key
        if key in self._texts:
            self.desk.push_screen(Told(*self._texts[key]))

    def action_use(self) -> None:
        """Where to keep the draft; then it is made, and opened."""
        if self.found is None:
            self.action_file()
            return
        filled = self.found[0]

        def named(text: str | None) -> None:
            if text:
                self._start(with_ending(text), filled)

        self.desk.push_screen(new_draft("Start a draft with this", settings.load()[0]), named)

    def _start(self, path: Path, filled: Filled) -> None:
        form = self.desk.form_name or resources.default_form()
        session = self.desk.doing(lambda: Session.new(path, form))
        if session is None:
            return
        self.desk.doing(lambda: session.take_form(filled))
        self.desk.doing(session.save)
        self.desk.remember_folder("draft", path.parent)
        self.desk.use(session)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
