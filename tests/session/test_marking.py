"""Which words in a box something is said about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imrassist.model.answer import Place
from imrassist.session import Session

PROFILE = Place("agency_profile")


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    return Session.new(tmp_path / "case.imr.toml", today=date(2010, 4, 1))


def words(session: Session, place: Place, text: str) -> list[tuple[str, str]]:
    marks = session.marks(place, text)
    assert all(text[mark.start : mark.end] == mark.words for mark in marks)
    return [(mark.kind, mark.words) for mark in marks]


def test_the_words_of_a_remark_are_marked_where_they_stand_each_time(session: Session) -> None:
    text = "The CAMHS team. Later the CAMHS team met the YOT."
    assert words(session, PROFILE, text) == [("remark", "CAMHS"), ("remark", "CAMHS"), ("remark", "YOT")]
    assert session.draft.answer(PROFILE) is None


def test_nothing_is_marked_in_an_empty_box_or_where_no_words_are_asked_for(session: Session) -> None:
    assert session.marks(PROFILE, "  ") == ()
    assert session.marks(Place("due_chronology"), "01/02/10") == ()


def test_a_remark_that_was_set_aside_is_marked_no_more(session: Session) -> None:
    session.answer(PROFILE, "The CAMHS team visits families at home.")
    remark = next(each for each in session.remarks(PROFILE) if each.words == "CAMHS")
    session.set_aside(remark, "The board's list has it.")
    assert words(session, PROFILE, "The CAMHS team visits families at home.") == []


def test_a_word_that_no_dictionary_has_is_marked_with_what_to_write_and_may_be_kept(session: Session) -> None:
    text = "The nurse recieved the caree's letter."
    marks = session.marks(PROFILE, text)
    assert words(session, PROFILE, text) == [("word", "recieved"), ("word", "caree's")]
    assert marks[0].ways[0].put == "received"
    keep = next(way for way in marks[1].ways if way.does == "own_word")
    assert session.take_way(marks[1], keep) is not None
    assert session.own_words() == ("caree's",)
    assert words(session, PROFILE, text) == [("word", "recieved")]
    session.undo()
    assert len(session.marks(PROFILE, text)) == 2


def test_a_word_that_is_kept_is_in_the_file_and_may_be_taken_back(session: Session) -> None:
    session.keep_word("Caree")
    session.close()
    again = Session.open(session.path, today=date(2010, 4, 1))
    assert again.own_words() == ("caree",)
    assert again.forget_word("caree") is not None
    assert again.own_words() == ()
    assert again.forget_word("caree") is None
    again.close()


def test_the_words_of_the_form_are_known(session: Session) -> None:
    assert not {mark.words for mark in session.misspelt("The genogram and the chronology.")}


def test_a_paragraph_worded_by_hand_is_marked_as_an_answer_is_and_nothing_leads_away_from_it(session: Session) -> None:
    more = Place("narrative_more")
    session.answer(more, "The service visits families at home.")
    key = next(block.key for block in session.built([more]))
    text = "The CAMHS team recieved it."
    marks = session.marks_by_hand(key, text)
    assert [(mark.kind, mark.words) for mark in marks] == [("remark", "CAMHS"), ("word", "recieved")]
    assert not any(way.does == "remark" for mark in marks for way in mark.ways)
    assert marks[1].ways[0].put == "received"
    assert not session.draft.blocks
    assert session.marks_by_hand(key, "  ") == ()
    assert session.marks_by_hand(key, "The team visits.") == ()


def test_a_paragraph_of_ones_own_is_marked_before_it_is_there(session: Session) -> None:
    marks = session.marks_by_hand("own.8.typing", "Staff failed to engage with the familly.")
    assert ("word", "familly") in [(mark.kind, mark.words) for mark in marks]
    assert not session.draft.blocks
    assert session.draft == session.draft.with_(blocks={})


def test_what_is_said_elsewhere_in_the_report_is_not_marked_in_a_paragraph(session: Session) -> None:
    session.answer(PROFILE, "The CAMHS team visits families at home.")
    assert session.marks_by_hand("own.8.typing", "The team visits families at home.") == ()
