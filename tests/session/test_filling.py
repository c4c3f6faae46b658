"""One question answered for many rows: never over an answer, never where it is not asked, in one step of undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from imrassist.model.answer import Answer, Park, Place
from imrassist.session import Misread, RowsFilled, Session


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    session = Session.new(tmp_path / "a.imr.toml", today=date(2010, 4, 1))
    session.jot("\n".join(f"{day:02}/09/09 called" for day in range(1, 5)))
    yield session
    session.close()


def rows(session: Session) -> list[str]:
    return [row.id for row in session.draft.rows["contact"]]


@pytest.mark.req("S6.2")
def test_rows_without_an_answer_get_it_and_the_others_keep_theirs(session: Session) -> None:
    first, second, *rest = rows(session)
    session.answer(Place("standard_met", first), "met")
    session.park(Place("standard_met", second), Park.NO_RECORD, "the page is torn")
    before = session.draft
    done = session.fill_rows(rows(session), "standard_met", "No standard applies")
    assert done == RowsFilled(given=2, had=2, not_asked=0)
    assert [session.draft.answer(Place("standard_met", row)) for row in rest] == [Answer(value="none")] * 2
    assert session.draft.answer(Place("standard_met", first)) == Answer(value="met")
    session.undo()
    assert session.draft == before


def test_a_row_of_which_it_is_not_asked_is_left_alone(session: Session) -> None:
    first, *rest = rows(session)
    session.answer(Place("contact_kind", first), "Home visit")
    session.fill_rows(rest, "contact_kind", "Telephone call")
    done = session.fill_rows(rows(session), "child_seen", "none")
    assert done == RowsFilled(given=1, had=0, not_asked=3)
    assert done.told == "Answered in one row. It is not asked in 3 rows."


def test_what_cannot_be_read_changes_nothing(session: Session) -> None:
    before = session.draft
    done = session.fill_rows(rows(session), "contact_kind", "a fruit")
    assert isinstance(done, Misread)
    assert done.text == "a fruit"
    assert session.draft == before
    assert session.fill_rows([], "contact_kind", "Home visit") == RowsFilled(given=0, had=0, not_asked=0)
