"""Published: a report as it may be read by everybody: ages, months and years, and nobody named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from imrassist.interview.question import Form
from imrassist.model.answer import Answer, Place
from imrassist.model.dates import Day
from imrassist.model.draft import Draft
from imrassist.model.not_days import MONTHS
from imrassist.privacy.coarse import age, coarsened
from imrassist.privacy.find import Finder
from imrassist.privacy.key import Entry
from imrassist.privacy.replace import replaced
from imrassist.privacy.span import KEYED, PERSON
from imrassist.writing.papers import Paper
from imrassist.writing.report import Block, Cell, Report, SectionText

NOT_PUBLISHED = "[name not published]"
"""Stands for whoever the form asks to be named: the author, the countersigning person, a lead officer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Birth:
    day: date
    dead: date | None


class Publisher:
    """Writes the published level of one draft's documents: what is printed changes, the draft does not."""

    def __init__(self, form: Form, draft: Draft) -> None:
        self._form, self._draft = form, draft
        births = _births(form, draft)
        self._births = {place: birth for place, birth in births if birth is not None}
        self._days = {birth.day for birth in self._births.values()}
        self._end = _day(form, draft, "period_end")
        entries = _named(form, draft)
        self._finder = Finder(entries) if entries else None

    def report(self, report: Report) -> Report:
        """The whole report at this level."""
        return replace(report, sections=tuple(map(self.section, report.sections)))

    def paper(self, paper: Paper) -> Paper:
        """A document beside the report at this level."""
        return replace(paper, sections=tuple(map(self.section, paper.sections)))

    def section(self, section: SectionText) -> SectionText:
        """One section at this level, its guidance left away."""
        return replace(section, blocks=tuple(map(self._block, section.blocks)), note=())

    def _block(self, block: Block) -> Block:
        grid = block.grid
        if grid is not None:
            lines = tuple(replace(line, cells=tuple(map(self._cell, line.cells))) for line in grid.lines)
            grid = replace(grid, above=tuple(map(self._text, grid.above)), lines=lines)
        return replace(block, text=self._text(block.text), grid=grid)

    def _cell(self, cell: Cell) -> Cell:
        asked = {self._form.questions[place.question].kind for place in cell.places if self._known(place)}
        if asked == {"time"}:
            return replace(cell, paragraphs=(), missing=())
        if cell.places and cell.paragraphs and not cell.gap and all(map(self._names, cell.places)):
            # What else is said there of somebody, such as a telephone number, goes with the name.
            return replace(cell, paragraphs=(NOT_PUBLISHED,))
        ages = {birth.day: self._age(birth) for place in cell.places if (birth := self._births.get(place)) is not None}
        return replace(cell, paragraphs=tuple(self._text(each, ages) for each in cell.paragraphs))

    def _known(self, place: Place) -> bool:
        return place.question in self._form.questions

    def _names(self, place: Place) -> bool:
        answer = self._draft.answer(place)
        somebody = answer is not None and isinstance(answer.value, str) and _to_hide(self._form, place, answer.value)
        return self._known(place) and self._form.questions[place.question].names and somebody

    def _text(self, text: str, ages: dict[date, str] | None = None) -> str:
        def instead(day: date, before: str, _after: str) -> str:
            if ages and day in ages:
                return ages[day]
            return str(day.year) if day in self._days and _born(before) else ""

        text = coarsened(text, instead)
        if self._finder is None:
            return text
        spans = [(span, "") for span in self._finder.spans(text) if span.kind == KEYED]
        return replaced(text, spans)

    def _age(self, birth: _Birth) -> str:
        at = birth.dead or self._end
        said = age(birth.day, at) if at else ""
        return f"{said} in {MONTHS[at.month - 1]} {at.year}" if at and said else f"born in {birth.day.year}"


def named_in(form: Form, draft: Draft) -> tuple[str, ...]:
    """Everybody whom the form asks to be named, as the draft names them; a post that is given instead is left out."""
    return tuple(entry.real for entry in _named(form, draft))


def _born(before: str) -> bool:
    return any(word in before[-40:].casefold() for word in ("born", "birth", "d.o.b", "dob"))


def _named(form: Form, draft: Draft) -> list[Entry]:
    names = dict.fromkeys(
        _NAME_ENDS.split(line.strip())[0].strip()
        for question in form.questions.values()
        if question.names
        for answer in _answers(draft, question.id, question.each)
        if answer.given and isinstance(answer.value, str)
        for line in answer.value.split("\n")
        if line.strip() and _to_hide(form, Place(question.id), line)
    )
    return [
        Entry(id=f"named-{at}", code=NOT_PUBLISHED, kind="person", real=name, forms=())
        for at, name in enumerate(names, 1)
    ]


_NAME_ENDS = re.compile(r"[,;(]|\s[-\u2013]\s")
"""A post or a number may follow the name: "J. Example, Director"."""
_ALWAYS = ("author", "approver", "quality_contact")
"""Who plays these parts is somebody; other questions may be answered with a post."""


def _to_hide(form: Form, place: Place, text: str) -> bool:
    return form.questions[place.question].role in _ALWAYS or _is_somebody(text)


def _is_somebody(text: str) -> bool:
    from imrassist.privacy.name_like import strange
    from imrassist.privacy.tokens import tokens

    return any(span.kind == PERSON for span in Finder(()).spans(text)) or any(
        strange(word) for word in tokens(text) if word.capital
    )


def _answers(draft: Draft, question: str, each: str) -> Iterator[Answer]:
    found: Iterable[Answer | None] = (
        [row.answers.get(question) for row in draft.rows.get(each, ())] if each else [draft.answers.get(question)]
    )
    return (answer for answer in found if answer is not None)


def _births(form: Form, draft: Draft) -> Iterator[tuple[Place, _Birth | None]]:
    born, died, event = (form.by_role(role) for role in ("born", "died", "person_event"))
    if born is None:
        return
    for row in draft.rows.get(born.each, ()):
        day = _known_day(row.answers.get(born.id))
        what = row.answers.get(event.id) if event else None
        dead = _known_day(row.answers.get(died.id)) if died and what and what.value == "died" else None
        yield Place(born.id, row.id), _Birth(day=day, dead=dead) if day else None


def _day(form: Form, draft: Draft, role: str) -> date | None:
    question = form.by_role(role)
    return _known_day(draft.answers.get(question.id)) if question else None


def _known_day(answer: Answer | None) -> date | None:
    day = Day.known(answer.value) if answer is not None and answer.given else None
    return day.date if day else None
