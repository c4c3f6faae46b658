"""Binder: every section of the form with how it stands, and the rows that it is asked about."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from imrassist.model.answer import Place
from imrassist.tui import showing
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, keys
from imrassist.tui.screens.list_screen import ListScreen
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item
from imrassist.tui.widgets.plain import cut


class BinderScreen(ListScreen):
    """Sections to carry on in, to read, and to call finished."""

    TOPIC = "binder"
    FOOTER: ClassVar[str] = "F1 Help  Enter Carry on  Space Open  r Read  f Finished  e Export  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("f3", "close"), ("space", "open"), ("r", "text"), ("f", "finish"), ("e", "export")
    )
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Carry on in this section", "Enter", "choose"),
        Command("Open or close its rows", "Space", "open"),
        Command("Read this section", "r", "text"),
        Command("Say that this section is finished, or is not", "f", "finish"),
        Command("Back to the question", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._opened: set[str] = set()

    def on_mount(self) -> None:
        """The cursor stands on the section the author is in."""
        self.lines.always_cursor = True
        place = self.session.here
        section = self.session.form.questions[place.question].section if place else ""
        self._draw(section)
        self.lines.focus()
        self.say(showing.near_due(self.session))

    def redraw(self) -> None:
        """The sections as they stand now."""
        self._draw(None)

    def _draw(self, key: str | None) -> None:
        top = self.query_one("#top", Bar)
        top.left, top.right = f"Sections   {self.session.name()}", showing.progress_line(self.session)
        states = self.session.sections()
        wide = max([len(showing.section_title(self.session.form.section(state.id))) for state in states], default=0) + 2
        items: list[Item] = []
        for state in states:
            rows = self._rows(state.id)
            title = showing.section_title(self.session.form.section(state.id))
            sign = " " if not rows else "-" if state.id in self._opened else "+"
            text = f"{title:<{wide}}{state.mark}  {state.line}"
            items.append(Item(text=text, key=state.id, mark=f"  {sign}", indent=4))
            if state.id in self._opened:
                items.extend(
                    Item(text=cut(label, 58), key=f"{state.id}@{row}", indent=7, mark="  ", right=left)
                    for row, label, left in rows
                )
        self.lines.show(items, key=key)

    def _rows(self, section: str) -> list[tuple[str, str, str]]:
        """The rows that are asked about here: id, label, what is left."""
        tables = dict.fromkeys(q.each for q in self.session.form.questions.values() if q.section == section and q.each)
        if section not in self._opened:
            return [("", "", "")] if any(self.session.draft.rows.get(table) for table in tables) else []
        places = self.session.places(section)
        found = []
        for table in tables:
            for row, label in self.session.rows(table):
                mine = [place for place in places if place.row == row]
                left = sum(1 for place in mine if self.session.draft.answer(place) is None)
                if mine:
                    found.append((row, label, f"{left} left" if left else "all answered"))
        return found

    @property
    def here(self) -> str:
        """The section under the cursor."""
        return self.key.partition("@")[0] or super().here

    def action_choose(self) -> None:
        """To the first question without an answer in this section, or of this row."""
        section, _, row = self.key.partition("@")
        place: Place | None
        if row:
            mine = [place for place in self.session.places(section) if place.row == row]
            fresh = (place for place in mine if self.session.draft.answer(place) is None)
            place = next(fresh, mine[0] if mine else None)
        else:
            place = self.session.first_open(section)
        if place:
            self.desk.visit(place)
        else:
            self.say("Nothing is asked in this section. r reads it.")

    def action_open(self) -> None:
        """Show or hide the rows of this section."""
        section = self.here
        self._opened ^= {section}
        self._draw(section)
        if not self._rows(section):
            self.say("This section has no rows.")

    def action_finish(self) -> None:
        """Only the author says that a section is finished."""
        section = self.here
        state = next((state for state in self.session.sections() if state.id == section), None)
        if state:
            self.desk.doing(lambda: self.session.finish(section, not state.finished))
            self.redraw()
            title = showing.section_title(self.session.form.section(section))
            self.say(f"{title}: {'not finished' if state.finished else 'finished'}.")
