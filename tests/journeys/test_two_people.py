"""Two people at the keyboard: sent, judged, sent back, mended, signed, changed by a word, submitted again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from imrassist.session import Session
from imrassist.storage.submissions import folder_of
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.judge import JudgeScreen
from imrassist.tui.screens.page import PageScreen
from imrassist.tui.screens.picker import Picker
from imrassist.tui.screens.points import PointsScreen
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.review import ReviewScreen
from imrassist.tui.screens.submissions import SubmissionsScreen
from imrassist.tui.screens.told import Told
from tests.journeys.hands import Hands
from tests.session.reviewing import TODAY, again, the_example
from tests.tui.screen import line_with, text_of


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    return the_example(tmp_path)


class Person(Hands):
    """One of the two."""

    async def sees(self, kind: type[Any], words: str = "") -> None:
        """Waits for a screen, with these words on it."""
        seen = lambda: isinstance(self.app.screen, kind) and self.app.screen.is_active and words in text_of(self.app)  # noqa: E731
        await self.until(seen, f"{kind.__name__} with {words!r}")

    async def prompt(self, text: str, words: str = "") -> None:
        """Types into the box that opens, in place of what stands there, and uses it."""
        await self.sees(Prompt, words)
        prompt = self.app.screen
        self.press("ctrl+a", "backspace")
        self.type(text, "f2")
        await self.until(lambda: self.app.screen is not prompt, f"the end of the box for {text!r}")


def words_of(path: Path, style: str) -> list[str]:
    """The words of a Word document's tables in this style."""
    cells = [cell for table in Document(str(path)).tables for line in table.rows for cell in line.cells]
    runs = [run for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs]
    return [run.text.strip() for run in runs if run.style.name == style]


async def author(app: ImrApp, pilot: Any) -> Person:
    person = Person(pilot)
    await person.until(lambda: person.moved(None), "the first question")
    return person


async def reviewer(app: ImrApp, pilot: Any) -> Person:
    """At the list of criteria, having said who they are."""
    person = Person(pilot)
    await person.sees(Prompt, "Who countersigns?")
    person.press("f2")
    await person.sees(Told, "two people")
    person.press("enter")
    await person.sees(ReviewScreen)
    return person


async def point(person: Person, text: str) -> None:
    """Sends a point back about the criterion on the screen."""
    person.press("plus")
    await person.prompt(text, "What should the author see to?")
    await person.sees(JudgeScreen, "The point is kept")


@pytest.mark.req("2.7i", "2.7ii", "3.3")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_journey_of_two_people(session: Session, size: tuple[int, int]) -> None:
    written = session.path.with_name("changes.docx")
    # The author sends it for countersigning.
    app = ImrApp(session)
    async with app.run_test(size=size) as pilot:
        a = await author(app, pilot)
        await a.command("countersigning and submissions")
        await a.sees(SubmissionsScreen, "not sent for countersigning")
        a.press("s")
        await a.sees(Told, "It is marked as sent")
    assert session.stage == "sent"

    # The reviewer reads the brief, judges, and returns three points.
    session = again(session)
    app = ImrApp(session, review=True)
    async with app.run_test(size=size) as pilot:
        r = await reviewer(app, pilot)
        r.press("b")
        await r.sees(PageScreen, "What happened")
        r.press("escape")
        await r.sees(ReviewScreen, "0 of 14 done")
        r.press("s")
        await r.sees(Told, "No verdict yet")
        r.press("escape")
        await r.sees(ReviewScreen)
        r.press("enter")
        await r.sees(JudgeScreen, "Criterion 1 of 14")
        assert "The author's own verdict" not in text_of(app)
        r.press("n")
        await r.prompt("The aim is not said.", "What is missing")
        await r.sees(JudgeScreen, "No - The aim is not said.")
        await point(r, "Say the aim of the review.")
        for number in range(2, 15):
            r.press("f2")
            await r.sees(JudgeScreen, f"Criterion {number} of 14")
            r.press("y")
            await r.sees(JudgeScreen, "Kept.")
            if number in (3, 14):
                await point(r, f"More on criterion {number}.")
        r.press("escape")
        await r.sees(ReviewScreen, "14 of 14 done")
        assert "3 points open" in text_of(app)
    assert len(session.draft.points) == 3

    # The author mends two and refuses one with the reason.
    session = again(session)
    app = ImrApp(session)
    async with app.run_test(size=size) as pilot:
        a = await author(app, pilot)
        await a.command("points that were sent back")
        await a.sees(PointsScreen, "3 of 3 points open")
        a.press("d")
        await a.prompt("Said in section 2.")
        await a.sees(PointsScreen, "the author says: done")
        a.press("down", "d")
        await a.prompt("Named.")
        await a.until(lambda: sum(p.answer == "done" for p in session.draft.points.values()) == 2, "both")
        await a.sees(PointsScreen)
        a.press("down", "n")
        await a.sees(Prompt, "Why not?")
        a.press("f2")
        await a.sees(Prompt, "A reason is needed")
        await a.prompt("The plan was agreed by e-mail; there is no more to say.")
        await a.sees(PointsScreen, "not done")

    # The reviewer closes them, judges the first again, and signs; then submits.
    session = again(session)
    app = ImrApp(session, review=True)
    async with app.run_test(size=size) as pilot:
        r = await reviewer(app, pilot)
        r.press("o")
        await r.sees(PointsScreen, "3 of 3 points open")
        for left in (2, 1, 0):
            r.press("c")
            await r.sees(PointsScreen, f"{left} of 3 points open")
            r.press("down")
        r.press("escape")
        await r.sees(ReviewScreen, "0 points open")
        r.press("s")
        await r.prompt("Margaret Ellershaw", "Type your name to sign")
        await r.sees(Told, "The code of what you signed")
        r.press("escape")
        await r.sees(ReviewScreen, "the report is what was signed")
        r.press("u")
        await r.sees(SubmissionsScreen)
        r.press("u")
        await r.sees(Picker)
        await r.pick_in("the first submission")
        await r.sees(SubmissionsScreen, "Submitted and frozen")
        assert "read and signed by Margaret Ellershaw" in " ".join(text_of(app).split())
    assert session.draft.answers["first_submitted"].value == TODAY.isoformat()

    # The author changes one word.
    session = again(session)
    app = ImrApp(session)
    async with app.run_test(size=size) as pilot:
        a = await author(app, pilot)
        await a.goto("advice from")
        a.press("ctrl+a", "backspace")
        a.type("the agency's lawyer", "f2")
        await a.until(lambda: session.draft.answers["legal_from"].value == "the agency's lawyer", "the answer")

    # Signature and the one verdict show as lapsed, with the word.
    session = again(session)
    app = ImrApp(session, review=True)
    async with app.run_test(size=size) as pilot:
        r = await reviewer(app, pilot)
        await r.sees(ReviewScreen, "CHANGED SINCE")
        await r.sees(ReviewScreen, "13 of 14 done")
        assert line_with(app, "changed since you read this").strip().startswith("3 [!]")
        r.press("down", "down", "enter")
        await r.sees(JudgeScreen, "Changed since you read this")
        assert '"solicitor" is now "lawyer"' in text_of(app)
        r.press("y")
        await r.sees(JudgeScreen, "Kept.")
        r.press("escape")
        await r.sees(ReviewScreen, "14 of 14 done")
        r.press("c")
        await r.sees(PageScreen, '"solicitor" is now "lawyer"')
        r.press("escape")
        await r.sees(ReviewScreen)
        r.press("s")
        await r.prompt("M. Ellershaw", "Type your name to sign")
        await r.sees(Told, "The code of what you signed")
        r.press("escape")
        await r.sees(ReviewScreen, "the report is what was signed")
        # The second submission, and what changed since the first.
        r.press("u")
        await r.sees(SubmissionsScreen)
        r.press("u")
        await r.sees(Picker)
        await r.pick_in("a revised")
        await r.sees(SubmissionsScreen, "Revised submission")
        r.press("home", "enter")
        await r.sees(PageScreen, '"solicitor" is now "lawyer"')
        r.press("escape")
        await r.sees(SubmissionsScreen)
        r.press("e")
        await r.prompt(str(written), "for Word")
        await r.until(written.exists, "the Word document")
        await r.sees(SubmissionsScreen)
        r.press("escape")
        await r.sees(ReviewScreen)
        r.press("t")
        await r.sees(PageScreen, "The trail holds together.")
    assert [each.stage for each in session.draft.submissions] == ["first", "revised"]
    assert len(list(folder_of(session.path).glob("2010-*"))) == 2
    assert set(words_of(written, "IMR Gone Words")) == {"solicitor"}
    assert set(words_of(written, "IMR New Words")) == {"lawyer"}
