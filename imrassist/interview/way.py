"""Way: the places of a form in the order of asking, remembered row by row, so that a change costs what it touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from imrassist.interview.condition import Scope, Truth, parse
from imrassist.interview.question import Form, Question
from imrassist.interview.uses import uses
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft, Row


@dataclass(frozen=True, slots=True)
class Stop:
    """One place on the way through the interview."""

    place: Place
    truth: Truth
    """Whether it is asked; None while an answer it depends on is open."""
    answer: Answer | None
    note: bool
    """Something to read, nothing to answer."""

    @property
    def certain(self) -> bool:
        """Whether it is asked for sure, and wants an answer."""
        return self.truth is True and not self.note

    @property
    def open(self) -> bool:
        """Whether it still wants an answer: none was given, or it was parked for later or to ask."""
        return not self.note and (self.answer is None or self.answer.parked in (Park.LATER, Park.ASK))


class _Group:
    """Questions that stand together in a section: of the whole review, or asked of each row of one table."""

    def __init__(self, form: Form, questions: list[Question]) -> None:
        self.questions = tuple(questions)
        self.table = questions[0].each
        names = {name for question in questions for name in parse(question.when).names}
        leans = uses(form, names)
        self.answers = tuple(sorted(name for name in leans.questions if not form.questions[name].each))
        self.tables = tuple(sorted(leans.tables | _other_tables(form, questions)))
        self._rows: dict[str, tuple[Row, tuple[Stop, ...]]] = {}
        self._around: tuple[Any, ...] = ()

    def stops(self, scope: Scope) -> Iterator[Stop]:
        draft = scope.draft
        if not self.table:
            yield from self._stops(scope, None)
            return
        around = (*(draft.answers.get(name) for name in self.answers), *(draft.rows.get(name) for name in self.tables))
        kept = self._rows if _same(around, self._around) else {}
        rows: dict[str, tuple[Row, tuple[Stop, ...]]] = {}
        for row in draft.rows.get(self.table, ()):
            before = kept.get(row.id)
            stops = before[1] if before and before[0] is row else tuple(self._stops(scope.of(row), row))
            rows[row.id] = (row, stops)
            yield from stops
        self._rows, self._around = rows, around

    def _stops(self, scope: Scope, row: Row | None) -> Iterator[Stop]:
        answers = row.answers if row else scope.draft.answers
        row_id = row.id if row else ""
        for question in self.questions:
            place = Place(question.id, row_id)
            waits = question.unasked and question.id not in answers
            truth = False if waits else scope.asked(question)
            yield Stop(place, truth, answers.get(question.id), question.kind == "note")


class Way:
    """The way through one form; gives the same as a fresh one, sooner."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._groups: dict[str, list[_Group]] = {}
        self._draft: Draft | None = None
        self._scope: Scope | None = None
        self._stops: dict[str, tuple[Stop, ...]] = {}

    def stops(self, draft: Draft, section: str) -> tuple[Stop, ...]:
        """The places of one section in order, those that are not asked too."""
        if draft is not self._draft or self._scope is None:
            self._draft, self._stops, self._scope = draft, {}, Scope(form=self.form, draft=draft)
        if section not in self._stops:
            scope = self._scope
            self._stops[section] = tuple(stop for group in self._of(section) for stop in group.stops(scope))
        return self._stops[section]

    def _of(self, section: str) -> list[_Group]:
        if section not in self._groups:
            questions = [question for question in self.form.questions.values() if question.section == section]
            self._groups[section] = [_Group(self.form, group) for group in in_groups(questions)]
        return self._groups[section]


def in_groups(questions: list[Question]) -> Iterator[list[Question]]:
    """Questions that stand together, those of one table as one group, which comes before the table's own question."""
    groups = [list(group) for _, group in groupby(questions, lambda question: question.each)]
    at = 0
    while at < len(groups):
        group = groups[at]
        after = groups[at + 1] if at + 1 < len(groups) else []
        last = group[-1]
        if last.kind == "table" and after and after[0].each == last.of:
            yield from ([each for each in (group[:-1], after, [last]) if each])
            at += 2
            continue
        yield group
        at += 1


def _other_tables(form: Form, questions: list[Question]) -> set[str]:
    """Tables of which a condition looks through every row, with count() or any_row(): not the row at hand alone."""
    tables = set()
    for question in questions:
        across = "count(" in question.when or "any_row(" in question.when
        for name in parse(question.when).names if across else ():
            tables |= {form.questions[name].each} if name in form.questions else set()
    return tables - {""}


def _same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    return len(before) == len(now) and all(a is b for a, b in zip(before, now, strict=True))
