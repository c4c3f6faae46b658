"""From underlined words in a box to what can be done about them."""

from __future__ import annotations

import pytest

from imrassist.model.answer import Place
from imrassist.session import Mark, Session, Way
from imrassist.tui.app import ImrApp
from imrassist.tui.mending import NONE
from imrassist.tui.screens.criterion import RemarkScreen
from imrassist.tui.screens.mend import MendScreen
from imrassist.tui.widgets.long_box import LongBox
from tests.journeys.hands import Hands
from tests.tui.screen import text_of

PROFILE = Place("agency_profile")
TEXT = "The team of CAMHS visits."


async def at_profile(app: ImrApp, hands: Hands) -> LongBox:
    await hands.until(lambda: hands.moved(None), "the question")
    return app.screen.query_one(LongBox)


async def test_words_with_a_remark_are_underlined_while_one_types_and_a_key_tells_what(
    session: Session,
) -> None:
    app = ImrApp(session, goto="agency_profile")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        box = await at_profile(app, hands)
        hands.press("ctrl+r")
        await hands.until(lambda: hands.said == NONE, "that there are none")
        hands.type(TEXT)
        await hands.until(lambda: [mark.words for mark in box.marks] == ["CAMHS"], "the line under the words")
        await hands.until(lambda: "1 underlined, ^r tells" in text_of(app), "the frame tells it")
        assert session.draft.answer(PROFILE) is None
        hands.press("ctrl+r")
        await hands.until(lambda: isinstance(app.screen, MendScreen), "what is said")
        await hands.until(lambda: "A remark: CAMHS" in text_of(app), "the words")
        assert box.place == TEXT.index("CAMHS") + 5
        hands.press(str(len(box.marks[0].ways)))
        await hands.until(lambda: isinstance(app.screen, RemarkScreen), "the remark whole")
        hands.press("escape")
        await hands.until(lambda: app.screen is not None and not isinstance(app.screen, RemarkScreen), "the box again")
        assert box.text == TEXT


async def test_a_way_that_writes_other_words_writes_them_and_asks_the_session_for_the_rest(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = Way(label="Write 'service'", put="service", does="own_word")
    taken: list[tuple[str, str]] = []

    def take_way(mark: Mark, way: Way) -> object:
        taken.append((mark.words, way.does))
        return taken

    def marks(place: Place, text: str, _remarks: object = None) -> tuple[Mark, ...]:
        assert place == PROFILE
        at = text.find("CAMHS")
        return (Mark(start=at, end=at + 5, kind="word", words="CAMHS", say="?", ways=(way,)),) if at >= 0 else ()

    monkeypatch.setattr(session, "marks", marks)
    monkeypatch.setattr(session, "take_way", take_way)
    app = ImrApp(session, goto="agency_profile")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        box = await at_profile(app, hands)
        hands.type(TEXT)
        await hands.until(lambda: bool(box.marks), "the line under the words")
        hands.press("ctrl+r")
        await hands.until(lambda: isinstance(app.screen, MendScreen), "what is said")
        hands.press("1")
        await hands.until(lambda: box.text == "The team of service visits.", "the other words")
        await hands.until(lambda: not box.marks, "no line any more")
        assert taken == [("CAMHS", "own_word")]
        assert hands.at == PROFILE
