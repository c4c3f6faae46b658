"""timetable: the author's own dates, worked back from those by which something must be sent (guidance 2.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import Form
from imrassist.model.answer import Place
from imrassist.model.dates import Day
from imrassist.model.draft import Draft

NEAR = 7
"""Days before a date of one's own from which it is called near."""
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One line of the timetable."""

    what: str
    day: date | None
    """None while the date it hangs on has not been given."""
    days_left: int | None
    """Below nought when it is past."""
    place: Place
    """Where that work is done; of a date that must be kept, the question that holds it."""
    own: bool = False
    """Worked back, and the author's own; not set by the board."""
    rule: str = ""
    """How it was worked back, in words: ``10 days before: Send the chronology``."""
    done: bool = False
    """That work is done already."""

    @property
    def pressing(self) -> bool:
        """Whether it is near or past, and not done."""
        return not self.done and self.days_left is not None and self.days_left <= NEAR

    @property
    def state(self) -> str:
        """How it stands, in words; empty while it is far away."""
        if self.done:
            return "done"
        if self.day is None or self.days_left is None:
            return "no date yet"
        left = self.days_left
        days = f"{abs(left)} day{'' if abs(left) == 1 else 's'}"
        if left < 0:
            return f"past, {days} ago"
        if left == 0:
            return "today"
        return f"near, {days} left" if left <= NEAR else f"{days} left"


def timetable(form: Form, draft: Draft, today: date) -> tuple[Stage, ...]:
    """Every date in the order of the days, those that must be kept among them; those without a day last.

    A date of one's own is so many calendar days before the date it hangs on, as the form's ``[[milestone]]`` says.
    One that falls on a weekend is put on the Friday before: nobody can be asked on a Sunday. Nothing is moved
    because it is past already; that is said of it instead.
    """
    found = [*sent(form, draft, today), *_worked_back(form, draft, today)]
    return tuple(sorted(found, key=lambda stage: (stage.day is None, stage.day or today, not stage.own)))


def worked_back(due: date, days: int) -> date:
    """The day so many days before another; of a weekend the Friday before."""
    day = due - timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))


def sent(form: Form, draft: Draft, today: date) -> Iterator[Stage]:
    """The dates by which something must be sent, in the form's order."""
    scope = Scope(form=form, draft=draft)
    for deadline in form.deadlines:
        day = _day(draft, deadline.question)
        left = (day - today).days if day else None
        done = bool(deadline.done) and parse(deadline.done).holds(scope)
        done = done or any(deadline.stage == each.stage for each in draft.submissions)
        yield Stage(what=deadline.what, day=day, days_left=left, place=Place(deadline.question), done=done)


def _worked_back(form: Form, draft: Draft, today: date) -> Iterator[Stage]:
    called = {deadline.question: deadline.what for deadline in form.deadlines}
    scope = Scope(form=form, draft=draft)
    for stone in form.milestones:
        due = _day(draft, stone.before)
        answer = draft.answers.get(stone.before)
        if due is None and answer is not None and answer.parked in ("no_record", "not_apply"):
            continue  # what it hangs on will not come, so there is nothing to work back from
        day = worked_back(due, stone.days) if due else None
        days = f"{stone.days} day{'' if stone.days == 1 else 's'}"
        yield Stage(
            what=stone.what,
            day=day,
            days_left=(day - today).days if day else None,
            place=Place(stone.at or stone.before),
            own=True,
            rule=f"{days} before: {called.get(stone.before, stone.before)}",
            done=bool(stone.done) and parse(stone.done).holds(scope),
        )


def _day(draft: Draft, question: str) -> date | None:
    answer = draft.answers.get(question)
    known = Day.known(answer.value) if answer else None
    return known.date if known else None
