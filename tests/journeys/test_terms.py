"""By keyboard, in the real app: the board's list pasted, amended, and a person taken out who is still referred to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual import events

from imrassist.model.answer import Answer, Place
from imrassist.session import Session
from imrassist.session.amending import PastePlan
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.amend import AmendScreen
from imrassist.tui.screens.foretold import ForetoldScreen
from imrassist.tui.screens.interview import InterviewScreen
from imrassist.tui.screens.paste_terms import PasteTermsScreen
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.table import TableScreen
from imrassist.tui.screens.ticks import Ticks
from imrassist.tui.screens.two_boxes import TwoBoxes
from imrassist.tui.widgets.long_box import LongBox
from tests.journeys.hands import Hands
from tests.tui.screen import line_with, text_of

TODAY = date(2010, 6, 1)
LETTER = """Terms of Reference

The review should ask:
1. Were the signs of neglect recognised,
   and was information about them shared?
2. Did staff:
   (a) see the child alone;
   (b) write it down?
2. Was supervision held?
5) What has changed since?

Please reply by 3 March.
"""
TERMS = Place("terms")
SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A draft that has just been started."""
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    return Session.new(tmp_path / "case.imr.toml", today=TODAY)


@pytest.fixture
def cited(session: Session) -> Session:
    """Three terms; four contacts and one finding that name the second, which has an answer of its own."""
    plan = session.read_terms("1. Were the signs seen?\n2. Was it told in time?\n3. And why?")
    assert isinstance(plan, PastePlan)
    session.take_terms(plan)
    second = session.terms()[1].row
    session.answer(Place("what_happened", second), "It was told late.")
    for day in range(1, 5):
        answers = {
            "contact_day": Answer(value=f"2009-03-0{day}"),
            "contact_terms": Answer(value=(second,)),
            "contact_event": Answer(value=f"Visit number {day}."),
        }
        session.add_row("contact", answers)
    session.add_row("finding", {"finding_terms": Answer(value=(second,)), "finding_text": Answer(value="Late.")})
    return session


async def begun(app: ImrApp, pilot: object) -> Hands:
    hands = Hands(pilot)  # type: ignore[arg-type]  # the pilot of run_test
    await hands.until(lambda: hands.moved(None), "the first question")
    return hands


async def on(hands: Hands, screen: type) -> None:
    """Waits for a screen that takes keys."""
    await hands.until(lambda: isinstance(hands.app.screen, screen) and hands.app.focused is not None, screen.__name__)


def numbers(session: Session) -> list[str]:
    return [term.number for term in session.terms()]


def named(session: Session, table: str, question: str) -> list[list[str]]:
    names = {term.row: term.number for term in session.terms()}
    rows = session.draft.rows[table]
    return [[names.get(each, "?") for each in row.answers[question].value or ()] for row in rows]


@pytest.mark.req("S2.2")
@pytest.mark.parametrize("size", SIZES)
async def test_the_list_from_the_letter_is_pasted_looked_at_and_taken_with_one_key(
    session: Session, size: tuple[int, int]
) -> None:
    app = ImrApp(session, goto="terms")
    async with app.run_test(size=size) as pilot:
        hands = await begun(app, pilot)
        app.post_message(events.Paste(LETTER))
        await on(hands, PasteTermsScreen)
        await hands.until(lambda: "These look like 6 terms of reference" in text_of(app), "what it looks like")
        seen = text_of(app)
        assert "2(a) see the child alone;" in seen
        assert "The number 2 is there twice." in seen
        assert "Between 2 and 5, 3 and 4 are missing." in seen
        assert "Please reply by 3 March." in seen
        assert "Take them F2" in seen
        assert session.terms() == []
        hands.press("i")
        await hands.until(lambda: "These look like 4 terms" in text_of(app), "points inside their term")
        hands.press("f2")
        await hands.until(lambda: hands.said.startswith("There are 4 terms of reference now."), "that they are taken")
        assert numbers(session) == ["1", "2", "2", "5"]
        assert session.terms()[1].text == "Did staff:\n(a) see the child alone;\n(b) write it down?"
        assert "Were the signs of neglect" in text_of(app)
        hands.press("ctrl+z")
        await hands.until(lambda: session.terms() == [], "the step back")


async def test_what_is_pasted_is_there_again_after_the_program_was_killed(session: Session) -> None:
    app = ImrApp(session, goto="terms")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await begun(app, pilot)
        app.post_message(events.Paste("no list at all\x1b[31m"))
        await on(hands, PasteTermsScreen)
        await hands.until(lambda: session.typed(TERMS) == "no list at all", "what was pasted in the journal")
    app = ImrApp(session, goto="terms")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await begun(app, pilot)
        hands.press("p")
        await on(hands, PasteTermsScreen)
        await hands.until(lambda: "no list at all" in text_of(app), "what was pasted")
        hands.press("ctrl+a")
        hands.type("3. One thing", "f2")
        await hands.until(lambda: "The list begins with 3." in text_of(app), "what was understood")
        hands.press("escape")
        await hands.until(lambda: "Read it F2" in text_of(app), "the text again")
        hands.press("escape")
        await on(hands, InterviewScreen)
        assert session.terms() == []
        assert session.typed(TERMS) == "3. One thing"


async def test_fifty_thousand_characters_pasted_are_read_and_two_hundred_thousand_refused(session: Session) -> None:
    app = ImrApp(session, goto="terms")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await begun(app, pilot)
        app.post_message(events.Paste("1. " + "Was it seen? " * 4_000 + "\n2. And why?"))
        await hands.until(lambda: "These look like 2 terms" in text_of(app), "what it looks like")
        hands.press("f2")
        await hands.until(lambda: hands.said.startswith("There are 2 terms"), "that they are taken")
        assert len(session.terms()[0].text) == 51_999
        app.post_message(events.Paste("1. One\n" * 40_000))
        await hands.until(lambda: "one answer holds 200,000" in text_of(app), "why not")
        assert len(session.terms()) == 2


async def test_a_paste_among_other_rows_has_no_place_and_is_not_taken_for_keys(session: Session) -> None:
    app = ImrApp(session, goto="people")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await begun(app, pilot)
        assert hands.screen.question.kind == "table"
        app.post_message(events.Paste("a\nn\nd"))
        await hands.until(lambda: "no box here to paste into" in hands.said, "that there is no box")
        assert session.draft.rows == {}


@pytest.mark.req("S2.2")
@pytest.mark.parametrize("size", SIZES)
async def test_a_term_is_split_and_each_reference_goes_where_the_author_says(
    cited: Session, size: tuple[int, int]
) -> None:
    app = ImrApp(cited, goto="terms")
    async with app.run_test(size=size) as pilot:
        hands = await begun(app, pilot)
        hands.press("m")
        await on(hands, AmendScreen)
        hands.press("down")
        await hands.until(lambda: "Named by 4 contacts (Terms) and 1 finding (Terms)." in text_of(app), "who names it")
        hands.press("s")
        await on(hands, Prompt)
        hands.press("f2")
        await hands.until(lambda: "This is one term still." in text_of(app), "that it is one still")
        hands.press("ctrl+a")
        hands.type("2a. Was it told?\n2b. Was it in time?", "f2")
        await on(hands, ForetoldScreen)
        await hands.until(lambda: "nothing is changed yet" in text_of(app), "what it would do")
        assert "2a: Was it told?" in text_of(app)
        assert "4 contacts (Terms)" in text_of(app)
        assert numbers(cited) == ["1", "2", "3"]
        hands.press("2")  # its own answers
        hands.press("down", "1", "down")  # of all contacts, 2b alone; then the first of them
        await hands.until(lambda: "Visit number 1." in text_of(app), "what the contact is about")
        hands.press("1", "2")  # 2a as well, and 2b no more
        await hands.until(
            lambda: line_with(app, "01/03/09").rstrip(" \u2502\u2584\u2585\u2586\u2587").endswith("2a"), "2a"
        )
        hands.press("f2")
        await on(hands, AmendScreen)
        await hands.until(lambda: hands.said.startswith("Done: splitting 2."), "that it is done")
        assert numbers(cited) == ["1", "2a", "2b", "3"]
        assert named(cited, "contact", "contact_terms") == [["2a"], ["2b"], ["2b"], ["2b"]]
        assert [sorted(each) for each in named(cited, "finding", "finding_terms")] == [["2a", "2b"]]
        assert cited.asked(Place("what_happened", cited.terms()[2].row)).shown == "It was told late."
        hands.press("ctrl+z")
        await hands.until(lambda: numbers(cited) == ["1", "2", "3"], "the step back")
        assert named(cited, "contact", "contact_terms") == [["2"]] * 4


@pytest.mark.req("S2.2")
async def test_terms_are_merged_withdrawn_and_reinstated_from_the_list_of_commands(cited: Session) -> None:
    app = ImrApp(cited)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await begun(app, pilot)
        await hands.command("terms of reference paste")
        await on(hands, AmendScreen)
        hands.press("m")
        await hands.until(lambda: "Mark two or more" in hands.said, "what to do first")
        hands.press("space", "down", "space", "m")
        await on(hands, TwoBoxes)
        await hands.until(lambda: "Merge 1 and 2" in text_of(app), "the boxes")
        hands.press("f2")
        await on(hands, ForetoldScreen)
        hands.press("escape")
        await on(hands, AmendScreen)
        assert numbers(cited) == ["1", "2", "3"]
        hands.press("m")
        await on(hands, TwoBoxes)
        hands.press("f2")
        await on(hands, ForetoldScreen)
        hands.press("f2")
        await hands.until(lambda: hands.said.startswith("Done: merging 1 and 2."), "that it is done")
        assert numbers(cited) == ["1", "3"]
        assert named(cited, "contact", "contact_terms") == [["1"]] * 4
        hands.press("home", "w")
        await on(hands, TwoBoxes)
        hands.type("31/02/10", "f2")
        await hands.until(lambda: "is no day" in text_of(app), "what is wrong with the day")
        hands.press("ctrl+a")
        hands.type("08/01/10", "tab")
        await hands.until(lambda: isinstance(app.focused, LongBox), "the box for the reason")
        hands.type("The panel dropped it.", "f2")
        await on(hands, ForetoldScreen)
        hands.press("enter")
        await on(hands, Ticks)
        await hands.until(lambda: "as it is" in text_of(app), "what it may go to")
        hands.press("escape")
        await on(hands, ForetoldScreen)
        hands.press("f2")
        await hands.until(lambda: "withdrawn  named 5 times" in text_of(app), "the mark")
        assert cited.terms()[0].withdrawn
        hands.press("w")
        await on(hands, ForetoldScreen)
        hands.press("f2")
        await hands.until(lambda: not cited.terms()[0].withdrawn, "the term again")


async def test_rewording_keeps_the_box_open_until_it_will_do_and_esc_changes_nothing(cited: Session) -> None:
    app = ImrApp(cited, goto="terms")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await begun(app, pilot)
        hands.press("m")
        await on(hands, AmendScreen)
        hands.press("r")
        await on(hands, TwoBoxes)
        hands.press("ctrl+a")
        app.post_message(events.Paste("1\n2\n3"))
        await hands.until(lambda: "there is room for one here" in text_of(app), "that it is one line")
        hands.type("2(a)", "f2")
        await on(hands, ForetoldScreen)
        hands.press("f2")
        await hands.until(lambda: hands.said.startswith("Done: rewording 1."), "that it is done")
        assert numbers(cited) == ["2(a)", "2", "3"]
        hands.press("r")
        await on(hands, TwoBoxes)
        hands.press("ctrl+a")
        hands.type("9", "escape")
        await on(hands, AmendScreen)
        assert numbers(cited) == ["2(a)", "2", "3"]


@pytest.mark.req("S2.2")
@pytest.mark.parametrize("keep", [True, False])
async def test_a_person_who_is_still_referred_to_is_removed_after_a_look_at_who_refers(
    session: Session, *, keep: bool
) -> None:
    people = [session.add_row("person", {"person_code": Answer(value=code)}) for code in ("Child 1", "Mrs A")]
    about = Place("contact_subject", session.add_row("contact", {"contact_subject": Answer(value=tuple(people))}))
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await begun(app, pilot)
        await hands.pick("ctrl+p", "table of")
        hands.type("people", "enter")
        await on(hands, TableScreen)
        hands.press("down", "d")
        await on(hands, ForetoldScreen)
        await hands.until(lambda: "1 contact (About)" in text_of(app), "who refers to it")
        assert session.draft.row(people[1]) is not None
        if keep:
            hands.press("1")
            await hands.until(lambda: "would go on naming what is gone" in text_of(app), "the remark")
        hands.press("f2")
        await on(hands, TableScreen)
        await hands.until(lambda: hands.said.startswith("Done: removing Mrs A."), "that it is done")
        assert session.draft.row(people[1]) is None
        assert session.draft.answer(about) == Answer(value=tuple(people) if keep else (people[0],))
        hands.press("ctrl+z")
        await hands.until(lambda: session.draft.row(people[1]) is not None, "the person again")
        assert session.draft.answer(about) == Answer(value=tuple(people))


async def test_a_row_that_nobody_refers_to_goes_at_once(session: Session) -> None:
    session.add_row("person", {"person_code": Answer(value="Child 1")})
    app = ImrApp(session, goto="people")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await begun(app, pilot)
        hands.press("1", "d")
        await hands.until(lambda: hands.said.startswith("Removed: Child 1."), "that it is removed")
        assert session.draft.rows == {}
