"""Contacts noted on one line each, and the table of contacts picked, marked and put in order, at a keyboard."""

from __future__ import annotations

from threading import Event, current_thread
from typing import Any

import pytest

from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Row
from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.interview import InterviewScreen
from imrassist.tui.screens.jot import JotScreen
from imrassist.tui.screens.picker import Picker
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.table import TableScreen
from tests.journeys.hands import Hands
from tests.tui.screen import line_with, text_of

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def filled(session: Session) -> Session:
    session.add_row("person", {"person_code": Answer(value="Child 1"), "in_review": Answer(value="yes")})
    session.add_row("source", {"source_name": Answer(value="Health visiting record")})
    session.add_row("source", {"source_name": Answer(value="Supervision notes")})
    return session


async def opened(pilot: object, words: str, kind: type) -> Hands:
    hands = Hands(pilot)  # type: ignore[arg-type]  # the pilot of run_test
    await hands.until(lambda: hands.moved(None), "the first question")
    await hands.command(words)
    await hands.until(lambda: isinstance(hands.app.screen, kind), words)
    return hands


def key_events(session: Session) -> int:
    return sum("key_event" in row.answers for row in session.draft.rows["contact"])


def days(session: Session) -> list[str]:
    return [str(row.answers["contact_day"].value) for row in session.draft.rows.get("contact", ())]


@pytest.mark.req("S6.1")
@pytest.mark.parametrize("size", SIZES)
async def test_contacts_are_noted_one_after_another_in_one_burst_with_the_source_that_is_read(
    filled: Session, size: tuple[int, int]
) -> None:
    async with ImrApp(filled).run_test(size=size) as pilot:
        hands = await opened(pilot, "note contacts", JotScreen)
        await hands.pick("f7", "supervision")
        await hands.until(lambda: "Taken from: Supervision notes" in text_of(hands.app), "the source")
        for line in ("17/09/09 14:30 Child 1: cold house", "?18/09/09 called"):
            hands.press(*line, "enter")
        await hands.until(lambda: len(days(filled)) == 2, "two contacts")
        assert days(filled) == ["2009-09-17", "2009-09-18?"]
        source = filled.sources()[1][0]
        assert {row.answers["contact_source"].value for row in filled.draft.rows["contact"]} == {source}
        await hands.until(lambda: "Friday 18 September 2009 (not certain)" in text_of(hands.app), "how it was read")
        hands.press(*"41/09/09 x", "enter")
        await hands.until(lambda: "No month has a day 41" in hands.said, "what is wrong")
        assert "41/09/09 x" in text_of(hands.app), "what cannot be read stays"
        hands.press("escape")
        await hands.until(lambda: isinstance(hands.app.screen, InterviewScreen), "the interview")
        await hands.command("note contacts")
        await hands.until(lambda: "41/09/09 x" in text_of(hands.app), "the line that was left")


async def test_pasted_lines_become_contacts_and_undo_takes_all_of_them_back(filled: Session) -> None:
    async with ImrApp(filled).run_test(size=(80, 24)) as pilot:
        hands = await opened(pilot, "note contacts", JotScreen)
        lines = "\n".join(f"{day:02}/09/09 called" for day in range(1, 31))
        hands.type(lines)
        await hands.until(lambda: len(days(filled)) == 30, "thirty contacts")
        assert "Noted: 30 contacts." in hands.said
        hands.press("ctrl+z")
        await hands.until(lambda: not days(filled), "none")


@pytest.mark.req("S6.2")
@pytest.mark.parametrize("size", SIZES)
async def test_the_table_shows_what_is_picked_marks_key_events_and_moves_rows(
    filled: Session, size: tuple[int, int]
) -> None:
    days = (1, 2, 3, 4, 5, 6, 7, 7)
    filled.jot("\n".join(f"{day:02}/09/09 {'warm' if at % 2 else 'cold'} house" for at, day in enumerate(days)))
    rows = [row.id for row in filled.draft.rows["contact"]]
    for row in rows:
        filled.answer(Place("contact_kind", row), "Home visit")
    filled.answer(Place("child_seen", rows[2]), "Child 1")
    async with ImrApp(filled).run_test(size=size) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the first question")
        await hands.command("table of")
        await hands.pick_in("contacts")
        await hands.until(lambda: isinstance(hands.app.screen, TableScreen), "the table")
        await hands.until(lambda: "8 to finish" in text_of(hands.app), "how many are left")
        await hands.pick("f", "child seen child 1")
        await hands.until(lambda: "1 of 8 contacts: Child seen: Child 1" in text_of(hands.app), "the one")
        assert line_with(hands.app, "03/09/09").startswith(">! ")
        hands.press("k")
        key = Place("key_event", rows[2])
        await hands.until(lambda: filled.draft.answer(key) == Answer(value="yes"), "the mark")
        await hands.until(lambda: line_with(hands.app, "03/09/09").startswith(">!*"), "the star")
        hands.press("a", "/")
        await hands.until(lambda: isinstance(hands.app.screen, Prompt), "the words")
        hands.type("cold", "f2")
        await hands.until(lambda: '4 of 8 contacts: with "cold"' in text_of(hands.app), "four")
        hands.press("home", "ctrl+down")
        await hands.until(lambda: "in the order of their days" in hands.said, "why nothing moved")
        assert [row.id for row in filled.draft.rows["contact"]] == rows
        hands.press("a")
        await hands.until(lambda: "Contacts   8 contacts" in text_of(hands.app), "all")
        hands.press("end", "ctrl+up")
        moved = [*rows[:6], rows[7], rows[6]]
        await hands.until(lambda: [row.id for row in filled.draft.rows["contact"]] == moved, "two of one day changed")
        hands.press("ctrl+z")
        await hands.until(lambda: [row.id for row in filled.draft.rows["contact"]] == rows, "the old order")
        hands.press("home", "k", "k")
        key = Place("key_event", filled.draft.rows["contact"][0].id)
        await hands.until(lambda: filled.draft.answer(key) == Answer(value="no"), "marked and unmarked")


@pytest.mark.req("S6.2")
async def test_one_question_is_answered_for_all_rows_that_are_shown(filled: Session) -> None:
    filled.jot("\n".join(f"{day:02}/09/09 {'cold' if day % 2 else 'warm'} house" for day in range(1, 9)))
    async with ImrApp(filled).run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the first question")
        await hands.command("table of")
        await hands.pick_in("contacts")
        await hands.until(lambda: isinstance(hands.app.screen, TableScreen), "the table")
        hands.press("/")
        await hands.until(lambda: isinstance(hands.app.screen, Prompt), "the words")
        hands.type("cold", "f2")
        await hands.until(lambda: "4 of 8 contacts" in text_of(hands.app), "four")
        await hands.pick("b", "kind of contact")
        await hands.until(lambda: isinstance(hands.app.screen, Prompt), "the answer")
        hands.type("home visit", "f2")
        await hands.until(lambda: "Answered in 4 rows." in hands.said, "what came of it")
        kinds = [row.answers.get("contact_kind") for row in filled.draft.rows["contact"]]
        assert kinds == [Answer(value="visit"), None] * 4


@pytest.mark.parametrize("size", SIZES)
async def test_while_words_are_looked_for_the_screen_lives_and_keys_wait_for_what_is_found(
    filled: Session, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.jot("\n".join(f"{day:02}/09/09 {'cold' if day % 2 else 'warm'} house" for day in range(1, 9)))
    going, looked, threads = Event(), filled.sieved, []

    def slow(*args: Any) -> list[Row]:
        threads.append(current_thread())
        if args[2]:
            going.wait(60)
        return looked(*args)

    async with ImrApp(filled).run_test(size=size) as pilot:
        hands = await opened(pilot, "table of", Picker)
        await hands.pick_in("contacts")
        await hands.until(lambda: "8 contacts" in text_of(hands.app), "the table")
        monkeypatch.setattr(filled, "sieved", slow)
        hands.press("/")
        await hands.until(lambda: isinstance(hands.app.screen, Prompt), "the words")
        hands.type("cold", "f2")
        await hands.until(lambda: "Looking ..." in text_of(hands.app), "that it is looked for")
        hands.press("end", "k")
        await hands.until(lambda: bool(threads), "the looking")
        assert threads[-1] is not current_thread()
        await pilot.resize_terminal(size[0] + 2, size[1])
        await hands.until(lambda: text_of(hands.app).count("house") >= 8, "all rows, drawn anew")
        assert not key_events(filled)
        going.set()
        await hands.until(lambda: '4 of 8 contacts: with "cold"' in text_of(hands.app), "four")
        await hands.until(lambda: "a key event." in hands.said, "the mark")
        marked = [
            row.answers["contact_event"].value for row in filled.draft.rows["contact"] if "key_event" in row.answers
        ]
        assert marked == ["cold house"], "the keys were for what was found"
        assert "Looking" not in text_of(hands.app)


async def test_the_next_unfinished_row_is_found_however_far_it_is(
    filled: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("imrassist.tui.sieving.NEAR", 2)
    filled.jot("\n".join(f"{day:02}/09/09 called" for day in range(1, 9)))
    left, rows = filled.row_state, [row.id for row in filled.draft.rows["contact"]]
    monkeypatch.setattr(filled, "row_state", lambda table, row: (left(table, row)[0], int(row.id == rows[6])))
    async with ImrApp(filled).run_test(size=(80, 24)) as pilot:
        hands = await opened(pilot, "table of", Picker)
        await hands.pick_in("contacts")
        await hands.until(lambda: "8 contacts" in text_of(hands.app), "the table")
        hands.press("f8", "k")
        key = Place("key_event", rows[6])
        await hands.until(lambda: filled.draft.answer(key) == Answer(value="yes"), "the mark on that row")
        rows[6] = ""
        hands.press("f8")
        await hands.until(lambda: "Every row is finished." in hands.said, "that none is left")
        assert key_events(filled) == 1


@pytest.mark.req("S6.1")
async def test_contacts_stand_in_the_order_of_their_days_whenever_they_were_noted(filled: Session) -> None:
    filled.jot("09/09/09 10:00 the last\n02/09/09 the second\n02/09/09 08:00 the third\n01/09/09 the first")
    async with ImrApp(filled).run_test(size=(120, 40)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the first question")
        await hands.command("table of")
        await hands.pick_in("contacts")
        await hands.until(lambda: isinstance(hands.app.screen, TableScreen), "the table")
        await hands.until(lambda: "the last" in text_of(hands.app), "the rows")
        page = text_of(hands.app)
        found = sorted(("first", "second", "third", "last"), key=lambda word: page.index(f"the {word}"))
        assert found == ["first", "second", "third", "last"]
