"""A whole case of real size, by keyboard and line by line: noted, answered, parked, reworded; one draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from imrassist.cli.talking.talk import Talk
from imrassist.cli.talking.voice import Voice
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.content import content_digest
from imrassist.model.draft import Draft
from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.interview import InterviewScreen
from imrassist.tui.screens.jot import JotScreen
from imrassist.tui.screens.park import ParkScreen
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.section_text import SectionTextScreen
from imrassist.tui.screens.table import TableScreen
from imrassist.tui.screens.wording import WordingScreen
from imrassist.tui.widgets.lines import Lines
from imrassist.tui.widgets.short_box import ShortBox
from tests.journeys.hands import Hands
from tests.journeys.large import CONTACTS, FILLS, NOTES, OWN, ROWS, SERVICE, WORDED, says
from tests.tui.screen import text_of

TODAY = date(2010, 4, 1)
NOTED = Place("contacts")
WAYS = {"ask": Park.ASK, "no record": Park.NO_RECORD, "does not apply": Park.NOT_APPLY}


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))


def started(path: Path) -> Session:
    session = Session.new(path, today=TODAY)
    numbers = count()
    session.fresh_id = lambda: f"{next(numbers):08d}"
    return session


# ---- line by line


class Ears:
    """Hears what the author says to the question that is open, until nothing new is asked."""

    person = True
    begun = ""

    def __init__(self) -> None:
        self.talk: Talk | None = None
        self.lines: list[str] = []

    def line(self, prompt: str) -> str | None:
        assert self.talk
        if not self.lines:
            place, session = self.talk.place, self.talk.session
            if place is None or session.draft.answer(place) is not None:
                return None
            text = says(session, place)
            long = session.form.questions[place.question].kind == "long" and not text.startswith("/")
            self.lines = [*text.split("\n"), "."] if long and text else [text or "/skip"]
        return self.lines.pop(0)


def talked(session: Session, *lines: str) -> str:
    """One talk: these lines, or what the author says to one question after another."""
    heard: list[str] = []
    ears = Ears()
    ears.talk = Talk(session, Voice(heard.append), ears)
    ears.lines = [*lines, "/quit"] if lines else []
    ears.talk.go(session.here or session.after(None))
    ears.talk.run()
    return "".join(heard)


def by_talk(path: Path) -> Draft:
    session = started(path)
    talked(session)
    for source, notes in enumerate(NOTES, 1):
        talked(session, f"/reading {source}", *(f"/note {each}" for each in notes.split("\n")))
    for words, question, answer in FILLS:
        which = f" holding {words}" if words else ""
        talked(session, f"/fill contacts{which}; {question} = {answer}")
    session.go(session.after(None))
    talked(session)
    talked(session, "/goto contacts", "no")
    talked(session, "/goto service", "/text 1", f"/reword 1 {WORDED}", f"/insert after 1 {OWN}", "/text 1", "/strike 3")
    talked(session, "/goto service", SERVICE)
    draft = session.draft
    session.close()
    return draft


# ---- at the keyboard


async def park(hands: Hands, text: str) -> None:
    """Leaves the question open, with the reason that `/park` would have."""
    before, way = hands.at, next(way for way in WAYS if text.startswith(f"/park {way}"))
    ways = [park.value for park in Park if park in hands.screen.question.park]
    await hands.command("not known")
    await hands.until(lambda: isinstance(hands.app.screen, ParkScreen), "the ways")
    at = ways.index(WAYS[way].value)
    hands.press(str(at + 1))
    await hands.until(lambda: isinstance(hands.app.focused, ShortBox), "the reason")
    hands.type(text.removeprefix(f"/park {way} "), "f2")
    await hands.until(lambda: hands.moved(before), f"the question after {before}")


async def interviewed(hands: Hands) -> None:
    """Answers what is asked, until nothing new is."""
    await hands.until(lambda: hands.moved(None), "a question")
    session = hands.app.session
    while session.draft.answer(hands.at) is None:
        text = says(session, hands.at)
        if text.startswith("/park"):
            await park(hands, text)
        else:
            await hands.answer(text)


async def noted(hands: Hands) -> None:
    """All contacts, from each source in turn."""
    session = hands.app.session
    await hands.goto("contacts")
    assert hands.at == NOTED
    hands.press("l")
    await hands.until(lambda: isinstance(hands.app.screen, JotScreen), "the line")
    for source, notes in enumerate(NOTES):
        await hands.pick("f7", session.sources()[source][1])
        before = len(session.draft.rows.get("contact", ()))
        hands.type(notes)
        await hands.until(lambda before=before: len(session.draft.rows.get("contact", ())) == before + 50, "the notes")  # type: ignore[misc]
    hands.press("escape")
    await hands.until(lambda: isinstance(hands.app.screen, InterviewScreen), "the interview")


async def filled(hands: Hands) -> None:
    """What many contacts have in common."""
    await hands.command("table of")
    await hands.pick_in("contacts")
    await hands.until(lambda: isinstance(hands.app.screen, TableScreen), "the table")
    for words, question, answer in FILLS:
        hands.press("a", "/")
        await hands.until(lambda: isinstance(hands.app.screen, Prompt), "the words")
        hands.type(words, "f2")
        await hands.until(lambda: isinstance(hands.app.screen, TableScreen), "the rows")
        await hands.pick("b", question)
        await hands.until(lambda: isinstance(hands.app.screen, Prompt), "the answer")
        hands.type(answer, "f2")
        await hands.until(lambda: hands.said.startswith("Answered in"), f"{question} of those with {words}")
        hands.app.say("")
    hands.press("escape")
    await hands.until(lambda: isinstance(hands.app.screen, InterviewScreen), "the interview")


async def reworded(hands: Hands) -> None:
    """A paragraph in other words, one of the author's own, one taken out; then the answer behind them changes."""
    session = hands.app.session
    await hands.goto("service")
    hands.press("f9")
    await hands.until(lambda: isinstance(hands.app.screen, SectionTextScreen), "the section")
    await hands.until(lambda: any(lines.key for lines in hands.app.screen.query("#text").results(Lines)), "its text")
    for keys, text in ((("home", "e"), WORDED), (("home", "a"), OWN)):
        hands.press(*keys)
        await hands.until(lambda: isinstance(hands.app.screen, WordingScreen), "the box")
        hands.press("ctrl+a")
        hands.type(text, "f2")
        await hands.until(lambda text=text: text[:30] in text_of(hands.app), "the section with it")  # type: ignore[misc]
    hands.press("home", "down", "down", "d")
    await hands.until(lambda: any(edit.deleted for edit in session.draft.blocks.values()), "one out")
    hands.press("escape")
    await hands.until(lambda: hands.moved(None) and hands.at == Place("service"), "the question")
    hands.press("ctrl+a")
    hands.type(SERVICE, "f2")
    await hands.until(lambda: hands.moved(Place("service")), "the next one")


async def by_keyboard(path: Path) -> Draft:
    app = ImrApp(started(path))
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await interviewed(hands)
        await noted(hands)
        await filled(hands)
        before = hands.at
        app.visit(app.session.after(None))
        await hands.until(lambda: hands.moved(before), "the first that is open")
        await interviewed(hands)
        await hands.goto("contacts")
        hands.press("c")
        await hands.until(lambda: hands.moved(NOTED), "the next question")
        await reworded(hands)
        draft = app.session.draft
        app.session.close()
    return draft


@pytest.mark.req("S6.1", "S6.2", "S8.1", "S10.4")
async def test_a_whole_case_gives_the_same_draft_by_keyboard_and_line_by_line(tmp_path: Path) -> None:
    told = by_talk(tmp_path / "talk.imr.toml")
    assert {table: len(rows) for table, rows in told.rows.items()} == ROWS
    assert len(told.rows["contact"]) == CONTACTS >= 150
    assert sorted(edit.deleted for edit in told.blocks.values()) == [False, False, True]
    parked = Counter(answer.parked for answer in _answers(told))
    assert all(parked[way] for way in Park)
    typed = await by_keyboard(tmp_path / "app.imr.toml")
    assert content_digest(typed) == content_digest(told)


def _answers(draft: Draft) -> Iterator[Answer]:
    yield from draft.answers.values()
    yield from (answer for rows in draft.rows.values() for row in rows for answer in row.answers.values())
