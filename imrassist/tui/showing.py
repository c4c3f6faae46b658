"""Showing: what the session knows, as the values that the widgets draw."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from imrassist.interview.question import Form, Question, Section
from imrassist.interview.wording import listed
from imrassist.model.answer import Place
from imrassist.model.draft import Row
from imrassist.session import Asked, Due, SectionState, Session
from imrassist.tui.garbage import settled
from imrassist.tui.widgets.checks import Findings
from imrassist.tui.widgets.choices import RowLine
from imrassist.tui.widgets.lines import Item
from imrassist.tui.widgets.plain import cut
from imrassist.tui.widgets.transcript import Came, Card, Said, built_line


def section_title(section: Section) -> str:
    """`8 Critical analysis`; a section without a number has its title alone."""
    return f"{section.id} {section.title}" if section.id[:1].isdigit() else section.title


def short(form: Form, question: Question) -> str:
    """A few words for a question, without a row to fill its wording from."""
    table = form.tables.get(question.each)
    return question.short or re.sub(r"\{[^{}]*\}", f"this {table.one}" if table else "...", question.ask)


def section_of(session: Session, place: Place) -> Section:
    """The section in which this is asked."""
    return session.form.section(session.form.questions[place.question].section)


def where(session: Session, asked: Asked) -> str:
    """`8 Critical analysis > ToR 1 > Why did it happen`."""
    parts = [section_title(section_of(session, asked.place)), asked.row_label, asked.question.short]
    return " > ".join(part for part in parts if part)


def progress_line(session: Session) -> str:
    """`12 answered, 14 to 19 left`."""
    progress = session.progress()
    return f"{progress.done} answered, {progress}" if progress.done else str(progress)


def siblings(session: Session, place: Place) -> list[Question]:
    """The questions that are asked together with this one: of the same row, or of the section itself."""
    own = session.form.questions[place.question]
    return [q for q in session.form.questions.values() if q.section == own.section and q.each == own.each]


def card(session: Session, asked: Asked, probe: str = "") -> Card:
    """The question as its card shows it."""
    about = ""
    if asked.row_label:
        group = [q.id for q in siblings(session, asked.place)]
        now = [q for q in group if session.asked_now(Place(q, asked.place.row))]
        about = asked.row_label
        if asked.place.question in now:
            about += f", question {now.index(asked.place.question) + 1} of {len(now)}"
    return Card(
        ask=asked.ask,
        about=about,
        help=asked.help,
        example=asked.example,
        why=asked.why,
        when_why=asked.when_why,
        guide=asked.guide,
        probe=probe,
    )


def said(session: Session, place: Place, came: dict[Place, tuple[Came, ...]], given: Place | None) -> list[Said]:
    """The answers beside this place: of the same row, or of the section itself; the place itself among them.

    What was given last stands at the end, with where, when it does not come right before this place.
    """
    beside = [Place(each.id, place.row) for each in siblings(session, place)]
    beside = [each for each in beside if each == place or session.draft.answer(each) is not None]
    at = beside.index(place)
    apart = given if given and given != place and given not in beside[max(0, at - 1) : at] else None
    if apart and (session.draft.answer(apart) is None or (apart.row and not session.draft.row(apart.row))):
        apart = None
    found = [_said(session.asked(each), came) for each in beside if each != apart]
    if apart:
        asked = session.asked(apart)
        found.append(replace(_said(asked, came), ask=where(session, asked), just_now=True))
    return found


def _said(asked: Asked, came: dict[Place, tuple[Came, ...]]) -> Said:
    return Said(
        place=asked.place,
        ask=asked.question.short or asked.ask,
        shown=asked.shown,
        unsure=bool(asked.answer and asked.answer.unsure),
        asked_now=asked.asked_now,
        came=came.get(asked.place, ()),
    )


def came_of(session: Session, place: Place) -> tuple[Came, ...]:
    """What came of an answer: the author's wording it is now out of step with, and the first sentence built of it.

    Empty when nothing did. Slow: for the thinking thread.
    """
    strayed = session.strayed(place)
    keys = {each.key for each in strayed}
    titles = list(dict.fromkeys(_title(session, session.section_of_block(each.key)) for each in strayed))
    keep = "keeps" if len(titles) == 1 else "keep"
    late = f"{listed(titles)} {keep} your wording, though an answer behind it has changed. F9 and then w shows both."
    found = [Came(text=late, strayed=True)] if strayed else []
    for block in session.built([place]):
        if block.text.strip() and not block.gap and block.key not in keys:
            owner = next((s for s in session.report().sections if block in s.blocks), None)
            found.append(Came(text=built_line(_title(session, owner.id if owner else ""), block.text)))
            break
    return tuple(found)


def _title(session: Session, section: str) -> str:
    return section_title(session.form.section(section)) if section else "The report"


def row_lines(session: Session, table: str) -> list[RowLine]:
    """The rows of a table, each with how many questions it has left."""
    return [row_line(session, table, row) for row in session.draft.rows.get(table, ())]


def row_line(session: Session, table: str, row: Row) -> RowLine:
    """One row of a table, with how many questions it has left."""
    label, left = session.row_state(table, row)
    if session.form.tables[table].role == "terms":
        # A number alone says little of a term.
        words = session.term(row.id).text
        label = cut(f"{label}  {words}", 58) if words else label
    return RowLine(id=row.id, label=label, state=f"{left} left" if left else "")


def findings(session: Session, place: Place, text: str | None) -> Findings:
    """What the checks say, for the panel beside one place. Slow: for the thinking thread.

    `text` is what stands in the box and has not been given; None when nothing does.
    """
    every = session.remarks()
    standing = [remark for remark in every if not remark.aside]
    section = session.form.questions[place.question].section
    answer = session.live(place, text) if text is not None else [r for r in standing if r.place == place]
    here = [r for r in standing if r.place != place and _section(session, r.place, r.section) == section]
    rest = sum(1 for r in standing if r.place != place) - len(here)
    shown = text if text is not None else session.asked(place).box
    settled(session, text is None)
    return Findings(
        text=shown,
        marks=session.marks(place, shown, answer),
        standings=session.standings(),
        answer=tuple(answer),
        section=tuple(here),
        others=rest,
        aside=len(every) - len(standing),
        verdicts=dict(session.draft.verdicts),
    )


def _section(session: Session, place: Place | None, section: str) -> str:
    return session.form.questions[place.question].section if place else section


def section_items(states: Sequence[SectionState], here: str) -> list[Item]:
    """The narrow list of sections at the left."""
    items = [Item(text="SECTIONS (F6)", tone="head")]
    for state in states:
        number = state.id if state.id[:1].isdigit() else ""
        items.append(
            Item(
                text=state.title,
                key=state.id,
                mark=f" {number:>2}",
                indent=4,
                right=state.mark,
                tone="strong" if state.id == here else "",
            )
        )
    return items


NEAR = 14
"""Days before a date from which it is called to mind."""


def near_due(session: Session) -> str:
    """The first date that is near or past; nothing once the report has been submitted."""
    sent = session.form.by_role("first_submitted")
    if sent and session.draft.answers.get(sent.id):
        return ""
    near = (due for due in session.deadlines() if not due.done and due.days_left is not None and due.days_left <= NEAR)
    board = next((due_line(due) for due in near), "")
    return "   ".join(line for line in (board, own_due(session)) if line)


def own_due(session: Session) -> str:
    """The first of the author's own dates that is near or past, and not done; empty when none is."""
    pressing = (stage for stage in session.timetable() if stage.own and stage.pressing)
    return next((f"Your own date: {stage.what}: {stage.state}" for stage in pressing), "")


def front_dates(session: Session, section: str) -> list[Item]:
    """The board's dates with the days that are left, for the front of the report; none for another section."""
    front = next((each.id for each in session.form.sections if each.printed), "")
    if section != front:
        return []
    lines = [Item(text=due_line(due), indent=3, tone="quiet") for due in session.deadlines()]
    return [*lines, Item(text="")] if lines else []


def due_line(due: Due) -> str:
    """`Chronology: 12/03/10, 9 days left`; one that was sent is neither near nor late."""
    if due.day is None:
        return f"{due.what}: {'done' if due.done else 'no date yet'}"
    left = due.days_left or 0
    if due.done:
        told = "done"
    elif left < 0:
        told = f"{-left} day{'s' if left < -1 else ''} late"
    else:
        told = "today" if left == 0 else f"{left} day{'s' if left > 1 else ''} left"
    return f"{due.what}: {due.day:%d/%m/%y}, {told}"
