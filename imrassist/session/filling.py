"""Filling: one question answered for many rows at once, where it has no answer yet; one step of undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from imrassist.interview import order
from imrassist.interview.question import Question
from imrassist.interview.reading import Misread, read
from imrassist.model.acts import Answered, Together
from imrassist.model.answer import Place
from imrassist.session.rowing import Rowing


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsFilled:
    """What came of it."""

    given: int
    """Rows that have the answer now."""
    had: int
    """Rows that had an answer, or a reason for none, and keep it."""
    not_asked: int
    """Rows of which this is not asked now."""
    turned: tuple[str, ...] = ()
    """As `Changed.turned`."""

    @property
    def told(self) -> str:
        """The same in sentences."""
        parts = [f"Answered in {_rows(self.given)}." if self.given else "Nothing was answered."]
        parts += (
            [f"{_rows(self.had).capitalize()} had an answer, and keep{'s' * (self.had == 1)} it."] if self.had else []
        )
        parts += [f"It is not asked in {_rows(self.not_asked)}."] if self.not_asked else []
        return " ".join((*parts, *self.turned))


class Filling(Rowing):
    """Many rows of one open draft, answered together."""

    def fillable(self, table: str) -> list[Question]:
        """The questions that can be answered for many rows at once."""
        return [
            q for q in self.form.questions.values() if q.each == table and q.kind not in ("table", "note", "picture")
        ]

    def fill_rows(self, rows: Sequence[str], question: str, text: str) -> RowsFilled | Misread:
        """Gives one answer in each of these rows that is asked the question and has none; never writes over one.

        The text is read for each row, for what may be chosen can differ; where one row cannot take it, nothing is done.
        """
        asked = self.form.questions[question]
        clean, notes = self.clean(text)
        acts: list[Answered] = []
        had = not_asked = 0
        for row_id in rows:
            row, place = self.draft.row(row_id), Place(question, row_id)
            if row is None or order.asked(self.form, self.draft, asked, row) is not True:
                not_asked += 1
            elif self.draft.answer(place) is not None:
                had += 1
            else:
                found = read(asked, clean, form=self.form, draft=self.draft, row=row_id, today=self.today)
                if isinstance(found, Misread):
                    return found
                acts.append(Answered(place=place, answer=found))
        turned: tuple[str, ...] = ()
        if acts:
            name = f'the answer to "{asked.short or asked.ask}" in {_rows(len(acts))}'
            turned = self.do(Together(acts=tuple(acts), name=name), name, notes).turned
        return RowsFilled(given=len(acts), had=had, not_asked=not_asked, turned=turned)


def _rows(count: int) -> str:
    return "one row" if count == 1 else f"{count} rows"
