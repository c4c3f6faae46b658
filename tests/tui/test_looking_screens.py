"""The screens that look over a whole draft: thread, find, to find out, timetable; and Go to what is not asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.model.answer import Answer, Park, Place
from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.family import FamilyScreen
from imrassist.tui.screens.find import FindScreen
from imrassist.tui.screens.interview import InterviewScreen
from imrassist.tui.screens.picker import Picker
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.sheets import SheetsScreen
from imrassist.tui.screens.thread import ThreadScreen
from imrassist.tui.screens.timetable import TimetableScreen
from imrassist.tui.screens.to_find_out import ToFindOutScreen
from imrassist.tui.screens.told import Told
from imrassist.tui.widgets.sketch import Sketch
from tests.journeys.hands import Hands
from tests.tui.screen import line_with, text_of

SIZES = [(80, 24), (120, 40)]


async def looking(pilot: object, words: str, kind: type) -> Hands:
    hands = Hands(pilot)  # type: ignore[arg-type]  # the pilot of run_test
    await hands.until(lambda: hands.moved(None), "the first question")
    await hands.command(words)
    await hands.until(lambda: isinstance(hands.app.screen, kind), words)
    return hands


def finding(session: Session) -> str:
    term = session.add_row("term", {"term_number": Answer(value="1"), "term_relevant": Answer(value="yes")})
    said = {"finding_kind": "improve", "finding_text": "Visits were cancelled.", "finding_why": "Nobody looked."}
    answers = {question: Answer(value=text) for question, text in said.items()}
    return session.add_row("finding", {**answers, "finding_terms": Answer(value=(term,))})


@pytest.mark.req("S10.4")
@pytest.mark.parametrize("size", SIZES)
async def test_the_thread_shows_links_and_gaps_and_enter_writes_the_link_that_is_missing(
    session: Session, size: tuple[int, int]
) -> None:
    row = finding(session)
    async with ImrApp(session).run_test(size=size) as pilot:
        hands = await looking(pilot, "thread", ThreadScreen)
        await hands.until(lambda: "Finding 1: Visits were cancelled." in text_of(hands.app), "the finding")
        assert "4 gaps" in text_of(hands.app)
        assert line_with(hands.app, "no lesson yet").rstrip().endswith("Enter writes it")
        hands.press("end", "enter")
        await hands.until(lambda: isinstance(hands.app.screen, InterviewScreen), "the lesson")
        lesson = session.draft.rows["lesson"][0]
        await hands.until(lambda: hands.moved(None) and hands.at == Place("lesson_text", lesson.id), "its question")
        assert lesson.answers["lesson_findings"] == Answer(value=(row,))


async def test_the_keys_of_the_thread_link_tie_untie_remove_and_show_only_the_gaps(session: Session) -> None:
    row = finding(session)
    loose = session.add_row("lesson", {"lesson_text": Answer(value="Plan cover.")})
    async with ImrApp(session).run_test(size=(80, 24)) as pilot:
        hands = await looking(pilot, "thread", ThreadScreen)
        await hands.until(lambda: "Tied to nothing on the thread" in text_of(hands.app), "the loose lesson")
        hands.press("down", "down", "down", "t")  # the term, its two gaps, the finding
        await hands.until(lambda: isinstance(hands.app.screen, Picker), "the lessons")
        hands.press("enter")
        held = Place("lesson_findings", loose)
        await hands.until(lambda: session.draft.answer(held) == Answer(value=(row,)), "the tie")
        await hands.until(lambda: "Tied to nothing" not in text_of(hands.app), "no loose lesson")
        hands.press("x")
        await hands.until(lambda: "Only the gaps" in hands.said, "the gaps")
        hands.press("x", "end", "up", "u")
        await hands.until(lambda: session.draft.answer(held) is None, "the tie gone")
        hands.press("ctrl+z")
        await hands.until(lambda: session.draft.answer(held) == Answer(value=(row,)), "the tie again")
        hands.press("end", "d")
        await hands.until(lambda: "lesson" not in session.draft.rows, "the lesson gone")
        assert "^z brings it back" in hands.said


async def test_the_thread_of_an_empty_draft_says_what_is_not_there_and_no_key_harms(session: Session) -> None:
    async with ImrApp(session).run_test(size=(80, 24)) as pilot:
        hands = await looking(pilot, "thread", ThreadScreen)
        await hands.until(lambda: "Nothing to tie together yet" in text_of(hands.app), "the sentence")
        before = session.draft
        hands.press("enter", "l", "t", "u", "d", "x")
        await hands.until(lambda: "Only the gaps" in hands.said, "the last key")
        assert session.draft == before


async def test_words_typed_in_one_burst_with_enter_are_found_and_enter_goes_there(session: Session) -> None:
    session.answer(Place("agency_profile"), "Nurses who visit [families].")
    async with ImrApp(session).run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the first question")
        hands.press("ctrl+f")
        await hands.until(lambda: isinstance(hands.app.screen, FindScreen), "the line")
        hands.type("[familiez].", "enter")
        await hands.until(lambda: "these hold: families" in hands.said, "words like them")
        await hands.until(lambda: "1 place" in text_of(hands.app), "the place")
        assert "Nurses who visit [families]." in text_of(hands.app)
        hands.press("enter")
        await hands.until(lambda: hands.moved(None) and hands.at == Place("agency_profile"), "the question")
        hands.press("ctrl+f")
        await hands.until(lambda: "1 place" in text_of(hands.app), "the words looked for last, found again")


async def test_what_is_nowhere_is_said_and_nothing_can_be_chosen(session: Session) -> None:
    async with ImrApp(session).run_test(size=(80, 24)) as pilot:
        hands = await looking(pilot, "find words", FindScreen)
        hands.type("zzqqxx", "enter")
        await hands.until(lambda: 'Nothing holds "zzqqxx"' in text_of(hands.app), "the sentence")
        before = session.here
        hands.press("enter", "down", "enter")
        hands.press("escape")
        await hands.until(lambda: isinstance(hands.app.screen, InterviewScreen), "the interview")
        assert session.here == before


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_to_find_out_leads_to_its_questions_and_goes_to_a_file(
    session: Session, size: tuple[int, int], desk: Path
) -> None:
    session.park(Place("agency_profile"), Park.ASK, who="the clerk")
    session.unsure(Place("agency_profile"), True)
    async with ImrApp(session).run_test(size=size) as pilot:
        hands = await looking(pilot, "to find out", ToFindOutScreen)
        await hands.until(lambda: "To ask: the clerk" in text_of(hands.app), "whom to ask")
        assert "1 question" in text_of(hands.app)
        hands.press("e")
        await hands.until(lambda: isinstance(hands.app.screen, Prompt), "where to")
        hands.press("f2")
        await hands.until(lambda: "Written:" in hands.said, "the file")
        assert (desk / "to-find-out.docx").stat().st_size > 1000
        hands.press("enter")
        await hands.until(lambda: hands.moved(None) and hands.at == Place("agency_profile"), "the question")


async def test_the_timetable_marks_what_is_near_or_past_in_words_and_leads_to_the_work(session: Session) -> None:
    session.answer(Place("due_chronology"), "12/04/10")  # today is 1 April 2010
    async with ImrApp(session).run_test(size=(80, 24)) as pilot:
        hands = await looking(pilot, "timetable", TimetableScreen)
        await hands.until(lambda: "Records read" in text_of(hands.app), "the dates")
        line = line_with(hands.app, "Records read")
        assert line.startswith(">")
        assert " !  Mon 29/03/10" in line
        assert line.endswith("past, 3 days ago")
        assert line_with(hands.app, "Chronology complete").endswith("near, 6 days left")
        assert " !  " not in line_with(hands.app, "Send the chronology")
        hands.press("enter")
        await hands.until(lambda: hands.moved(None) and hands.at == Place("sources"), "the work")
        hands.press("f3")
        await hands.until(lambda: "Your own date: Records read" in hands.said, "the binder tells it too")


async def test_go_to_finds_what_is_not_asked_last_and_says_why_not(session: Session) -> None:
    session.answer(Place("child_at_risk"), "no")
    async with ImrApp(session).run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the first question")
        before = hands.at
        await hands.pick("ctrl+o", "who has been told")
        await hands.until(lambda: isinstance(hands.app.screen, Told), "the reason")
        await hands.until(lambda: '"Child at risk now" was answered: No.' in text_of(hands.app), "its words")
        hands.press("enter")
        await hands.until(lambda: isinstance(hands.app.screen, InterviewScreen), "the interview")
        assert hands.at == before


@pytest.mark.req("S4")
@pytest.mark.parametrize("size", SIZES)
async def test_the_sheets_for_interviews_lead_to_their_questions_and_go_to_a_file(
    session: Session, size: tuple[int, int], desk: Path
) -> None:
    session.add_row("interview", {"interview_who": Answer(value="Nurse 1"), "interview_cleared": Answer(value="asked")})
    contact = session.add_row("contact", {"contact_event": Answer(value="Nurse 1 called.")})
    session.answer(Place("contact_shows", contact), "1")
    async with ImrApp(session).run_test(size=size) as pilot:
        hands = await looking(pilot, "questions for interviews", SheetsScreen)
        await hands.until(lambda: line_with(hands.app, "Nurse 1").startswith(" ! Nurse 1"), "the sheet")
        assert "Approach nobody before it is agreed." in " ".join(text_of(hands.app).split())
        hands.press("e")
        await hands.until(lambda: isinstance(hands.app.screen, Prompt), "where")
        hands.press("ctrl+a", "backspace")
        hands.type(str(desk / "sheets.txt"), "f2")
        await hands.until(lambda: hands.said.startswith("Written: "), "the file")
        assert "Nurse 1" in (desk / "sheets.txt").read_text("utf-8")
        hands.press("enter")
        at = Place("decision_why", contact)
        await hands.until(lambda: isinstance(hands.app.screen, InterviewScreen), "the interview")
        await hands.until(lambda: hands.moved(None) and hands.at == at, "the question")


@pytest.mark.req("S5.2")
@pytest.mark.parametrize("size", SIZES)
async def test_the_family_is_sketched_under_its_people_and_drawn_into_a_file(
    session: Session, desk: Path, size: tuple[int, int]
) -> None:
    mother = session.add_row("person", {"person_code": Answer(value="Mrs A"), "in_review": Answer(value="no")})
    child = session.add_row("person", {"person_code": Answer(value="Child 1"), "in_review": Answer(value="yes")})
    async with ImrApp(session).run_test(size=size) as pilot:
        hands = await looking(pilot, "family: the people", FamilyScreen)
        await hands.until(lambda: "2 people" in text_of(hands.app), "the people")
        assert "Who is whose child and partner is not told" in hands.said
        for question, row, answer in (
            ("genogram", "", "drawn"), ("person_sex", mother, "female"), ("person_parents", child, "Mrs A"),
        ):  # fmt: skip
            session.answer(Place(question, row), answer)
        hands.press("ctrl+s")
        await hands.until(lambda: "(   )" in text_of(hands.app), "her symbol")
        assert "child of the review" in text_of(hands.app)
        hands.press("g")
        await hands.until(lambda: isinstance(hands.app.screen, Prompt), "where")
        hands.press("ctrl+a", "backspace")
        hands.type(str(desk / "family.svg"), "f2")
        await hands.until((desk / "family.svg").exists, "the drawing")
        assert "<svg" in (desk / "family.svg").read_text("utf-8")


async def test_a_sketch_wider_than_the_screen_is_looked_around_in(session: Session) -> None:
    session.answer(Place("genogram"), "drawn")
    mother = session.add_row("person", {"person_code": Answer(value="Mrs A")})
    for at in range(1, 13):
        told = {"person_code": Answer(value=f"Child {at}"), "person_parents": Answer(value=(mother,))}
        session.add_row("person", told)
    async with ImrApp(session).run_test(size=(80, 24)) as pilot:
        hands = await looking(pilot, "family: the people", FamilyScreen)
        await hands.until(lambda: "13 people" in text_of(hands.app), "the people")
        sketch = hands.app.screen.query_one(Sketch)
        assert "Child 12" not in shown(sketch)
        hands.press("tab")
        await hands.until(lambda: hands.app.focused is sketch, "the keys go to it")
        hands.press(*["right"] * 30, "pagedown")
        await hands.until(lambda: "Child 12" in shown(sketch), "the last of them")


def shown(sketch: Sketch) -> str:
    return "\n".join(sketch.render_line(y).text for y in range(sketch.size.height))
