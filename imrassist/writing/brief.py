"""brief: one page to read first: what happened, why, what was learnt, what must change, and what is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from imrassist.interview.question import Form
from imrassist.interview.row_order import in_order
from imrassist.interview.wording import in_words
from imrassist.model.answer import Place
from imrassist.model.draft import Draft, Row
from imrassist.writing.thread import CHANGE, HOW, LEARNT, PHRASES, WHAT, WHY

_PARTS = (
    (WHAT, "", ("pen_picture", "key_story")),
    (WHAT, "terms", ("what_happened",)),
    (WHY, "", ("key_why",)),
    (WHY, "findings", ("finding_text", "finding_why")),
    (LEARNT, "lessons", ("lesson_text",)),
    (CHANGE, "recommendations", ("recommendation_text",)),
    (HOW, "actions", ("action_text", "action_lead", "action_due")),
)
"""What is told under each of the inspector's phrases: of the rows of a table, or of the whole review; roles."""
_WHY = "findings"
"""Role of the table of which only rows with a reason tell why something happened, where there are any."""
_MOST = 4
"""So many rows are told under one phrase; of more it is said how many there are."""
_LONG = 160
"""Characters of one line: its beginning is enough for a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLine:
    """One line of the brief."""

    say: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPart:
    """One of its parts."""

    title: str
    lines: tuple[BriefLine, ...]


def brief(form: Form, draft: Draft) -> tuple[BriefPart, ...]:
    """The inspector's five phrases (guidance 3), each with what the draft has to say under it, shortened to a page."""
    found: dict[str, list[BriefLine]] = {phrase: [] for phrase in PHRASES}
    for phrase, table, roles in _PARTS:
        found[phrase] += _of_table(form, draft, table, roles) if table else _of_review(form, draft, roles)
    nothing = (BriefLine(say="Nothing is said of this yet."),)
    return tuple(BriefPart(title=phrase, lines=tuple(lines) or nothing) for phrase, lines in found.items())


def _of_review(form: Form, draft: Draft, roles: tuple[str, ...]) -> Iterator[BriefLine]:
    for role in roles:
        question = form.by_role(role)
        if question and not question.each and (said := _said(form, draft, question.id, None)):
            yield BriefLine(say=said, place=Place(question.id))


def _of_table(form: Form, draft: Draft, role: str, roles: tuple[str, ...]) -> Iterator[BriefLine]:
    table = form.table_by_role(role)
    questions = [question for each in roles if (question := form.by_role(each)) and table and question.each == table.id]
    if table is None or not questions:
        return
    rows = [row for row in in_order(form, draft, table.id) if _said(form, draft, questions[0].id, row)]
    if role == _WHY:
        # Of good practice nobody asks why; what is told here is what has a reason.
        rows = [row for row in rows if _said(form, draft, questions[-1].id, row)] or rows
    for row in rows[:_MOST]:
        parts = [said for question in questions if (said := _said(form, draft, question.id, row))]
        yield BriefLine(say=_short(" - ".join(parts)), place=Place(questions[0].id, row.id))
    if len(rows) > _MOST:
        yield BriefLine(say=f"... and {len(rows) - _MOST} more {table.many}.")


def _said(form: Form, draft: Draft, question: str, row: Row | None) -> str:
    answer = row.answers.get(question) if row else draft.answers.get(question)
    if answer is None or not answer.given:
        return ""
    return _short(in_words(form.questions[question], answer, form, draft))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else line[:_LONG].rsplit(" ", 1)[0] + " ..."
