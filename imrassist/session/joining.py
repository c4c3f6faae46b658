"""Joining: the thread of an open draft: what hangs together, what is missing, and links written or taken away."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from imrassist.interview.condition import Condition, parse
from imrassist.model.acts import Answered
from imrassist.model.answer import Answer, Place
from imrassist.session.judging import Judging
from imrassist.session.rowing import Rowing
from imrassist.session.values import Changed

if TYPE_CHECKING:
    from imrassist.writing.thread import Knot, Step, Thread


class Joining(Rowing, Judging):
    """The thread of one open draft (guidance S10.4)."""

    def thread(self) -> Thread:
        """From each term of reference to the actions, with every gap and the place that mends it."""
        from imrassist.writing.thread import thread_of

        return thread_of(self.form, self.draft, self._to_improve)

    def write_next(self, step: Step) -> Place | None:
        """Adds the row that comes next, tied to the one it follows, and gives its first open question."""
        question = self.form.questions[step.question]
        answer = Answer(value=(step.row,) if question.kind == "refs" else step.row)
        row = self.add_row(step.table, {step.question: answer})
        places = [place for place in self.row_places(row) if place.question != step.question]
        return next((place for place in places if self.draft.answer(place) is None), places[0] if places else None)

    def may_tie(self, step: Step) -> list[tuple[str, str]]:
        """The rows of the next table that are there and not tied to this row yet: id and label."""
        return [(row, label) for row, label in self.rows(step.table) if step.row not in self._held(step.question, row)]

    def tie(self, step: Step, row: str) -> Changed:
        """Ties a row that is there to the one it follows; where it may be tied to one only, to that instead."""
        several = self.form.questions[step.question].kind == "refs"
        value = (*self._held(step.question, row), step.row) if several else step.row
        act = Answered(place=Place(step.question, row), answer=Answer(value=value))
        return self.do(act, f"tying {self.row_label(row)} to {self.row_label(step.row)}")

    def untie(self, knot: Knot) -> Changed | None:
        """Takes a row from the one it stands under; both stay. None when it stands under none."""
        if not knot.tie:
            return None
        left = tuple(each for each in self._held(knot.tie, knot.row) if each != knot.above)
        # Nothing left is no answer: "none of them" is for the author to say.
        answer = Answer(value=left) if left else None
        act = Answered(place=Place(knot.tie, knot.row), answer=answer)
        return self.do(act, f"taking {self.row_label(knot.row)} from {self.row_label(knot.above)}")

    def opening(self, knot: Knot) -> Place | None:
        """The question to open for a row: its first gap, else the one the thread begins with."""
        first = next((gap.place for gap in knot.gaps if gap.step is None), knot.place)
        return first if first.question else next(iter(self.row_places(knot.row)), None)

    def _held(self, question: str, row: str) -> tuple[str, ...]:
        answer = self.draft.answer(Place(question, row))
        if answer is None or answer.value is None:
            return ()
        return (answer.value,) if isinstance(answer.value, str) else answer.value

    @cached_property
    def _to_improve(self) -> Condition | None:
        meaning = self._checks.meanings.get("to_improve")
        return parse(meaning) if meaning else None
