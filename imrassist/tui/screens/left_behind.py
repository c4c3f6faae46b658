"""Left behind: files beside the draft that names of the key still stand in; what was sent is listed and stays."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.session.left_behind import Leftover
from imrassist.tui.screens.base import EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.taking_lists import said_yes
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import count


class LeftBehindScreen(DraftScreen):
    """One line for each file: which codes' names stand in it and how often, and what it is."""

    CSS_PATH = "left_behind.tcss"
    TOPIC = "left_behind"
    FOOTER: ClassVar[str] = "F1 Help  r Codes in this copy  d Remove this file  ^p Commands  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(("escape", "close"), ("d", "remove"), ("r", "codes_in_it"))
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Put codes in the place of the names in this copy", "r", "codes_in_it"),
        Command("Remove this file for good", "d", "remove"),
        Command("Back", "Esc", "close"),
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Leftover, ...] = ()

    def compose(self) -> ComposeResult:
        """Title, the files, status, keys."""
        yield Bar(id="top")
        yield Lines(id="list")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The list has the keys."""
        self.redraw()
        self.query_one("#list").focus()

    def redraw(self) -> None:
        """The files as they are now."""
        top = self.query_one("#top", Bar)
        top.left, top.right = "Names left beside the draft", ""
        self.query_one("#list", Lines).show([Item(text="Looking through the files ...", indent=2)])
        begin(self, self._look, "left_behind")

    async def _look(self) -> None:
        found = await self.desk.thinker.think("left_behind", self.session.names_left_behind)
        if found is None:
            return
        self._found = found
        items = [
            Item(text=each.told(), key=str(at), mark="  !" if each.removable else "  -", indent=4)
            for at, each in enumerate(self._found)
        ]
        self.query_one("#top", Bar).right = count(len(self._found), "file")
        self.query_one("#list", Lines).show(items or [Item(text=_NONE, indent=2)])

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter offers to remove it."""
        message.stop()
        self.action_remove()

    def action_codes_in_it(self) -> None:
        """Codes in the place of the names in the marked copy."""
        key = self.query_one("#list", Lines).key
        if not key:
            return
        each = self._found[int(key)]
        self.say(f"Codes stand in {each.path.name} now.")
        self.desk.doing(partial(self.session.code_left_behind, each))
        self.redraw()

    def action_remove(self) -> None:
        """The marked file, after a yes."""
        key = self.query_one("#list", Lines).key
        if not key:
            return
        each = self._found[int(key)]
        if not each.removable:
            self.say("It is a record of what was sent to the board, and stays as it is.")
            return

        def given(text: str | None) -> None:
            if said_yes(text):
                self.desk.doing(partial(self.session.remove_left_behind, each))
                self.redraw()

        say = f"{each.told()} It cannot be brought back. Type yes to remove it."
        self.desk.push_screen(Prompt("Remove this file", say, "yes", use="Remove"), given)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


_NONE = "Copies beside the draft, and what was sent, were searched for names of the key: nothing found."
"""Never that they are anonymous."""
