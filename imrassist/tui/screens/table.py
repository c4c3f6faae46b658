"""Table: the rows of one table, a line each, with the row under the cursor written out below; changed in the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, overload

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.interview.question import Question
from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.tui import amending, showing
from imrassist.tui.row_fields import questions
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.choices import RowLine
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import count, fit

WIDTHS = {"date": 9, "time": 6, "yesno": 10, "code": 14, "ref": 16, "choice": 16, "refs": 14, "multi": 14, "text": 18}
"""Cells of a column, by the kind of its question; what is left goes to the first long one."""


class RowItems(Sequence[Item]):
    """The lines of a table, each made when it is looked at: for thousands of rows."""

    def __init__(self, session: Session, rows: Sequence[RowLine], columns: Sequence[tuple[Question, int]]) -> None:
        self._session, self._rows, self._columns = session, rows, columns
        self._made: dict[int, Item] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> list[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | list[Item]:
        """One line, or several."""
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        if at not in self._made:
            row = self._rows[at]
            cells = [fit(self._cell(row.id, question), width - 1) for question, width in self._columns]
            mark = f" {'!' if row.state else ' '}"
            self._made[at] = Item(text=" ".join(cells), key=row.id, mark=mark, indent=3)
        return self._made[at]

    def _cell(self, row: str, question: Question) -> str:
        asked = self._session.asked(Place(question.id, row))
        if asked.answer and asked.answer.parked and WIDTHS.get(question.kind, 0) <= 10:
            return "-"
        return asked.shown


class TableScreen(DraftScreen):
    """Rows to read here, and to change in a form."""

    CSS_PATH = "table.tcss"
    TOPIC = "table"
    FOOTER: ClassVar[str] = "F1 Help  Enter Change  n New  d Remove  F8 Next to finish  ^o Go to  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("escape", "close"), ("n", "new"), ("d", "remove"), ("delete", "remove"), ("f8", "next"), ("e", "export")
    )
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Change this row in a form", "Enter", "change"),
        Command("New row", "n", "new"),
        Command("Remove this row", "d", "remove"),
        Command("Next row with something left", "F8", "next"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self, table: str) -> None:
        super().__init__()
        self._table = table
        self._rows: list[RowLine] = []

    def compose(self) -> ComposeResult:
        """Title, headings, rows, the row written out, status, keys."""
        yield Bar(id="top")
        yield Bar(id="heads")
        yield Lines(one_line=True, id="rows")
        yield Lines(id="detail")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The rows."""
        self.query_one("#rows", Lines).always_cursor = True
        self.redraw()
        self.query_one("#rows").focus()

    def redraw(self) -> None:
        """The rows as they are now."""
        table = self.session.form.tables[self._table]
        self._rows = showing.row_lines(self.session, self._table)
        columns = self._columns()
        unfinished = sum(1 for row in self._rows if row.state)
        top = self.query_one("#top", Bar)
        top.left = f"{table.many.capitalize()}   {count(len(self._rows), table.one, table.many)}"
        top.right = f"{unfinished} to finish" if unfinished else ""
        heads = (fit(showing.short(self.session.form, question), width - 1) for question, width in columns)
        self.query_one("#heads", Bar).left = "  " + " ".join(heads)
        lines = self.query_one("#rows", Lines)
        lines.show(RowItems(self.session, self._rows, columns), key=lines.key or None)
        self._detail()
        if not self._rows:
            self.say(f"There are no {table.many} yet. Press n to add the first one.")

    def _columns(self) -> list[tuple[Question, int]]:
        mine = questions(self.session, self._table)
        room = max(60, self.size.width) - 6
        found: list[tuple[Question, int]] = []
        longs = [q for q in mine if q.kind == "long"][:1]
        for question in mine:
            width = WIDTHS.get(question.kind, 0)
            if width and width + (20 if longs else 0) <= room:
                found.append((question, width))
                room -= width
            elif question in longs:
                found.append((question, 0))
            if len(found) >= 7:
                break
        long_width = max(20, room)
        return [(question, width or long_width) for question, width in found]

    def on_resize(self) -> None:
        """More room, more columns."""
        self.redraw()

    def _detail(self) -> None:
        row = self.query_one("#rows", Lines).key
        items: list[Item] = []
        if row:
            items.append(Item(text=self.session.row_label(row), tone="strong", indent=1))
            for place in self.session.row_places(row):
                asked = self.session.asked(place)
                name = asked.question.short or asked.ask
                items.append(Item(text=f"{name}: {asked.shown or '(not answered yet)'}", indent=3))
        self.query_one("#detail", Lines).show(items, keep=False)

    def on_lines_moved(self, message: Lines.Moved) -> None:
        """Another row is written out."""
        message.stop()
        if message.lines.id == "rows":
            self._detail()

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter changes a row."""
        message.stop()
        self.action_change()

    def action_change(self) -> None:
        """The row in a form."""
        if row := self.query_one("#rows", Lines).key:
            self.desk.row_form(self._table, row)

    def action_new(self) -> None:
        """Another row."""
        self.desk.row_form(self._table, "")

    def action_remove(self) -> None:
        """Take the row out; undo brings it back."""
        if row := self.query_one("#rows", Lines).key:
            amending.remove(self, row, self._done)

    def _done(self, said: str) -> None:
        self.redraw()
        self.say(said)

    def action_next(self) -> None:
        """The next row that has something left."""
        lines = self.query_one("#rows", Lines)
        turned = [*range(lines.cursor + 1, len(self._rows)), *range(lines.cursor + 1)]
        at = next((at for at in turned if self._rows[at].state), -1)
        if at < 0:
            self.say("Every row is finished.")
            return
        lines.move_to(at)
        self.say(f"{self._rows[at].state} here.")

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
