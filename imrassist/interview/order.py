"""order: every place that is asked, in the form's order; which is next; and how far the author has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from imrassist.interview.condition import Scope, Truth, parse
from imrassist.interview.question import Form, Question
from imrassist.interview.way import Stop, Way
from imrassist.model.answer import Place
from imrassist.model.draft import Draft, Row

_WAYS: dict[int, Way] = {}
"""The way through the form that is in use; one, because a program has one draft open."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an interview has come, honest while branches are open."""

    done: int
    """Questions answered or parked for good."""
    least: int
    """Questions that are certainly still to be answered."""
    most: int
    """The same, with those that may yet be asked."""

    def __str__(self) -> str:
        if self.most == 0:
            return "all answered"
        return f"{self.most} left" if self.least == self.most else f"{self.least} to {self.most} left"


def places(form: Form, draft: Draft, sections: Sequence[str] = ()) -> list[Place]:
    """Every place that is asked now, or may be: in the form's order of asking, rows of a table one after another.

    `sections` keeps to these sections, in their own order. Notes are among them.
    """
    return [
        stop.place
        for section in sections or form.order
        for stop in walk(form, draft, section)
        if stop.truth is not False
    ]


def walk(form: Form, draft: Draft, section: str) -> tuple[Stop, ...]:
    """The places of one section, those that are not asked too."""
    way = _WAYS.get(id(form))
    if way is None or way.form is not form:
        _WAYS.clear()
        way = _WAYS[id(form)] = Way(form)
    return way.stops(draft, section)


def asked(form: Form, draft: Draft, question: Question, row: Row | None) -> Truth:
    """Whether this question is asked, of this row; None while an answer it depends on is open."""
    if question.unasked and question.id not in (row.answers if row else draft.answers):
        return False
    return parse(question.when).value(Scope(form=form, draft=draft, row=row)) if question.when else True


def next_place(form: Form, draft: Draft, place: Place | None) -> Place | None:
    """The next place after this one that has no answer and is certainly asked; else from the start.

    What was parked for later, or to ask, is passed over until nothing else is
    left. None when nothing at all is left.
    """
    stops = [stop for section in form.order for stop in walk(form, draft, section)]
    at = next((n for n, stop in enumerate(stops, 1) if stop.place == place), 0)
    turned = [stop for stop in stops[at:] + stops[:at] if stop.certain and stop.open and stop.place != place]
    fresh = (stop.place for stop in turned if stop.answer is None)
    return next(fresh, turned[0].place if turned else None)


def step(form: Form, draft: Draft, place: Place | None, by: int) -> Place | None:
    """The place one before (-1) or after (+1) in the order, answered or not; None at either end."""
    order = [
        stop.place
        for section in form.order
        for stop in walk(form, draft, section)
        if stop.certain or stop.place == place
    ]
    if place not in order:
        return order[0] if order else None
    at = order.index(place) + by
    return order[at] if 0 <= at < len(order) else None


def progress(form: Form, draft: Draft, sections: Sequence[str] = ()) -> Progress:
    """How far these sections have come; the whole interview when none is named.

    A row that may still be added is not counted: nobody knows how many there are.
    """
    done = least = most = 0
    for section in sections or form.order:
        for stop in walk(form, draft, section):
            if stop.truth is False or stop.note:
                continue
            if stop.open:
                least += stop.truth is True
                most += 1
            else:
                done += stop.truth is True
    return Progress(done, least, most)
