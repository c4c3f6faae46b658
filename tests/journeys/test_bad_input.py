"""What goes wrong in an ordinary week, at the keyboard and line by line: one clear sentence each, and nothing lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual import events

from imrassist.cli.talking.talk import Talk
from imrassist.cli.talking.voice import Voice
from imrassist.model.answer import Answer, Place
from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.showing import came_of
from tests.cli.test_talk import FakeEars
from tests.journeys.hands import Hands
from tests.session.gardening import OWNER, new_garden
from tests.tui.screen import text_of

TODAY = date(2010, 6, 1)
WHY = Place("fence_why")
MINE = "The garden is lovingly kept by Mr A."
LONG = ("The family moved house, and nobody told the school. " * 1_000)[:50_000].strip()


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))


@pytest.fixture
def case(tmp_path: Path) -> Session:
    """A review of two years, with one contact whose day is not given yet."""
    session = Session.new(tmp_path / "case.imr.toml", today=TODAY)
    session.answer(Place("period_start"), "01/01/08")
    session.answer(Place("period_end"), "31/12/09")
    session.add_row("contact", {"contact_event": Answer(value="The health visitor called.")})
    return session


@pytest.fixture
def garden(tmp_path: Path) -> Session:
    return new_garden(tmp_path)


def talk(session: Session, place: Place, *lines: str) -> str:
    heard: list[str] = []
    begun = Talk(session, Voice(heard.append), FakeEars(list(lines)))
    begun.go(place)
    begun.run()
    return "".join(heard)


async def begun(app: ImrApp, pilot: object) -> Hands:
    hands = Hands(pilot)  # type: ignore[arg-type]  # the pilot of run_test
    await hands.until(lambda: hands.moved(None), "the first question")
    return hands


def day_of(session: Session) -> Place:
    return Place("contact_day", session.rows("contact")[0][0])


def test_a_contact_outside_the_period_is_told_with_both_days_and_kept(case: Session) -> None:
    said = talk(case, day_of(case), "05/03/07")
    assert "The contact 05/03/07 is before the period under review, which begins on 01/01/08." in said
    assert "is after the period under review" in talk(case, day_of(case), "05/01/10")
    assert case.draft.answer(day_of(case)) == Answer(value="2010-01-05")
    assert case.rows("contact")[0][1].startswith("05/01/10")


async def test_it_is_so_on_the_screen(case: Session) -> None:
    case.go(day_of(case))
    app = ImrApp(case)
    async with app.run_test(size=(120, 40)) as pilot:
        hands = await begun(app, pilot)
        hands.type("05/03/07")
        await hands.until(lambda: "! The contact 05/03/07 is before the period" in text_of(app), "the remark")
        hands.press("enter")
        await hands.until(lambda: case.draft.answer(day_of(case)) == Answer(value="2007-03-05"), "the day")
    assert case.rows("contact")[0][1].startswith("05/03/07")


async def test_fifty_thousand_characters_in_one_paste_are_one_answer_by_keyboard_and_line_by_line(
    garden: Session,
) -> None:
    garden.clear(WHY)
    garden.go(WHY)
    app = ImrApp(garden)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await begun(app, pilot)
        app.post_message(events.Paste(LONG))
        await hands.until(lambda: "This paragraph is very long." in text_of(app), "what is said of it")
        hands.press("f2")
        await hands.until(lambda: garden.draft.answer(WHY) is not None, "the answer")
    answer = garden.draft.answer(WHY)
    assert answer
    assert answer.value == LONG
    talk(garden, WHY, f"{LONG}\nAnd more.", ".")
    answer = garden.draft.answer(WHY)
    assert answer
    assert answer.value == f"{LONG}\nAnd more."


KEPT = ("but no longer asked for", "and asked for again")


async def test_an_answer_that_is_irrelevant_and_relevant_again_is_said_to_be_kept(garden: Session) -> None:
    fenced = Place("fenced")
    assert 'Your answer to "Why is there no fence?" is kept, but no longer asked for.' in talk(garden, fenced, "yes")
    garden.go(fenced)
    app = ImrApp(garden)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await begun(app, pilot)
        await hands.answer("no")
        shown = 'Your answer to "Why is there no fence?" is kept, and asked for again.'
        await hands.until(lambda: shown in text_of(app), "that it is kept")
    assert garden.asked(WHY).shown == "Nobody has had the money."


def test_clearing_undo_and_redo_say_in_line_mode_which_answers_they_keep(garden: Session) -> None:
    off, on = (f'Your answer to "Why is there no fence?" is kept, {how}.' for how in KEPT)
    garden.answer(Place("fenced"), "yes")
    said = talk(garden, Place("fenced"), "/clear", "/undo", "/undo", "/redo")
    assert [line for line in said.splitlines() if line in (off, on)] == [on, off, on, off]


def test_a_hand_edit_and_a_changed_answer_at_once_are_both_kept_and_told(garden: Session) -> None:
    garden.edit_block("a.owner", MINE)
    stays = "The garden keeps your wording, though an answer behind it has changed."
    garden.answer(OWNER, "Mrs C")
    late = came_of(garden, OWNER)[0]
    assert late.strayed
    assert late.text.startswith(stays)
    said = talk(garden, OWNER, "Mrs B", "/outofstep")
    assert f"{stays} /outofstep shows both." in said
    assert MINE in said
    assert "The garden is kept by Mrs B." in said
    assert garden.draft.answer(OWNER) == Answer(value="Mrs B", asked="Who keeps the garden?")
    assert garden.section_text("a").blocks[0].text == MINE
