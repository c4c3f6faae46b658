"""The fields of one row: which questions stand in its form, with the box that fits; what the checks say of the row."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.checks.remark import Remark
from imrassist.interview.question import Question
from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.tui.widgets.answer import keys_of
from imrassist.tui.widgets.choices import NONE
from imrassist.tui.widgets.field import Field, Pick
from imrassist.tui.widgets.long_box import LongBox
from imrassist.tui.widgets.short_box import ShortBox

SEVERAL = ("multi", "refs")
CHOSEN = ("yesno", "choice", "ref", *SEVERAL)


def questions(session: Session, table: str) -> list[Question]:
    """What is asked of each row, in the section where the table is filled."""
    every = session.form.questions.values()
    home = next((q.section for q in every if q.kind == "table" and q.of == table), "")
    mine = [q for q in every if q.each == table and q.kind not in ("table", "note")]
    return [q for q in mine if q.section == home] or mine


def fields(session: Session, table: str, row: str) -> Iterator[Field]:
    """A field for each; those that are not asked now are there, and hidden."""
    for question in questions(session, table):
        place = Place(question.id, row)
        asked = session.asked(place)
        box: LongBox | ShortBox | Pick
        if question.kind in CHOSEN:
            several = question.kind in SEVERAL
            none = several and asked.box.strip().casefold() == NONE
            chosen = [NONE] if none else keys_of(asked.options, asked.box, several=several)
            box = Pick(asked.options, chosen, several=several)
        elif question.kind == "long" or "\n" in asked.box:
            box = LongBox(asked.box, use=False)
        else:
            box = ShortBox(asked.box, use=False, compact=True)
        field = Field(place, question.short or asked.ask, box, echoes=question.kind == "date")
        field.display = asked.asked_now
        if session.typed(place):
            field.start = ""
        yield field


def row_remarks(session: Session, row: str) -> list[Remark]:
    """What the checks say of this row. Slow: for the thinking thread."""
    return [
        remark
        for remark in session.remarks()
        if not remark.aside and row in (remark.row, remark.place.row if remark.place else "")
    ]
