"""Approved pictures: whole screens as lines of text, at the sizes that people have. Look before you accept one.

They are of the small made-up form, so that a better wording of a real question paints nothing anew.
`UPDATE_PICTURES=1 python -m pytest tests/pictures` paints them anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest

from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.tui.app import ImrApp
from tests.journeys.hands import Hands
from tests.tui.screen import line_with, text_of

PICTURES = Path(__file__).parent
HARBOUR = PICTURES.parent / "forms" / "harbour"
SMALL, LARGE = (80, 24), (120, 40)
Scene = Callable[[Hands], Awaitable[None]]


async def question(hands: Hands) -> None:
    """An open question with answers before it, once the checks beside it have looked."""
    if hands.app.size.width >= LARGE[0]:
        await hands.until(lambda: "to do" in line_with(hands.app, "QUALITY"), "the criteria")


async def add_boats(hands: Hands) -> None:
    await hands.goto("boat_list")
    for mark in ("Boat 1", "Boat 2"):
        row = hands.app.session.add_row("boat")
        hands.app.session.answer(Place("boat_mark", row), mark)
    await hands.screen.show(Place("boat_list"))
    await hands.until(lambda: "2 left" in text_of(hands.app), "the boats")


async def checks(hands: Hands) -> None:
    hands.press("f4")
    await hands.until(lambda: "to do" in line_with(hands.app, "QUALITY"), "the criteria")


async def long_answer(hands: Hands) -> None:
    await hands.goto("grounding_cause")
    hands.type("The buoy had come loose in the storm of the night before, and nobody had looked at it since.")
    await hands.until(lambda: "19 words" in text_of(hands.app), "the words")
    await hands.until(lambda: "F8 goes there" in text_of(hands.app), "the remark on what was typed")


async def rows(hands: Hands) -> None:
    await add_boats(hands)


async def form(hands: Hands) -> None:
    await add_boats(hands)
    hands.press("n")
    await hands.until(lambda: "Done F2" in text_of(hands.app), "the form")


async def sections(hands: Hands) -> None:
    hands.press("f3")
    await hands.until(lambda: "Carry on" in text_of(hands.app), "the sections")


async def section_text(hands: Hands) -> None:
    await hands.goto("boat_list")
    hands.press("f9")
    await hands.until(lambda: "n/p Turn" in text_of(hands.app), "the text")


async def commands(hands: Hands) -> None:
    hands.press("ctrl+p")
    await hands.until(lambda: "Commands" in text_of(hands.app), "the commands")


async def parking(hands: Hands) -> None:
    await hands.command("not known")
    await hands.until(lambda: "Why is there no answer?" in text_of(hands.app), "the ways")


async def help_page(hands: Hands) -> None:
    hands.press("f1")
    await hands.until(lambda: "This question" in text_of(hands.app), "the help")


async def table(hands: Hands) -> None:
    await hands.command("table of")
    await hands.pick_in("boat")
    await hands.until(lambda: "There are no" in text_of(hands.app), "the table")


SCENES: list[tuple[str, Scene, tuple[int, int]]] = [
    ("question", question, SMALL),
    ("question", question, LARGE),
    ("checks", checks, SMALL),
    ("long-answer", long_answer, SMALL),
    ("rows", rows, SMALL),
    ("form", form, SMALL),
    ("sections", sections, SMALL),
    ("section-text", section_text, SMALL),
    ("commands", commands, SMALL),
    ("parking", parking, SMALL),
    ("help", help_page, LARGE),
    ("table", table, SMALL),
]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setattr(Session, "saved", lambda _: "saved 14:32")
    return tmp_path


@pytest.mark.parametrize(("name", "scene", "size"), SCENES, ids=[f"{n}-{s[0]}x{s[1]}" for n, _, s in SCENES])
async def test_the_screen_is_the_one_that_was_approved(
    name: str, scene: Scene, size: tuple[int, int], desk: Path
) -> None:
    session = Session.new(desk / "case.imr.toml", str(HARBOUR), today=date(2010, 4, 1))
    session.answer(Place("berth"), "Buoy 7")
    app = ImrApp(session, goto="tide")
    async with app.run_test(size=size) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the first question")
        await scene(hands)
        await pilot.pause(0.8)
        painted = re.sub("[▁▂▃▄▅▆▇█]", " ", text_of(app))
        painted = "\n".join(line.rstrip() for line in painted.splitlines()) + "\n"
    approved = PICTURES / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("UPDATE_PICTURES"):
        approved.write_text(painted, "utf-8")
    assert painted == approved.read_text("utf-8")
