"""Looking: what an open draft still wants: things to find out, the timetable, and why a question is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imrassist.errors import ImrError
from imrassist.interview import order
from imrassist.interview.question import Question
from imrassist.model.answer import Place
from imrassist.session.asking import Asking
from imrassist.session.values import Target

if TYPE_CHECKING:
    from imrassist.interview.sheets import Sheet
    from imrassist.interview.timetable import Stage
    from imrassist.interview.to_find_out import Batch


class Looking(Asking):
    """What is open in one draft, and what is not even asked."""

    def to_find_out(self) -> tuple[Batch, ...]:
        """All that is for later, to be asked or not sure, by whom or what to ask."""
        from imrassist.interview.to_find_out import to_find_out

        def wording(place: Place) -> tuple[str, str]:
            asked = self.asked(place)
            return asked.ask, asked.row_label

        walked = (stop for section in self.form.order for stop in order.walk(self.form, self.draft, section))
        asked = ((stop.place, stop.answer) for stop in walked if stop.truth is not False)
        return to_find_out(self.form, self.draft, asked, wording)

    def sheets(self) -> tuple[Sheet, ...]:
        """For each interview what to ask of that person (S4)."""
        from imrassist.interview.sheets import sheets

        def wording(place: Place) -> tuple[str, str]:
            asked = self.asked(place)
            return asked.ask, asked.row_label

        walked = (stop for section in self.form.order for stop in order.walk(self.form, self.draft, section))
        return sheets(self.form, self.draft, walked, self.to_find_out(), wording)

    def timetable(self) -> tuple[Stage, ...]:
        """The board's dates and the author's own, worked back from them, in the order of the days."""
        from imrassist.interview.timetable import timetable

        return timetable(self.form, self.draft, self.today)

    def why_not(self, question: str, row: str = "") -> str:
        """Why a question is not asked now, of this row or of any, in sentences; empty when it is asked.

        Of one that hangs on an open answer: which one. Raises ImrError when the form has no such question.
        """
        from imrassist.interview.why_not import waits_for, why_not

        asked = self._question(question)
        at = self.draft.row(row) if row and asked.each == self.draft.table_of(row) else None
        return why_not(self.form, self.draft, asked, at) or waits_for(self.form, self.draft, asked, at)

    def not_asked(self) -> list[Target]:
        """The questions that are asked nowhere just now, each once, with why; and those of the row the author is at.

        In the form's order. An answer that is kept all the same stays where it is.
        """
        from imrassist.interview.why_not import of_none

        walked = [stop for section in self.form.order for stop in order.walk(self.form, self.draft, section)]
        asked = {stop.place.question for stop in walked if stop.truth is not False}
        here = self.here.row if self.here else ""
        own = {stop.place.question for stop in walked if here and stop.place.row == here and stop.truth is False}
        found = []
        for question in self.form.questions.values():
            row = here if question.id in own else ""
            if question.kind == "note" or (question.id in asked and not row):
                continue
            one = self.form.tables[question.each].one if question.each else ""
            of = f"{self.row_label(row) if row else one[:1].upper() + one[1:]}: " if one else ""
            known = question.each and not row
            reason = of_none(self.form, self.draft, question) if known else self.why_not(question.id, row)
            label = f"{of}{question.short or question.ask}"
            found.append(Target(label=label, place=Place(question.id, row), section=question.section, not_asked=reason))
        return found

    def _question(self, question: str) -> Question:
        if question not in self.form.questions:
            raise ImrError("this form", "It has no such question.", "Ask for one by its name.", "Nothing was changed.")
        return self.form.questions[question]
