"""A form that was filled in by hand in Word, made a new draft on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.tui.app import ImrApp
from imrassist.tui.screens.filled import FilledScreen
from imrassist.tui.screens.interview import InterviewScreen
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.told import Told
from tests.intake.made import p, put, word
from tests.journeys.hands import Hands
from tests.tui.screen import line_with, text_of

LOST = "It is a page that nobody asked for."


async def reading(hands: Hands, path: Path) -> None:
    """The file is named, and read."""
    await hands.until(
        lambda: isinstance(hands.app.screen, Prompt) and "Which file?" in text_of(hands.app), "which file"
    )
    prompt = hands.app.screen
    assert isinstance(prompt, Prompt)
    prompt._box.fill(str(path))
    hands.press("f2")
    await hands.until(lambda: isinstance(hands.app.screen, FilledScreen), "what is in it")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_is_looked_at_first_and_then_made_a_draft(desk: Path, size: tuple[int, int]) -> None:
    body = p(LOST) + p("SECTION 7 - NARRATIVE") + p("Once there was a child.")
    file = put(desk / "our form é.docx", word(body))
    app = ImrApp()
    async with app.run_test(size=size) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: "No drafts here" in text_of(app), "home")
        hands.press("w")
        await reading(hands, file)
        await hands.until(lambda: "1 paragraph of your own" in text_of(app), "how much there is")
        assert not list(desk.glob("*.toml"))
        assert "COULD NOT BE PLACED" in text_of(app)
        assert LOST[:20] in line_with(app, LOST[:20])
        hands.press("enter")
        await hands.until(lambda: isinstance(app.screen, Told) and LOST in text_of(app), "the text whole")
        hands.press("escape")
        await hands.until(lambda: isinstance(app.screen, FilledScreen), "the list again")
        hands.press("f2")
        await hands.until(lambda: "File to keep it in" in text_of(app), "where to keep it")
        hands.type("from-form", "enter")
        await hands.until(lambda: isinstance(app.screen, InterviewScreen), "the first question")
        assert [edit.text for edit in app.session.draft.blocks.values()] == ["Once there was a child."]
    assert [path.name for path in desk.glob("*.toml")] == ["from-form.imr.toml"]


async def test_a_file_that_is_no_word_document_is_told_and_nothing_is_started(desk: Path) -> None:
    app = ImrApp()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: "No drafts here" in text_of(app), "home")
        hands.press("w")
        await reading(hands, put(desk / "a.docx", b"just text"))
        await hands.until(lambda: "This is no Word document" in hands.said, "what is wrong")
        hands.press("escape")
        await hands.until(lambda: "No drafts here" in text_of(app), "home again")
    assert not list(desk.glob("*.toml"))
