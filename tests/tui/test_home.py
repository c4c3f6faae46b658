"""Home and what is told when a draft is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.interview import InterviewScreen
from imrassist.tui.screens.told import Told
from tests.journeys.hands import Hands
from tests.tui.screen import text_of


async def test_typing_a_name_replaces_the_suggested_one(desk: Path) -> None:
    app = ImrApp()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: "No drafts here" in text_of(app), "home")
        hands.press("n")
        await hands.until(lambda: "File to keep it in" in text_of(app), "the question for a file")
        hands.type("my-case", "enter")
        await hands.until(lambda: hands.moved(None), "the first question")
    assert [path.name for path in desk.glob("*.toml")] == ["my-case.imr.toml"]


async def test_a_name_with_the_ending_in_its_middle_is_refused(desk: Path) -> None:
    app = ImrApp()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: "No drafts here" in text_of(app), "home")
        hands.press("n")
        await hands.until(lambda: "File to keep it in" in text_of(app), "the question for a file")
        hands.press("end")
        hands.type("my-case", "enter")
        await hands.until(lambda: "in the middle" in text_of(app), "the refusal")
    assert list(desk.glob("*.toml")) == []


async def test_home_goes_on_with_the_drafts_of_the_folder(desk: Path) -> None:
    for number in range(1, 8):
        Session.new(desk / f"case-{number}.imr.toml").close()
    app = ImrApp()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: "case-5.imr.toml" in text_of(app), "the drafts")
        assert "No drafts" not in text_of(app)
        assert "and 2 more in this folder" in text_of(app)
        hands.press("enter")
        await hands.until(lambda: hands.moved(None), "the first draft")
        assert app.session.path.name == "case-1.imr.toml"


async def test_home_writes_days_as_they_are_written_everywhere(desk: Path) -> None:
    app = ImrApp()
    async with app.run_test(size=(120, 60)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: "held against the source on" in text_of(app), "the form")
        assert "source on 20" not in text_of(app)


@pytest.mark.parametrize("key", ["x", "enter", "escape"])
async def test_a_draft_that_is_open_elsewhere_says_so_whole_until_a_key_is_pressed(session: Session, key: str) -> None:
    # A second journal and a damaged history have notices of their own: the lock comes before them.
    second = Session.open(session.path)
    assert second.read_only
    assert "is open already" in second.notices[0] or "Another copy" in second.notices[0]
    app = ImrApp(second, goto="agency")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: isinstance(app.screen, Told), "the notice")

        def shown() -> str:
            return " ".join(text_of(app).replace("│", " ").split())

        await hands.until(lambda: "It can be read here, not changed." in shown(), "all of it")
        hands.press(key)
        await hands.until(lambda: isinstance(app.screen, InterviewScreen), "the question")
