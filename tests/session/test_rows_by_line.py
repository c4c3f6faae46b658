"""Contacts noted line by line in a session, and rows picked by an answer, by what is left or by words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from imrassist.model.answer import Answer, Park, Place
from imrassist.session import Misread, Session, Sieve


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    session = Session.new(tmp_path / "a.imr.toml", today=date(2010, 4, 1))
    yes = Answer(value="yes")
    session.add_row("person", {"person_code": Answer(value="Child 1"), "in_review": yes})
    session.add_row("source", {"source_name": Answer(value="Health visiting record")})
    yield session
    session.close()


def noted(session: Session, text: str, source: str = "") -> list[str]:
    done = session.jot(text, source)
    assert not isinstance(done, Misread), done
    return [each.row for each in done]


@pytest.mark.req("S6.1")
def test_lines_become_contacts_of_the_source_that_is_read_in_one_step_of_undo(session: Session) -> None:
    before = session.draft
    source = session.sources()[0][0]
    rows = noted(session, "17/09/09 10:15 Child 1: seen at home\n\n18/09/09 called\n", source)
    assert [session.draft.answer(Place("contact_source", row)) for row in rows] == [Answer(value=source)] * 2
    assert session.last_source() == source
    after = session.draft
    session.undo()
    assert session.draft == before
    session.redo()
    assert session.draft == after


def test_one_line_that_cannot_be_read_keeps_all_of_them_out_and_says_which(session: Session) -> None:
    before = session.draft
    found = session.jot("17/09/09 seen\n41/09/09 called")
    assert isinstance(found, Misread)
    assert found.what == "Line 2 of 2: No month has a day 41."
    assert found.text == "17/09/09 seen\n41/09/09 called"
    assert session.draft == before


def test_a_source_that_is_gone_is_not_named(session: Session) -> None:
    source = session.sources()[0][0]
    session.remove_row(source)
    (row,) = noted(session, "17/09/09 seen", source)
    assert session.draft.answer(Place("contact_source", row)) is None
    assert session.last_source() == ""


def test_rows_are_picked_by_an_answer_by_what_is_left_and_by_words(session: Session) -> None:
    first, second, third = noted(session, "17/09/09 cold house\n18/09/09 called\n19/09/09 Cold again, no heating")
    child = session.draft.rows["person"][0].id
    for row, seen in ((first, "Child 1"), (second, "none"), (third, "")):
        session.answer(Place("contact_kind", row), "Home visit")
        if seen:
            session.answer(Place("child_seen", row), seen)

    def rows(name: str, words: str = "") -> list[str]:
        sieve = session.named_sieve("contact", name) if name else None
        assert not name or sieve is not None
        return [row.id for row in session.sieved("contact", sieve, words)]

    assert rows("child seen: Child 1") == [first]
    assert rows("Child seen none") == [second]
    assert rows("child seen: left open") == [third]
    assert rows("", "cold heating") == [third]
    assert rows("", "17/09/09") == [first]
    assert rows("child seen: Child 1", "called") == []
    assert rows("left") == [first, second, third]
    assert session.named_sieve("contact", "child seen") is None, "four ways begin so"
    assert Sieve(label="Child seen: Child 1", question="child_seen", value=child) in session.sieves("contact")


def test_an_answer_that_is_no_longer_asked_for_picks_nothing(session: Session) -> None:
    (row,) = noted(session, "17/09/09 seen")
    session.answer(Place("contact_kind", row), "Home visit")
    session.answer(Place("child_seen", row), "Child 1")
    session.answer(Place("contact_kind", row), "Telephone call")
    sieve = session.named_sieve("contact", "child seen: Child 1")
    assert session.sieved("contact", sieve) == []


def test_what_is_remembered_of_a_row_is_what_a_fresh_look_finds(session: Session) -> None:
    """Whatever changes: the row itself, another table it leans on, an answer of the review, or the order."""

    def fresh() -> list[tuple[str, int]]:
        other = Session.open(session.path, read_only=True)
        other.draft = session.draft
        return [other.row_state("contact", row) for row in session.draft.rows["contact"]]

    def known() -> list[tuple[str, int]]:
        return [session.row_state("contact", row) for row in session.draft.rows["contact"]]

    one, two = noted(session, "17/09/09 Child 1: seen\n18/09/09 called")
    assert known() == fresh()
    child = session.draft.rows["person"][0].id
    session.answer(Place("contact_kind", one), "Home visit")
    assert known() == fresh()
    session.answer(Place("person_code", child), "Child 9")
    assert known() == fresh()
    assert "Child 9" in known()[0][0]
    other = session.add_row("person", {"person_code": Answer(value="Mr B")})
    before = known()
    session.answer(Place("person_alleged", other), "yes")  # asks one more question of each contact
    assert known() == fresh() != before
    session.park(Place("contact_time", two), Park.NO_RECORD)
    session.move_row(two, 0)
    assert known() == fresh()
    assert session.left_in("contact") == sum(1 for _, left in known() if left)
