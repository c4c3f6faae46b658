"""Jotting: contacts noted on one line while a file is being read, and finished later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from imrassist.interview.reading import Misread
from imrassist.interview.wording import listed
from imrassist.model.acts import Act, RowAdded, Together
from imrassist.model.answer import Answer, Place
from imrassist.model.dates import WEEKDAYS
from imrassist.model.draft import Row
from imrassist.session.filling import Filling

if TYPE_CHECKING:
    from imrassist.interview.jotting import Jotted


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A contact that was noted."""

    row: str
    told: str
    """How it was read, so that a wrong day is seen: ``Thursday 17 September 2009, 14:30, about Mrs A``."""
    event: str


class Jotting(Filling):
    """Contacts of one open draft, noted line by line."""

    def jot_place(self) -> Place | None:
        """The table question under which contacts are noted, and what is typed meanwhile is kept; None without any."""
        table = self.form.table_by_role("contacts")
        if table is None or self.form.by_role("day") is None or self.form.by_role("event") is None:
            return None
        return next((Place(q.id) for q in self.form.questions.values() if q.kind == "table" and q.of == table.id), None)

    def sources(self) -> list[tuple[str, str]]:
        """What a contact may be taken from: id and label."""
        question = self.form.by_role("source")
        return self.rows(question.of) if question and question.of else []

    def last_source(self) -> str:
        """The source of the contact that was added last; empty when it has none."""
        question, table = self.form.by_role("source"), self.form.table_by_role("contacts")
        rows = self.draft.rows.get(table.id, ()) if table else ()
        answer = rows[-1].answers.get(question.id) if rows and question else None
        return answer.value if answer and isinstance(answer.value, str) and self.draft.row(answer.value) else ""

    def jot(self, text: str, source: str = "") -> list[Noted] | Misread:
        """Notes a contact for each line that is not empty, taken from this source; one step of undo.

        A line that cannot be read is a Misread that says which, and then nothing is noted.
        """
        from imrassist.interview.jotting import jot

        table, lines = self.form.table_by_role("contacts"), [line for line in text.splitlines() if line.strip()]
        if table is None or not lines:
            return Misread("Nothing was written.", "Write the day and what happened on one line.", text)
        found: list[Jotted] = []
        for at, line in enumerate(lines, 1):
            one = jot(line, form=self.form, draft=self.draft, today=self.today)
            if isinstance(one, Misread):
                where = f"Line {at} of {len(lines)}: " if len(lines) > 1 else ""
                return Misread(f"{where}{one.what}", one.mend, text)
            found.append(one)
        taken = self._source(source)
        rows = [Row(id=f"{table.id}-{self.fresh_id()}", answers={**one.answers, **taken}) for one in found]
        acts: tuple[Act, ...] = tuple(RowAdded(table=table.id, row=row) for row in rows)
        what = f"noting {f'{len(rows)} {table.many}' if len(rows) > 1 else f'a {table.one}'}"
        if place := self.jot_place():
            self.typing(place, "")
        self.do(acts[0] if len(acts) == 1 else Together(acts=acts, name=what), what)
        return [Noted(row=row.id, told=told(one), event=one.event) for row, one in zip(rows, found, strict=True)]

    def _source(self, source: str) -> dict[str, Answer]:
        question = self.form.by_role("source")
        return {question.id: Answer(value=source)} if question and source and self.draft.row(source) else {}


def told(one: Jotted) -> str:
    """How one line was read, but for what happened."""
    parts = []
    if one.day:
        parts.append(
            f"{WEEKDAYS[one.day.date.weekday()]} {one.day.long}{' (not certain)' if one.day.uncertain else ''}"
        )
    parts += [one.time] if one.time else []
    parts += [f"about {listed(list(one.about))}"] if one.about else []
    parts += [one.kind] if one.kind else []
    return ", ".join(parts)
