"""turning: the answers that are asked for no more, or again, once another one changed; kept all the while."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from imrassist.interview import order
from imrassist.interview.condition import parse
from imrassist.interview.needs import own_and_across
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


def turned(form: Form, before: Draft, after: Draft, *changed: Place) -> Turned:
    """What other answers at these places did to the rest. Looks at those alone whose conditions lead back to one.

    What changed itself is not told, nor what came or went with its row.
    """
    rows: dict[str, set[str]] = {}
    for place in changed:
        rows.setdefault(place.question, set()).add(place.row)
    off: list[Place] = []
    on: list[Place] = []
    for question in _leading_back(form, rows.keys()):
        for row in _rows(form, after, question, rows):
            answer = (row.answers if row else after.answers).get(question.id)
            old = before.row(row.id) if row else None
            if answer is None or not answer.given or (row and not old):
                continue
            if answer != (old.answers if old else before.answers).get(question.id):
                continue
            was = order.asked(form, before, question, old) is not False
            now = order.asked(form, after, question, row) is not False
            if was != now:
                (on if now else off).append(Place(question.id, row.id if row else ""))
    return Turned(off=tuple(off), on=tuple(on))


def _leading_back(form: Form, changed: Collection[str]) -> Iterator[Question]:
    """Every question whose condition speaks of one of these, or of one that does."""
    reached = set(changed)
    led: set[str] = set()
    todo = [question for question in form.questions.values() if question.when]
    while now := [question for question in todo if parse(question.when).names & reached]:
        led |= {question.id for question in now}
        reached |= led
        todo = [question for question in todo if question.id not in led]
    return (question for question in form.questions.values() if question.id in led)


def _rows(form: Form, draft: Draft, question: Question, changed: Mapping[str, set[str]]) -> Iterable[Row | None]:
    """The rows of which this may be asked otherwise now; None for a question that is asked once."""
    if not question.each:
        return (None,)
    across = own_and_across(question.when)[1] & changed.keys()
    if across or any(form.questions[each].each != question.each for each in changed if each in form.questions):
        return draft.rows.get(question.each, ())
    own = {row for rows in changed.values() for row in rows}
    return [row for each in sorted(own) if each and (row := draft.row(each))]
