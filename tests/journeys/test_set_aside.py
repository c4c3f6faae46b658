"""A remark set aside: who countersigns sees it with the reason in every face, until what it is about changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist import batch
from imrassist.cli.talking.talk import Talk
from imrassist.cli.talking.voice import Voice
from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.page import PageScreen
from tests.cli.test_talk import FakeEars
from tests.journeys.test_two_people import reviewer
from tests.session.reviewing import the_example

PLACE = Place("agency_profile")
REASON = "The board's panel knows the team by this name."
LINE = "is not spelt out"


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    session = the_example(tmp_path)
    session.draft = session.draft.with_(asides=())
    session.answer(PLACE, "A QZX team of eight nurses serves the town.")
    (remark,) = [each for each in session.remarks(PLACE) if LINE in each.say]
    session.set_aside(remark, REASON)
    session.save()
    return session


def aloud(session: Session) -> str:
    heard: list[str] = []
    talk = Talk(session, Voice(heard.append), FakeEars(["/reviewer", "/asides", "/author"]))
    talk.go(session.here or session.after(None))
    talk.run()
    session.end_review()
    return " ".join("".join(heard).split())


def checked(session: Session) -> str:
    session.save()
    return " ".join(batch.told([batch.check(session.path)], as_json=False).split())


@pytest.mark.req("QA.2")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_was_set_aside_is_seen_with_its_reason_by_whoever_countersigns(
    session: Session, size: tuple[int, int]
) -> None:
    app = ImrApp(session, review=True)
    async with app.run_test(size=size) as pilot:
        person = await reviewer(app, pilot)
        person.press("a")
        await person.sees(PageScreen, "'QZX' is not spelt out")
        await person.sees(PageScreen, "Set aside, because: The board's panel knows")
        assert isinstance(app.screen, PageScreen)


@pytest.mark.req("QA.2")
def test_it_is_read_aloud_and_printed_with_its_reason_and_returns_when_the_text_changes(session: Session) -> None:
    told = f"Set aside, because: {REASON}"
    assert "'QZX' is not spelt out." in aloud(session)
    assert told in aloud(session)
    assert f"Set aside because: {REASON}" in checked(session)
    session.answer(PLACE, "A QZX team of nine nurses serves the town.")
    assert REASON not in aloud(session)
    assert REASON not in checked(session)
    (remark,) = [each for each in session.remarks(PLACE) if LINE in each.say]
    assert remark.aside == ""
    session.answer(PLACE, "A QZX team of eight nurses serves the town.")
    assert told in aloud(session)
