"""Table: the rows of one table, a line each, with the row under the cursor written out below; changed in the form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, overload

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.interview.question import Question
from imrassist.model.draft import Row
from imrassist.session import Session
from imrassist.tui import amending, showing
from imrassist.tui.row_fields import questions
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, keys
from imrassist.tui.sieving import RowsScreen
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Keyed, Lines
from imrassist.tui.widgets.plain import count, fit

WIDTHS = {"date": 9, "time": 6, "yesno": 10, "code": 14, "ref": 16, "choice": 16, "refs": 16, "multi": 14, "text": 18}
"""Most cells of a column, by the kind of its question; what is left goes to the first long one."""
LONG = 30
"""Cells that the long one has at least, where there is one."""
LOOKED_AT = 40
"""Rows whose words say how wide a column has to be."""
KEY_MARK = "*"
"""Stands before a key event."""


class RowItems(Keyed):
    """The lines of a table, each made when it is looked at: for thousands of rows."""

    def __init__(
        self, session: Session, table: str, rows: Sequence[Row], columns: Sequence[tuple[Question, int]]
    ) -> None:
        self._session, self._table, self._rows, self._columns = session, table, rows, columns
        self._made: dict[int, Item] = {}
        key = session.form.by_role("key_event")
        self._key = key.id if key and key.each == table else ""

    def __len__(self) -> int:
        return len(self._rows)

    def at_key(self, key: str) -> int:
        """Where this row is."""
        return next((at for at, row in enumerate(self._rows) if row.id == key), -1)

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
            cells = [fit(self._cell(row, question), width - 1) for question, width in self._columns]
            left = self._session.row_state(self._table, row)[1]
            said = row.answers.get(self._key)
            mark = f" {'!' if left else ' '}{KEY_MARK if said and said.value == 'yes' else ' '}"
            self._made[at] = Item(text=" ".join(cells), key=row.id, mark=mark, indent=4)
        return self._made[at]

    def _cell(self, row: Row, question: Question) -> str:
        answer = row.answers.get(question.id)
        if answer and answer.parked and WIDTHS.get(question.kind, 0) <= 10:
            return "-"
        return self._session.told_of(question, row)


class TableScreen(RowsScreen):
    """Rows to read here, to pick among, and to change in a form."""

    CSS_PATH = "table.tcss"
    TOPIC = "table"
    FOOTER: ClassVar[str] = "F1 Help  Enter Change  n New  d Remove  f Filter  / Words  k Mark  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("escape", "close"), ("n", "new"), ("d", "remove"), ("delete", "remove"), ("f8", "next"), ("e", "export"),
        ("f", "filter"), ("slash", "words"), ("b", "fill"), ("a", "every"), ("k", "key_event"),
        ("ctrl+up", "shift(-1)"), ("ctrl+down", "shift(1)"), ("j", "look('jot')"),
    )  # fmt: skip
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Change this row in a form", "Enter", "change"),
        Command("New row", "n", "new"),
        Command("Remove this row", "d", "remove"),
        Command("Show only some rows: by an answer, or by what is left", "f", "filter"),
        Command("Show only rows that hold some words", "/", "words"),
        Command("Show all rows again", "a", "every"),
        Command("Answer one question for all rows shown, where it has no answer", "b", "fill"),
        Command("Next row with something left", "F8", "next"),
        Command("Mark this contact as a key event, or no longer", "k", "key_event"),
        Command("Move this row up", "^Up", "shift(-1)"),
        Command("Move this row down", "^Down", "shift(1)"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self, table: str) -> None:
        super().__init__(table)

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

    def put(self, rows: list[Row]) -> None:
        """These rows, with the one under the cursor written out."""
        table = self.session.form.tables[self._table]
        self._rows = rows
        columns = self._columns()
        self._title()
        heads = (fit(showing.short(self.session.form, question), width - 1) for question, width in columns)
        self.query_one("#heads", Bar).left = "   " + " ".join(heads)
        lines = self.query_one("#rows", Lines)
        lines.show(RowItems(self.session, self._table, self._rows, columns), key=lines.key or None)
        self._detail()
        begin(self, self._count, "rows")
        if not self._rows:
            there = self.session.draft.rows.get(self._table)
            self.say(
                f"No {table.one} is like that. a shows all again."
                if there
                else f"There are no {table.many} yet. Press n to add the first one."
            )

    def _title(self, left: int | None = None) -> None:
        table, top = self.session.form.tables[self._table], self.query_one("#top", Bar)
        every = count(len(self.session.draft.rows.get(self._table, ())), table.one, table.many)
        shown = f"{len(self._rows)} of {every}: {self._picked.said}" if self._picked.said else every
        top.left = f"{table.many[:1].upper()}{table.many[1:]}   {shown}"
        top.right = top.right if left is None else f"{left} to finish" if left else ""

    async def _count(self) -> None:
        """How many rows have something left: counted away from the keys, for there may be thousands."""
        left = await self.desk.thinker.think("rows", partial(self.session.left_in, self._table))
        if left is not None and self.query("#top"):
            self._title(left)

    def _columns(self) -> list[tuple[Question, int]]:
        """The questions that are columns, each with its cells: what matters most is there, in the form's order."""
        form, mine = self.session.form, questions(self.session, self._table)
        wanted = [form.questions[name] for name in form.tables[self._table].shown] or mine
        long = next((question for question in wanted if question.kind == "long"), None)
        room = max(60, self.size.width) - 6 - (LONG if long else 0)
        widths: dict[str, int] = {long.id: 0} if long else {}
        for question in wanted:
            width = self._width(question)
            if width and width <= room:
                widths[question.id], room = width, room - width
        order = [question for question in form.questions.values() if question.id in widths]
        return [(question, widths[question.id] or LONG + room) for question in order]

    def _width(self, question: Question) -> int:
        """As many cells as the head and the first rows need, within reason; 0 for what has no column."""
        most = WIDTHS.get(question.kind, 0)
        words = [showing.short(self.session.form, question)]
        words += [self.session.told_of(question, row) for row in self._rows[:LOOKED_AT]] if most else []
        return min(most, max(cell_len(each) for each in words) + 1) if most else 0

    def on_resize(self) -> None:
        """More room, more columns."""
        self.redraw()

    def _detail(self) -> None:
        items: list[Item] = []
        if row := self.row:
            items.append(Item(text=self.session.row_label(row), tone="strong", indent=1))
            found = self.session.draft.row(row) or Row(id=row)
            for place in self.session.row_places(row):
                question = self.session.form.questions[place.question]
                told = self.session.told_of(question, found) or "(not answered yet)"
                items.append(Item(text=f"{showing.short(self.session.form, question)}: {told}", indent=3))
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
        if self.row:
            self.desk.row_form(self._table, self.row)

    def action_new(self) -> None:
        """Another row."""
        self.desk.row_form(self._table, "")

    def action_remove(self) -> None:
        """Take the row out; undo brings it back."""
        if self.row:
            amending.remove(self, self.row, self._done)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
