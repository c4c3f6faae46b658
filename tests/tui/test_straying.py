"""Typing while a pane beside the question has the keys."""

from __future__ import annotations

from textual import events

from imrassist.session import Session
from imrassist.tui.app import ImrApp
from tests.journeys.hands import Hands
from tests.tui.screen import text_of


async def started(app: ImrApp, pilot: object) -> Hands:
    hands = Hands(pilot)  # type: ignore[arg-type]  # the pilot of run_test
    await hands.until(lambda: hands.moved(None), "the first question")
    return hands


async def to_the_checks(hands: Hands) -> None:
    """F8 until it goes to a remark: the first checks may still be under way."""
    hands.type("The HV of the CAMHS team visits. ")
    await hands.until(lambda: bool(hands.screen.panel.findings.answer), "a remark")
    hands.press("f8")
    await hands.until(lambda: hands.app.focused is hands.screen.panel, "the checks")


async def test_typing_goes_on_in_the_box_when_the_checks_are_hidden(session: Session) -> None:
    app = ImrApp(session, goto="agency_profile")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        await to_the_checks(hands)
        hands.press("f4")
        await hands.until(lambda: not hands.screen.panel.display, "the panel to go")
        hands.type("More")
        await hands.until(lambda: "visits. More" in text_of(app), "the words")
        assert not hands.screen.panel.display


async def test_a_letter_typed_in_the_checks_goes_to_the_box(session: Session) -> None:
    app = ImrApp(session, goto="agency_profile")
    async with app.run_test(size=(100, 30)) as pilot:
        hands = await started(app, pilot)
        await to_the_checks(hands)
        hands.type("More")
        await hands.until(lambda: "visits. More" in text_of(app), "the words")
        hands.press("f6")
        await hands.until(lambda: app.focused is not None and app.focused.id == "transcript", "the transcript")
        app.post_message(events.Paste(" and more"))
        await hands.until(lambda: "visits. More and more" in text_of(app), "what was pasted")
        assert hands.screen.panel.display


async def test_a_letter_typed_in_a_pane_chooses_nothing_from_a_list(session: Session) -> None:
    app = ImrApp(session)
    async with app.run_test(size=(100, 30)) as pilot:
        hands = await started(app, pilot)
        before = hands.at
        hands.press("f6")
        await hands.until(lambda: app.focused is not None and app.focused.id == "transcript", "the transcript")
        hands.press("y")
        await hands.until(lambda: app.focused is not None and app.focused.id != "transcript", "the list")
        assert session.draft.answer(before) is None
