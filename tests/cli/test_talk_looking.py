"""Looking over a whole draft in line mode: the thread, words anywhere, what is to be found out, the dates, why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from imrassist.cli.talking.talk import Talk
from imrassist.cli.talking.voice import Voice
from imrassist.model.answer import Answer, Park, Place
from imrassist.session import Session
from tests.cli.test_talk import FakeEars

TODAY = date(2010, 2, 10)
Say = Callable[..., str]


@pytest.fixture
def session(desk: Path) -> Iterator[Session]:
    session = Session.new(desk / "a.imr.toml", today=TODAY)
    yield session
    session.close()


@pytest.fixture
def say(session: Session) -> Say:
    """What the program says to these lines."""

    def said(*lines: str) -> str:
        heard: list[str] = []
        talk = Talk(session, Voice(heard.append), FakeEars(list(lines)))
        talk.go(session.here or session.after(None))
        talk.run()
        return "".join(heard)

    return said


def finding(session: Session) -> str:
    term = session.add_row("term", {"term_number": Answer(value="1"), "term_relevant": Answer(value="yes")})
    said = {"finding_kind": "improve", "finding_text": "Visits were cancelled.", "finding_why": "Nobody looked."}
    answers = {question: Answer(value=text) for question, text in said.items()}
    return session.add_row("finding", {**answers, "finding_terms": Answer(value=(term,))})


@pytest.mark.req("S10.4")
def test_the_thread_is_read_out_and_a_gap_is_closed_by_its_number(session: Session, say: Say) -> None:
    row = finding(session)
    said = say("/thread")
    assert "Why it happened. Finding 1, under term of reference 1: Visits were cancelled.\n" in said
    number = re.search(r"Gap (\d+)\. What we learnt: no lesson yet\.", said)
    assert number
    said = say("/thread gaps", f"/write {number[1]}", "Cover has to be planned.", ".")
    assert "What has your agency learnt?" in said
    lesson = session.draft.rows["lesson"][0]
    assert lesson.answers["lesson_findings"].value == (row,)
    assert lesson.answers["lesson_text"].value == "Cover has to be planned."
    assert "no lesson yet" not in say("/thread gaps")


def test_a_gap_that_is_closed_meanwhile_or_was_never_there_is_told(session: Session, say: Say) -> None:
    finding(session)
    before = len(session.draft.rows)
    said = say("/thread gaps", "/write 99", "/write first", "/remove finding 1", "/write 3")
    assert said.count("Which gap? The thread has") == 2
    assert "That gap is closed, or what it was about is gone." in said
    assert len(session.draft.rows) == before - 1


def test_an_empty_thread_is_a_sentence(say: Say) -> None:
    assert "The thread has no gaps." in say("/thread")


def test_words_are_found_and_a_number_goes_there(session: Session, say: Say) -> None:
    session.answer(Place("agency_profile"), "Nurses who visit families.")
    said = say("/find nurses", "/find 1")
    assert "Found in 1 place.\n1. Section 0, Agency profile: Nurses who visit families.\n" in said
    assert session.here == Place("agency_profile")
    said = say("/find nurzes", "/find zzqqxx", "/find")
    assert "Nothing holds nurzes. Looked for nurses instead." in said
    assert "Nothing holds zzqqxx, or any words like it." in said
    assert "What shall be found?" in said


def test_what_is_to_be_found_out_is_read_by_whom_to_ask(session: Session, say: Say, desk: Path) -> None:
    assert "Nothing is left to find out" in say("/tofind")
    session.park(Place("agency_profile"), Park.ASK, who="the clerk")
    session.park(Place("subject_code"), Park.LATER, note="in the letter")
    said = say("/tofind", f"/export to-find-out working {desk / 'list.txt'}", "/export to-find-out submission")
    assert "To ask: the clerk: 1 question.\n1. What does your agency do? Section 0.\n" in said
    assert "So far: in the letter." in said
    assert "To ask: the clerk" in (desk / "list.txt").read_text("utf-8")
    assert "there is no submission copy of it" in said


def test_own_dates_are_read_with_their_rule_and_how_near_they_are(session: Session, say: Say) -> None:
    session.answer(Place("due_chronology"), "22/02/10")
    said = say("/timetable")
    assert (
        "Records read: Monday 8 February 2010, past, 2 days ago. Your own date: 14 days before: Send the chronology.\n"
        in said
    )
    assert "Send the chronology: Monday 22 February 2010, 12 days left.\n" in said
    assert "Interviews held and written up: no date yet." in said


def test_why_not_tells_the_reason_or_that_it_is_asked(session: Session, say: Say) -> None:
    session.answer(Place("child_at_risk"), "no")
    said = say("/why not risk_told", "/why not seen alone", "/why not agency profile", "/why not zzqq", "/why not")
    assert '"Child at risk now" was answered: No.' in said
    assert "Seen alone, of each contact: It is asked of each contact, and there is none yet." in said
    assert "Agency profile: It is asked. Type /goto and its name to go there." in said
    assert "No question is called zzqq." in said
    assert "Which question?" in said


def test_why_alone_still_says_why_this_is_asked(session: Session, say: Say) -> None:
    session.go(Place("agency_profile"))
    assert "Not every reader knows what your agency is for." in say("/why")


@pytest.mark.req("S6.1")
def test_contacts_are_noted_on_one_line_from_the_source_that_is_read(session: Session, say: Say) -> None:
    session.add_row("person", {"person_code": Answer(value="Mrs A")})
    source = session.add_row("source", {"source_name": Answer(value="Duty book")})
    said = say("/reading", "/reading 1", "/note 17/09/09 14:30 Mrs A: asked for help", "/note 41/09/09 x", "/note")
    assert "1. Duty book." in said
    assert "Noted: Thursday 17 September 2009, 14:30, about Mrs A. Taken from: Duty book." in said
    assert "No month has a day 41." in said
    assert "Nothing was written." in said
    (row,) = session.draft.rows["contact"]
    assert row.answers["contact_source"] == Answer(value=source)
    assert "Noted" in say("/note 18/09/09 called", "/undo")
    assert len(session.draft.rows["contact"]) == 1


@pytest.mark.req("S6.2")
def test_rows_are_read_out_by_an_answer_by_words_and_by_what_is_left(session: Session, say: Say) -> None:
    say("/note 17/09/09 cold house", "/note 18/09/09 warm house")
    session.answer(Place("key_event", session.draft.rows["contact"][1].id), "yes")
    said = say("/rows contacts holding cold", "/rows contacts with key event: yes", "/rows contacts with left")
    assert "1 of 2 contacts.\n1. 17/09/09." in said
    assert "1 of 2 contacts.\n2. 18/09/09." in said
    assert "2 of 2 contacts." in said
    assert "No answer, or more than one, is called fruit." in say("/rows contacts with fruit")


@pytest.mark.req("S4")
def test_the_sheet_for_an_interview_is_read_out(session: Session, say: Say) -> None:
    session.add_row("interview", {"interview_who": Answer(value="Nurse 1")})
    contact = session.add_row("contact", {"contact_event": Answer(value="Nurse 1 called.")})
    session.answer(Place("contact_shows", contact), "1")
    said = say("/sheets", "/sheets 1", "/sheets 9")
    assert "1 interview.\n1. Nurse 1. 1 question. Whether this person may be interviewed:" in said
    assert "Where the record gives no reason: 1 question.\n1. What was the reason for that decision?" in said
    assert "To ask of everyone:" in said


@pytest.mark.req("S5.2")
def test_the_genogram_is_told_in_words_and_drawn_from_line_mode(session: Session, say: Say, desk: Path) -> None:
    assert "Nobody is entered yet" in say("/genogram")
    session.add_row("person", {"person_code": Answer(value="Mrs A")})
    said = say("/genogram", f"/export genogram {desk}/family.svg")
    assert "Mrs A: sex not known." in said
    assert f"Written: {desk}/family.svg" in said


def test_a_word_that_no_dictionary_has_is_told_and_written_anew_or_kept(session: Session, say: Say) -> None:
    place = Place("agency_profile")
    session.answer(place, "The trust recieved the caree.")
    session.go(place)
    told = say("/spell", "/spell 9 9", "/spell 1 1", "/spell")
    assert "'recieved' is not in the British dictionary. 1 Write 'received'" in told
    assert "Type /spell alone" in told
    answer = session.draft.answer(place)
    assert answer is not None
    assert answer.value == "The trust received the caree."
    session.go(place)
    last = len(session.marks(place, str(answer.value))[0].ways)
    assert "Every word of this answer is known." in say(f"/spell 1 {last}", "/spell")
    assert session.own_words() == ("caree",)


def test_a_slip_in_the_name_of_a_document_makes_no_folder(say: Say, desk: Path) -> None:
    assert "chronolgy is no document, and no folder that is there" in say("/export chronolgy")
    assert not (desk / "chronolgy").exists()
    assert "Written: " in say("/export chronology working ./new")
    assert (desk / "new").is_dir()


def test_one_row_is_told_as_one(say: Say, session: Session) -> None:
    session.add_row("contact")
    assert "There is 1 contact. Name one by its number" in say("/remove contact 9")


@pytest.mark.req("S6.2")
def test_one_question_is_answered_for_many_rows(session: Session, say: Say) -> None:
    say("/note 17/09/09 rang", "/note 18/09/09 called", "/note 19/09/09 rang again")
    said = say("/fill contacts holding rang; kind of contact = telephone call", "/fill contacts; key event = no")
    assert "Answered in 2 rows." in said
    assert "Answered in 3 rows." in said
    kinds = [row.answers.get("contact_kind") for row in session.draft.rows["contact"]]
    assert kinds == [Answer(value="call"), None, Answer(value="call")]
    said = say("/fill contacts; fruit = 1", "/fill contacts", "/fill contacts with fruit; key event = no")
    assert "No question of a contact is called fruit." in said
    assert "Write it as: /fill contacts" in said
    assert "Nothing is called fruit." in said
    assert "had an answer, and keep it." in say("/fill contacts; key event = yes")
