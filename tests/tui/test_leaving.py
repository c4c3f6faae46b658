from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.css.query import NoMatches
from textual.worker import WorkerFailed

from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.leaving import CRASHED
from imrassist.tui.screens.told import Told
from tests.journeys.hands import Hands
from tests.storage.test_store import SmallDisk
from tests.tui.screen import text_of


async def test_a_screen_whose_parts_are_gone_because_the_author_left_is_no_fault(session: Session) -> None:
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)):
        app.action_leave()
        app._handle_exception(NoMatches("a part of a screen"))
        app._handle_exception(WorkerFailed(NoMatches("a part of a screen")))
    assert app.return_code == 0


async def test_but_while_somebody_works_it_is_one(session: Session) -> None:
    app = ImrApp(session)
    with pytest.raises(NoMatches):
        async with app.run_test(size=(80, 24)):
            app._handle_exception(NoMatches("a part of a screen"))
    assert app.return_code == CRASHED


def shows(app: ImrApp, words: str) -> bool:
    """Whether these words are on the screen, over the ends of lines too."""
    return words in " ".join(text_of(app).replace("│", " ").split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_on_a_full_disk_nothing_is_let_go_before_it_is_saved_and_the_author_types_on(
    session: Session, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    disk = SmallDisk(monkeypatch, tmp_path)
    agency, profile = Place("agency"), Place("agency_profile")
    app = ImrApp(session, goto="agency", remember=False)
    async with app.run_test(size=size) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the first question")
        await hands.answer("Eastmere Health")
        assert hands.at == profile
        for kept in tmp_path.rglob("reserve"):
            kept.unlink()  # the room that is held back is used up too
        disk.free = 0
        hands.type("They care for children.", "f2")
        await hands.until(lambda: hands.moved(profile), "the next question")
        await hands.until(lambda: "not saved since" in text_of(app), "how it stands")
        hands.press("ctrl+s")
        await hands.until(lambda: isinstance(app.screen, Told), "the whole sentence")
        for words in ("the disk is full", "do not close the program"):
            await hands.until(partial(shows, app, words), words)
        hands.press("escape")
        await hands.until(lambda: not isinstance(app.screen, Told), "the question")
        hands.press("ctrl+q")
        await hands.until(lambda: isinstance(app.screen, Told), "why it is not left")
        await hands.until(partial(shows, app, "^q again leaves all the same"), "how to leave all the same")
        hands.press("escape")
        await hands.until(lambda: not isinstance(app.screen, Told), "the question")
        await hands.goto("name of your agency")
        hands.type(" Trust")
        hands.press("f2")
        await hands.until(lambda: session.asked(agency).shown == "Eastmere Health Trust", "an answer given meanwhile")
        assert not app._exit
        disk.free = 1 << 40
        hands.press("ctrl+s")
        await hands.until(lambda: "Saved" in hands.said, "that it is saved")
        hands.press("ctrl+q")
        await hands.until(lambda: app._exit, "the end")
    opened = Session.open(session.path)
    assert opened.notices == []
    assert opened.asked(agency).shown == "Eastmere Health Trust"
    assert opened.asked(profile).shown == "They care for children."
    opened.close()
