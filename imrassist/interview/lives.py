"""Lives: who lived on the day of a contact; a child not yet born, or dead, could not have been seen there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from imrassist.interview.question import Form, Question, Tally
from imrassist.model.dates import Day
from imrassist.model.draft import Draft, Row

_ROLES = ("day", "born", "died", "person_event")
_DIED = "died"
"""The answer to the question of role ``person_event`` that makes the day of role ``died`` the end of a life."""
_KEPT = 4
_last: dict[str, tuple[tuple[Form, tuple[Row, ...], Lives], ...]] = {}
"""The lives found last, by form and rows: neither ever changes, and every contact asks for the same."""


@dataclass(frozen=True, slots=True)
class Lives:
    """From when to when each person lived, as far as that is known."""

    day: str
    """Id of the question for the day of a contact."""
    spans: dict[str, tuple[date | None, date | None]]
    """By row: the first and the last day; None where it is not known."""

    def on(self, contact: Row) -> frozenset[str]:
        """Those who may have lived on the day of a contact; all, when it has none. First and last day included."""
        day = _day(contact, self.day)
        return frozenset(
            row
            for row, (born, died) in self.spans.items()
            if day is None or not ((born and day < born) or (died and day > died))
        )


def lives(form: Form, draft: Draft) -> Lives:
    """The lives of the people of a draft."""
    table = form.table_by_role("people")
    people = draft.rows.get(table.id, ()) if table else ()
    known_ones = _last.get("", ())
    for known in known_ones:
        if known[0] is form and known[1] is people:
            return known[2]
    day, born, died, event = (each.id if each else "" for each in map(form.by_role, _ROLES))
    spans = {}
    for row in people:
        what = row.answers.get(event)
        dead = what is not None and what.value == _DIED
        spans[row.id] = (_day(row, born), _day(row, died) if dead else None)
    found = Lives(day, spans)
    _last[""] = ((form, people, found), *known_ones)[:_KEPT]
    return found


def by_life(form: Form, asked: Question | Tally) -> bool:
    """Whether a question offers, or a tally counts, only those who lived on the day of the contact."""
    if isinstance(asked, Question):
        return asked.role == "child_seen"
    people = form.table_by_role("people")
    return bool(asked.offered and people and asked.each == people.id)


def life_questions(form: Form) -> list[str]:
    """What that hangs on."""
    return [each.id for each in map(form.by_role, _ROLES) if each]


def _day(row: Row, question: str) -> date | None:
    answer = row.answers.get(question)
    known = Day.known(answer.value) if answer else None
    return known.date if known else None
