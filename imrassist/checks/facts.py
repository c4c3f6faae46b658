"""Facts: one draft as checks look at it: answers by question, days, links, labels of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from imrassist.interview.condition import Condition, Scope, Truth, counted
from imrassist.interview.counts import Counts
from imrassist.interview.question import Form, Question
from imrassist.interview.wording import row_called
from imrassist.model.answer import Answer
from imrassist.model.dates import Day
from imrassist.model.draft import Draft, Row


class Facts:
    """A draft, read through its form. Never changed; a new draft has new facts."""

    def __init__(
        self,
        form: Form,
        draft: Draft,
        today: date,
        by_id: Mapping[str, Row] | None = None,
        counts: Counts | None = None,
    ) -> None:
        """`by_id` spares the work of gathering the rows, `counts` that of counting them, where somebody keeps them."""
        self.form = form
        self.draft = draft
        self.today = today
        self.by_id = by_id if by_id is not None else {row.id: row for rows in draft.rows.values() for row in rows}
        """Every row by its id."""
        self._scope = Scope(form=form, draft=draft, counts=counts)
        self._row: Row | None = None
        self._of_row = self._scope.of(None)
        """The scope that was asked for last: many checks ask of the same row."""

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table, in the author's order; none for a table that is not there."""
        return self.draft.rows.get(table, ())

    def table_of(self, row_id: str) -> str:
        """The id of the table of a row; empty when there is no such row. Its id begins with it, as a rule."""
        table = row_id.rpartition("-")[0]
        return table if table in self.form.tables else self.draft.table_of(row_id) or ""

    def question(self, name: str) -> Question:
        """The question of this id, which the loader has made sure of."""
        return self.form.questions[name]

    def answer(self, name: str, row: Row | None = None) -> Answer | None:
        """The answer to a question, of this row when it is asked of rows."""
        if self.form.questions[name].each:
            return row.answers.get(name) if row else None
        return self.draft.answers.get(name)

    def text(self, name: str, row: Row | None = None) -> str:
        """What was written or chosen, as it is kept; empty when it is not given or is several."""
        answer = self.answer(name, row)
        return answer.value if answer and isinstance(answer.value, str) else ""

    def ids(self, name: str, row: Row | None = None) -> tuple[str, ...]:
        """The rows or options that were chosen; empty when none were."""
        answer = self.answer(name, row)
        if answer is None or answer.value is None:
            return ()
        return answer.value if isinstance(answer.value, tuple) else (answer.value,)

    def day(self, name: str, row: Row | None = None) -> date | None:
        """The day that was given; None when there is none or it cannot be read."""
        try:
            return Day.from_iso(self.text(name, row)).date
        except ValueError:
            return None

    def uncertain(self, name: str, row: Row | None = None) -> bool:
        """Whether the day was given with a question mark."""
        return self.text(name, row).endswith("?")

    def asked(self, name: str, row: Row | None = None) -> Truth:
        """Whether a question is asked at all; None while that is open."""
        question = self.form.questions[name]
        return self.scope(row).asked(question)

    def scope(self, row: Row | None = None) -> Scope:
        """For conditions."""
        if row is not self._row:
            self._row, self._of_row = row, self._scope.of(row)
        return self._of_row

    def counted(
        self, what: str, table: str, names: Iterable[str], one: Callable[[Row], tuple[str, ...]]
    ) -> Mapping[str, int]:
        """How often each word is given when `one` is asked of every row of a table; remembered as `what`.

        `names` are all that it leans on.
        """
        return counted(self._scope, what, table, names, lambda scope: one(scope.row) if scope.row else ())

    def holds(self, condition: Condition | None, row: Row | None = None) -> bool:
        """Whether a condition is known to be true; none is always true."""
        return condition is None or condition.holds(self.scope(row))

    def label(self, row: Row) -> str:
        """What a row is called."""
        return row_called(self.form, self.draft, row)

    def raw(self, name: str, row: Row | None = None) -> list[object]:
        """An answer as plain values, for a digest."""
        answer = self.answer(name, row)
        return [answer.value, answer.parked, answer.note] if answer else []


def short_of(question: Question) -> str:
    """A few words that name a question."""
    if question.short:
        return question.short
    parts = question.ask.rstrip("?").split()
    return " ".join(parts[:6]) + ("..." if len(parts) > 6 else "")
