"""Two people and one draft, for tests of a review: the example, an author, and somebody who countersigns."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from imrassist import batch
from imrassist.checks.remark import aside_of
from imrassist.model.answer import Answer, Place
from imrassist.session import Session

TODAY = date(2010, 6, 1)


class FakeClock:
    """A clock that goes on by a minute each time it is looked at."""

    def __init__(self) -> None:
        self.time = datetime(2010, 6, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


def the_example(folder: Path, name: str = "case-7.imr.toml") -> Session:
    """The example, open in this folder, as it was before it was ever sent; nothing of it must be mended."""
    folder.mkdir(parents=True, exist_ok=True)
    made = batch.demo(folder / "made")
    path = folder / name
    made.rename(path)
    session = Session.open(path, today=TODAY)
    session.now = FakeClock()
    session.draft = session.draft.with_(
        answers={
            key: answer
            for key, answer in session.draft.answers.items()
            if key not in ("first_submitted", "revised", "final_submitted", "first_seen", "revised_seen", "final_seen")
        }
    )
    # What a check may think of the example is looked at elsewhere; here nothing stands in the way of the two people.
    asides = [aside_of(each, "The example is made up.") for each in session.remarks() if each.grade == "must"]
    session.draft = session.draft.with_(asides=(*session.draft.asides, *asides))
    # The store must know it too: what it saves is what is open.
    session.save()
    return session


def again(session: Session) -> Session:
    """The same draft, closed and opened anew, as the other person does."""
    path, clock = session.path, session.now
    session.close()
    opened = Session.open(path, today=TODAY)
    opened.now = clock
    return opened


def judge_all(session: Session) -> None:
    """Yes to every criterion that has no standing verdict."""
    for each in session.all_judged():
        if each.verdict is None or each.lapsed:
            session.judge(each.criterion.id, "yes")


def answered(session: Session, question: str, text: str, row: str = "") -> None:
    """The author changes an answer."""
    from imrassist.model.acts import Answered

    session.do(Answered(place=Place(question, row), answer=Answer(value=text)))


def a_short_example(folder: Path) -> Session:
    """The example with few contacts, nothing of it looked at by a check yet: for what only the two people do."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "case-7.imr.toml"
    batch.demo(folder / "made").rename(path)
    session = Session.open(path, today=TODAY)
    session.now = FakeClock()
    rows = {**session.draft.rows, "contact": session.draft.rows["contact"][:6]}
    session.draft = session.draft.with_(rows=rows)
    session.save()
    return session


def copy_of(session: Session, name: str = "copy.imr.toml") -> Session:
    """A copy of the draft, as it is now, open for somebody else on another computer."""
    session.save()
    path = session.path.with_name(name)
    shutil.copyfile(session.path, path)
    return elsewhere(path, session)


def elsewhere(path: Path, session: Session) -> Session:
    """A draft open beside another one of the same review, on another computer, by the same clock."""
    with pytest.MonkeyPatch.context() as there:
        there.setenv("IMRASSIST_STATE_DIR", str(path.parent / f"state of {path.name}"))
        other = Session.open(path, today=TODAY)
    assert not other.read_only
    other.now = session.now
    return other
