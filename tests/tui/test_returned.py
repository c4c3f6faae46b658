"""A report that was finished in Word, taken in on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.difference import DifferenceScreen
from imrassist.tui.screens.interview import InterviewScreen
from imrassist.tui.screens.returned import ReturnedScreen
from imrassist.tui.screens.wording import WordingScreen
from tests.intake.made import changed, put
from tests.journeys.hands import Hands
from tests.tui.screen import line_with, text_of

SIZES = [(80, 24), (120, 40)]
OURS, THEIRS = "The garden wants care.", "The garden wants a great deal of care."


@pytest.fixture
def finished(session: Session, tmp_path: Path) -> Path:
    """The report of the open draft, with a paragraph of the author's own, changed in Word."""
    session.add_paragraph("3", OURS)
    path = session.export("imr", "working", tmp_path / "out.docx").path
    assert path
    return put(tmp_path / "finished.docx", changed(path.read_bytes(), "word/document.xml", OURS, THEIRS))


async def reading(pilot: object, finished: Path) -> Hands:
    hands = Hands(pilot)  # type: ignore[arg-type]  # the pilot of run_test
    await hands.finished_in_word(finished)
    await hands.until(lambda: isinstance(hands.app.screen, ReturnedScreen), "the list")
    await hands.until(lambda: "1 change to be taken" in text_of(hands.app), "what is different")
    return hands


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_marked_is_taken_and_undo_takes_it_back(
    session: Session, finished: Path, size: tuple[int, int]
) -> None:
    async with ImrApp(session).run_test(size=size) as pilot:
        hands = await reading(pilot, finished)
        assert "[x]" in line_with(hands.app, "your own paragraph")
        hands.press("enter")
        await hands.until(lambda: isinstance(hands.app.screen, DifferenceScreen), "both texts")
        await hands.until(lambda: "<a great deal of>" in text_of(hands.app), "what is new")
        assert OURS in text_of(hands.app)
        hands.press("escape")
        await hands.until(lambda: isinstance(hands.app.screen, ReturnedScreen), "the list again")
        hands.press("f2")
        await hands.until(lambda: isinstance(hands.app.screen, InterviewScreen), "the interview")
        assert [edit.text for edit in session.draft.blocks.values()] == [THEIRS]
        await hands.until(lambda: "Taken into the draft" in text_of(hands.app), "what was done")
    session.undo()
    assert [edit.text for edit in session.draft.blocks.values()] == [OURS]


async def test_space_leaves_what_was_to_be_taken(session: Session, finished: Path) -> None:
    async with ImrApp(session).run_test(size=SIZES[0]) as pilot:
        hands = await reading(pilot, finished)
        hands.press("space")
        await hands.until(lambda: "[ ]" in line_with(hands.app, "your own paragraph"), "the mark gone")
        hands.press("f2")
        await hands.until(lambda: "Nothing is marked." in text_of(hands.app), "nothing to take")
        assert [edit.text for edit in session.draft.blocks.values()] == [OURS]


async def test_a_paragraph_can_be_worded_while_both_texts_are_read(session: Session, finished: Path) -> None:
    mine = "The garden wants care every day."
    async with ImrApp(session).run_test(size=SIZES[0]) as pilot:
        hands = await reading(pilot, finished)
        hands.press("enter")
        await hands.until(lambda: "<a great deal of>" in text_of(hands.app), "both texts")
        hands.press("c")
        await hands.until(lambda: "cannot be put in one text" in text_of(hands.app), "that only one side changed")
        hands.press("e")
        await hands.until(
            lambda: isinstance(hands.app.screen, WordingScreen) and THEIRS in text_of(hands.app), "the box"
        )
        box = hands.app.screen
        assert isinstance(box, WordingScreen)
        box._box.fill(mine)
        hands.press("f2")
        await hands.until(
            lambda: isinstance(hands.app.screen, ReturnedScreen) and mine in text_of(hands.app),
            "that wording in the list",
        )
        hands.press("f2")
        await hands.until(lambda: isinstance(hands.app.screen, InterviewScreen), "the interview")
        assert [edit.text for edit in session.draft.blocks.values()] == [mine]
