"""turning: the answers that are asked for no more, or again, once another one changed; kept all the while."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from imrassist.interview import order
from imrassist.interview.condition import parse
from imrassist.interview.question import Form, Question
from imrassist.model.answer import Place
from imrassist.model.draft import Draft, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """What one change did to other answers, in the form's order."""

    off: tuple[Place, ...] = ()
    """Answered, and asked for no more."""
    on: tuple[Place, ...] = ()
    """Answered earlier, and asked for again."""


def turned(form: Form, before: Draft, after: Draft, place: Place) -> Turned:
    """What a new answer at this place did to the others. Looks at those alone whose conditions lead back to it."""
    off: list[Place] = []
    on: list[Place] = []
    for question in _leading_back(form, place.question):
        for row in _rows(form, after, question, place):
            answer = (row.answers if row else after.answers).get(question.id)
            if answer is None or not answer.given:
                continue
            old = before.row(row.id) if row else None
            was = order.asked(form, before, question, old) is not False
            now = order.asked(form, after, question, row) is not False
            if was != now:
                (on if now else off).append(Place(question.id, row.id if row else ""))
    return Turned(off=tuple(off), on=tuple(on))


def _leading_back(form: Form, changed: str) -> Iterator[Question]:
    """Every question whose condition speaks of this one, or of one that does."""
    reached = {changed}
    todo = [question for question in form.questions.values() if question.when]
    while now := [question for question in todo if parse(question.when).names & reached]:
        reached |= {question.id for question in now}
        todo = [question for question in todo if question.id not in reached]
    return (question for question in form.questions.values() if question.id in reached and question.id != changed)


def _rows(form: Form, draft: Draft, question: Question, place: Place) -> Iterable[Row | None]:
    if not question.each:
        return (None,)
    if place.row and form.questions[place.question].each == question.each:
        return (draft.row(place.row),)
    return draft.rows.get(question.each, ())
