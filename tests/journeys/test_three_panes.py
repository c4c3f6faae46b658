"""A person at the keyboard, on the text: worded by hand, out of step, settled; paragraphs of their own; versions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.mend import MendScreen
from imrassist.tui.screens.panes import PanesScreen
from imrassist.tui.screens.section_text import SectionTextScreen
from imrassist.tui.screens.versions import ChangedScreen, VersionsScreen
from imrassist.tui.screens.wording import WordingScreen
from imrassist.tui.screens.your_words import YourWordsScreen
from imrassist.tui.showing import siblings
from imrassist.tui.widgets.lines import Lines
from imrassist.tui.widgets.long_box import LongBox
from tests.journeys.hands import Hands
from tests.session.gardening import OWNER, new_garden
from tests.tui.screen import text_of

MINE = "The garden is lovingly kept by Mr A."


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    session = new_garden(tmp_path)
    session.go(OWNER)
    assert session.today == date(2010, 6, 1)
    return session


async def reading(app: ImrApp, pilot: object) -> Hands:
    """At the text of part A."""
    hands = Hands(pilot)  # type: ignore[arg-type]  # the pilot of run_test
    await hands.until(lambda: hands.moved(None), "the first question")
    hands.press("f9")
    await hands.until(lambda: bool(app.screen.query("#text")) and "The garden is" in text_of(app), "the text")
    return hands


async def at(hands: Hands, kind: type[object]) -> None:
    await hands.until(lambda: isinstance(hands.app.screen, kind) and hands.app.screen.is_active, kind.__name__)
    await hands.pilot.pause()


def first(session: Session) -> tuple[str, str]:
    block = session.section_text("a").blocks[0]
    return block.text, block.state


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (("k",), (MINE, "edited")),
        (("t",), ("The garden is kept by Mrs B.", "built")),
        (("c", "f2"), ("The garden is lovingly kept by Mrs B.", "edited")),
        (("escape",), (MINE, "out_of_step")),
    ],
)
async def test_what_is_out_of_step_is_shown_in_three_panes_and_settled_by_one_key(
    session: Session, size: tuple[int, int], keys: tuple[str, ...], left: tuple[str, str]
) -> None:
    session.edit_block("a.owner", MINE)
    session.answer(OWNER, "Mrs B")
    app = ImrApp(session)
    async with app.run_test(size=size) as pilot:
        hands = await reading(app, pilot)
        assert "OUT OF STEP" in text_of(app)
        hands.press("enter")
        await at(hands, PanesScreen)
        await hands.until(lambda: "The earlier version" in text_of(app), "the panes")
        shown = text_of(app)
        for marked in ("<Mrs B>", "<lovingly>"):
            assert marked in shown
        hands.press(keys[0])
        if keys[0] == "c":
            await at(hands, WordingScreen)
            assert first(session)[0] == MINE
            assert "lovingly kept by Mrs B" in text_of(app)
            hands.press(*keys[1:])
        await at(hands, SectionTextScreen)
        assert first(session) == left


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_answer_changed_behind_ones_own_wording_is_told_beside_the_next_question_wherever_that_is(
    session: Session, size: tuple[int, int]
) -> None:
    session.edit_block("a.owner", MINE)
    app = ImrApp(session)
    async with app.run_test(size=size) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the first question")
        hands.type(" and Mrs B", "f2")
        await hands.until(lambda: hands.moved(OWNER), "the next question without an answer")
        assert "owner" not in [each.id for each in siblings(session, hands.at)]
        await hands.until(lambda: "The garden keeps your wording" in text_of(app), "that it is out of step")
        seen = text_of(app)
        assert "Just now: The garden" in seen
        assert "You Mr A and Mrs B" in seen
        assert " !   The garden keeps" in seen
        hands.press("f9", "w")
        await at(hands, YourWordsScreen)
        await hands.until(lambda: MINE in text_of(app), "one's own wording")
        hands.press("enter")
        await at(hands, PanesScreen)
        hands.press("t")
        await at(hands, YourWordsScreen)
        assert first(session) == ("The garden is kept by Mr A and Mrs B.", "built")


async def test_other_wordings_come_into_the_box_and_typing_undo_brings_back_ones_own(session: Session) -> None:
    session.edit_block("a.owner", MINE)
    session.answer(OWNER, "Mrs B")
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await reading(app, pilot)
        hands.press("enter")
        await at(hands, PanesScreen)
        hands.press("e")
        await at(hands, WordingScreen)
        box = app.screen.query_one("#text", LongBox)
        hands.press("f4")
        await hands.until(lambda: box.text == "The garden is kept by Mrs B.", "what the answers say")
        hands.press("ctrl+z")
        await hands.until(lambda: box.text == MINE, "one's own again")
        hands.type(" Still.", "f2")
        await at(hands, SectionTextScreen)
        assert first(session) == (f"{MINE} Still.", "edited")


async def test_a_slip_in_a_paragraph_worded_by_hand_is_underlined_and_mended_in_it(session: Session) -> None:
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await reading(app, pilot)
        hands.press("e")
        await at(hands, WordingScreen)
        box = app.screen.query_one("#text", LongBox)
        box.fill("It was recieved.")
        await hands.until(lambda: [mark.words for mark in box.marks] == ["recieved"], "the line under the word")
        await hands.until(lambda: "1 underlined, ^r tells" in text_of(app), "how many there are")
        hands.press("ctrl+r")
        await at(hands, MendScreen)
        hands.press("1")
        await hands.until(lambda: box.text == "It was received.", "the word that was meant")
        await hands.until(lambda: "underlined" not in text_of(app), "that none is left")
        hands.press("f2")
        await at(hands, SectionTextScreen)
        assert first(session) == ("It was received.", "edited")


async def test_a_paragraph_of_ones_own_is_added_moved_taken_out_and_brought_back(session: Session) -> None:
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await reading(app, pilot)
        hands.press("a")
        await at(hands, WordingScreen)
        hands.type("My own words.", "f2")
        await hands.until(lambda: "(your own paragraph)" in text_of(app), "the paragraph")
        assert session.section_text("a").blocks[1].text == "My own words."
        app.screen.query_one("#text", Lines).action_move(1)
        hands.press("ctrl+up")
        await hands.until(lambda: first(session)[0] == "My own words.", "its new place")
        hands.press("d")
        await hands.until(lambda: first(session)[0] != "My own words.", "that it is gone")
        hands.press("w")
        await at(hands, YourWordsScreen)
        assert "Not in the report" in text_of(app)
        hands.press("enter")
        await hands.until(lambda: first(session)[0] == "My own words.", "that it is back")
        hands.press("ctrl+z")
        await hands.until(lambda: first(session)[0] != "My own words.", "undo")


async def test_a_sentence_in_a_table_is_worded_by_hand_and_settled_as_any_other(session: Session) -> None:
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await reading(app, pilot)
        hands.press("n")
        await hands.until(lambda: "Dug. Plots visited" in text_of(app), "the table")
        app.screen.query_one("#text", Lines).action_move(1)
        hands.press("e")
        await hands.pick_in("Dug")
        await at(hands, WordingScreen)
        hands.type(" By hand.", "f2")
        await hands.until(lambda: "Dug. By hand. Plots visited" in text_of(app), "the wording")
        from imrassist.model.answer import Place

        session.answer(Place("visit_what", "visit-1"), "dug twice")
        hands.press("p", "n")
        await hands.until(lambda: "OUT OF STEP" in text_of(app), "the mark")
        hands.press("enter")
        await at(hands, PanesScreen)
        assert "Dug <twice>." in text_of(app)


async def test_a_version_is_named_with_a_second_save_and_compared_with(session: Session) -> None:
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await reading(app, pilot)
        hands.press("ctrl+s")
        await hands.until(lambda: "again" in hands.said, "the first save")
        hands.press("ctrl+s")
        await at(hands, VersionsScreen)
        hands.press("s")
        await hands.until(lambda: "few words" in text_of(app), "the name")
        hands.type("before", "f2")
        await hands.until(lambda: [each.name for each in session.versions()] == ["before"], "the version")
        session.answer(OWNER, "Mrs B")
        await at(hands, VersionsScreen)
        app.screen.query_one("#list", Lines).action_page(-1, end=True)
        hands.press("enter")
        await at(hands, ChangedScreen)
        await hands.until(lambda: 'Now: "The garden is kept by Mrs B."' in text_of(app), "what changed")
        hands.press("escape")
        await at(hands, VersionsScreen)
        hands.press("r")
        await at(hands, ChangedScreen)
        await hands.until(lambda: "The garden is kept by Mr A." in text_of(app), "the version itself")
        assert "Mrs B" not in text_of(app)
