"""The screens of a review: from home, read-only, points from a passage, a form from paper, a copy that comes home."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.home import HomeScreen
from imrassist.tui.screens.interview import InterviewScreen
from imrassist.tui.screens.judge import JudgeScreen
from imrassist.tui.screens.page import PageScreen
from imrassist.tui.screens.picker import Picker
from imrassist.tui.screens.points import PointsScreen
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.review import ReviewScreen
from imrassist.tui.screens.section_text import SectionTextScreen
from imrassist.tui.screens.submissions import SubmissionsScreen
from imrassist.tui.screens.told import Told
from tests.journeys.test_two_people import Person, reviewer
from tests.session.reviewing import TODAY, the_example
from tests.tui.screen import line_with, text_of

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def example(desk: Path) -> Session:
    return the_example(desk)


async def test_home_opens_a_draft_for_review_and_goes_back_home(example: Session) -> None:
    example.close()
    app = ImrApp()
    async with app.run_test(size=(80, 24)) as pilot:
        r = Person(pilot)
        await r.sees(HomeScreen, "countersigning")
        r.press("r")
        await r.sees(Picker, "Review a draft")
        await r.pick_in("case-7")
        await r.sees(Prompt, "Who countersigns?")
        r.press("f2")
        await r.sees(Told)
        r.press("enter")
        await r.sees(ReviewScreen, "0 of 14 done")
        r.press("escape")
        await r.sees(HomeScreen)
        await r.until(lambda: app.draft_open is None, "the draft let go")
        assert app.draft_open is None


async def test_the_author_is_refused_as_reviewer_on_the_screen(example: Session) -> None:
    app = ImrApp(example, review=True)
    async with app.run_test(size=(80, 24)) as pilot:
        r = Person(pilot)
        await r.sees(Prompt, "Who countersigns?")
        r.press("ctrl+a", "backspace")
        r.type("Rosalind Imeson, Director of nursing", "f2")
        await r.sees(Prompt, "This is the name of the author.")
        assert example.reviewer is None
        r.press("escape")
        await r.sees(ReviewScreen, "nobody yet")
        r.press("enter")
        await r.sees(Prompt, "Who countersigns?")


@pytest.mark.parametrize("size", SIZES)
async def test_a_point_goes_back_from_a_passage_and_the_authors_verdict_waits(
    example: Session, size: tuple[int, int]
) -> None:
    example.verdict("legal_advice", "partially", "The day is not said.")
    app = ImrApp(example, review=True)
    async with app.run_test(size=size) as pilot:
        r = await reviewer(app, pilot)
        r.press("down", "down", "enter")
        await r.sees(JudgeScreen, "Speaks for it")
        assert "The day is not said" not in text_of(app)
        r.press("a")
        await r.sees(JudgeScreen, "The day is not said")
        r.press("enter")
        await r.sees(PageScreen, "solicitor")
        r.press("down", "enter")
        await r.prompt("Say when.", "What should the author see to?")
        await r.sees(PageScreen, "The point is kept")
        (point,) = example.draft.points.values()
        assert point.about.startswith("block:s4.legal")
        r.press("escape")
        await r.sees(JudgeScreen)
        r.press("0")
        await r.until(lambda: example.draft.trail[-1].did == "took_back", "the line")
        r.press("escape")
        await r.sees(ReviewScreen, "1 point open")
        r.press("o")
        await r.sees(PointsScreen, "Say when.")
        r.press("d")
        await r.sees(Prompt)
        r.press("f2")
        await r.until(lambda: "read-only" in r.said, "the refusal")
        assert example.draft.points[point.id].answer == ""


async def test_a_form_from_paper_and_a_copy_come_in_on_the_screen(example: Session) -> None:
    copy = example.path.with_name("copy.imr.toml")
    shutil.copyfile(example.path, copy)
    example._store._held.release()
    other = Session.open(copy, today=TODAY, anyway=True)
    other.now = example.now
    other.begin_review()
    other.judge("agreed", "no", "By whom?")
    other.close()
    app = ImrApp(example, review=True)
    async with app.run_test(size=(80, 24)) as pilot:
        r = await reviewer(app, pilot)
        r.press("f")
        await r.prompt("1 yes\n2 no She manages half of them.", "number, answer, comment")
        await r.sees(PageScreen, "Criterion 2: No.")
        assert "Not judged on the form, criteria: 3, 4" in " ".join(text_of(app).split())
        r.press("escape")
        await r.sees(ReviewScreen, "2 of 14 done")
        r.press("k")
        await r.prompt(str(copy), "Path of the copy")
        await r.sees(PageScreen, "Criterion 14: the verdict of Margaret Ellershaw.")
        r.press("escape")
        await r.sees(ReviewScreen, "3 of 14 done")


async def test_the_author_sees_submissions_writes_what_changed_and_the_dates_in_front(example: Session) -> None:
    example.submit("first", not_seen="No time was left.")
    app = ImrApp(example)
    async with app.run_test(size=(80, 24)) as pilot:
        a = Person(pilot)
        await a.until(lambda: a.moved(None), "the first question")
        await a.command("countersigning and submissions")
        await a.sees(SubmissionsScreen, "NOT read before it went: No time was left.")
        a.press("l")
        await a.prompt("1. Say who.\n2. Say when.", "each with its number")
        await a.until(lambda: "2 points open now" in a.said, "the points")
        a.press("e")
        out = example.path.with_name("changes.txt")
        await a.prompt(str(out), "no board gets it")
        await a.until(lambda: "Written" in a.said, "the paper")
        assert "the first submission of 01/06/10" in out.read_text("utf-8")
        a.press("escape")
        await a.sees(InterviewScreen)
        await a.command("review: read, judge and sign")
        await a.sees(Prompt, "Who countersigns?")
        a.press("escape")
        await a.sees(ReviewScreen)
        assert "done" in line_with(app, "Send the chronology")
        a.press("escape")
        await a.sees(InterviewScreen)


async def test_the_three_dates_stand_before_the_front_sheet_whose_lines_have_labels_of_their_own(
    example: Session,
) -> None:
    app = ImrApp(example)
    async with app.run_test(size=(120, 40)) as pilot:
        a = Person(pilot)
        await a.until(lambda: a.moved(None), "the first question")
        await a.goto("Confirm involvement by")
        a.press("f9")
        await a.sees(SectionTextScreen, "Confirm the agency's involvement and name the author: 26/03/10")
        assert "days" in line_with(app, "Send the chronology: 30/04/10")
        assert "days" in line_with(app, "Send the rest of the report")
        assert "Author of IMR: Rosalind Imeson" in " ".join(text_of(app).split())
        assert text_of(app).count("Serious Case Review in respect of: ") == 1
    example.submit("chronology", not_seen="No time was left.")
    assert [due.done for due in example.deadlines()] == [False, True, False]
    example.submit("first", not_seen="No time was left.")
    assert [due.done for due in example.deadlines()] == [True, True, True]


async def test_what_the_author_set_aside_is_a_key_away_for_the_reviewer(example: Session) -> None:
    example.set_aside(next(each for each in example.remarks() if not each.aside), "The board asked for it so.")
    app = ImrApp(example, review=True)
    async with app.run_test(size=(80, 24)) as pilot:
        r = await reviewer(app, pilot)
        r.press("a")
        await r.sees(PageScreen, "Remarks that the author set aside")
        await r.sees(PageScreen, "Set aside, because: The board asked for it so.")
        assert example.asides()[0].say.split()[0] in text_of(app)
