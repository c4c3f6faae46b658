"""Rowing: the rows of an open draft's tables: people, contacts, findings ...: added, removed, moved, named."""

from __future__ import annotations

from collections.abc import Mapping

from imrassist.interview import order
from imrassist.interview.wording import row_label
from imrassist.model.acts import RowAdded, RowMoved, RowRemoved
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Row
from imrassist.session.guiding import Guiding
from imrassist.session.values import Changed


class Rowing(Guiding):
    """The rows of one open draft."""

    def rows(self, table: str) -> list[tuple[str, str]]:
        """The rows of a table in the author's order: id and label."""
        return [(row.id, row_label(self.form, self.draft, row)) for row in self.draft.rows.get(table, ())]

    def row_places(self, row: str) -> list[Place]:
        """What is now asked of this row, in the form's order."""
        table, found = self.draft.table_of(row), self.draft.row(row)
        mine = [question for question in self.form.questions.values() if found and question.each == table]
        # Each is asked of this row alone: thousands of others are not looked at.
        return [
            Place(question.id, row)
            for section in self.form.order
            for question in mine
            if question.section == section and order.asked(self.form, self.draft, question, found) is not False
        ]

    def add_row(self, table: str, answers: Mapping[str, Answer] | None = None) -> str:
        """Adds a row at the end, and gives its id."""
        row = Row(id=f"{table}-{self.fresh_id()}", answers=dict(answers or {}))
        self.do(RowAdded(table=table, row=row), f"adding a {self.form.tables[table].one}")
        return row.id

    def remove_row(self, row: str) -> Changed | None:
        """Takes a row out; undo brings it back whole. None when there is no such row."""
        table = self.draft.table_of(row)
        return self.do(RowRemoved(table=table, row=row), f"removing {self.row_label(row)}") if table else None

    def move_row(self, row: str, to: int) -> Changed | None:
        """Puts a row at another position, from 0. None when there is no such row."""
        table = self.draft.table_of(row)
        return self.do(RowMoved(table=table, row=row, to=to), f"moving {self.row_label(row)}") if table else None
