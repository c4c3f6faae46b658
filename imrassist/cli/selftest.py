"""`imrassist selftest`: numbered changes through the real store, so that a laboratory can kill, fill and damage it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import click

from imrassist.cli import drafts
from imrassist.cli.exits import CLEAN, FILE, out, tell
from imrassist.errors import ImrError
from imrassist.model.answer import Answer

if TYPE_CHECKING:
    from imrassist.interview.question import Question
    from imrassist.session import Session

CANARY = "CANARY-7f3a"
"""Stands in every text, so that a leak of it is found anywhere."""
SAVES = 5
"""Changes between two saves of the whole file."""
WORDS = "visit", "record", "meeting", "school", "nurse", "called", "family", "supervision", "plan", "review"


@click.group("selftest", hidden=True)
def command() -> None:
    """Numbered changes through the real store."""


@command.command("write")
@click.argument("draft", metavar="DRAFT", type=click.Path())
@click.option("--count", type=click.IntRange(1, 100_000), default=20, show_default=True)
def write(draft: str, count: int) -> int:
    """Make changes 1 to COUNT, one by one, going on from those already there; say `ACK n` when n is safe.

    The whole file is saved every few changes, as the app does every minute, and at the end.
    """
    session = drafts.open_draft(draft)
    if session.read_only:
        for notice in session.notices:
            tell(notice)
        return FILE
    question = _question(session)
    waiting = 0
    for number in range(state(session)[0] + 1, count + 1):
        session.add_row(question.each, {question.id: Answer(value=text(number))})
        if session.saved().startswith("not saved"):
            waiting = number
            continue
        waiting = 0
        out(f"ACK {number}\n")
        if number % SAVES == 0:
            # What cannot be saved is kept all the same; the status line says so, and the end of the run tries again.
            with contextlib.suppress(ImrError):
                session.save()
    session.close()
    if waiting:
        out(f"ACK {waiting}\n")
    return CLEAN


@command.command("recover")
@click.argument("draft", metavar="DRAFT", type=click.Path())
@click.option("--print", "name", metavar="NAME", help="Print what is answered or typed in this section or question.")
def recover(draft: str, name: str | None) -> int:
    """Open as the program would after a crash, write nothing, and say `STATE n`: changes 1 to n are intact."""
    session = drafts.open_draft(draft, read_only=True)
    for notice in session.notices:
        out(f"DAMAGED {notice}\n")
    if name is not None:
        for target in session.find(name)[:1]:
            for place in session.places(target.section):
                out(f"{session.asked(place).box}\n")
        return CLEAN
    number, altered = state(session)
    if altered and not session.notices:
        out("WRONG\n")
    out(f"STATE {number}\n")
    return CLEAN


def state(session: Session) -> tuple[int, bool]:
    """How many changes from the first on are intact; and whether any row holds a text that was never written."""
    question = _question(session)
    said = [row.answers.get(question.id) for row in session.draft.rows.get(question.each, ())]
    found = [answer.value if answer else None for answer in said]
    known = {text(number) for number in range(1, len(found) + 1)}
    number = next((at for at, value in enumerate(found) if value != text(at + 1)), len(found))
    return number, any(value not in known for value in found)


def text(number: int) -> str:
    """The text of one change, of about 1,500 characters; another for each number, and always the same."""
    filler = " ".join(WORDS[(number * 7 + at * (number % 9 + 1)) % len(WORDS)] for at in range(200))
    return f"Change {number} {CANARY} {filler}."


def _question(session: Session) -> Question:
    """A long question that is asked of each row of a table."""
    return next(q for q in session.form.questions.values() if q.each and q.kind == "long")
