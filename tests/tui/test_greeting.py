from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from imrassist import settings
from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.storage.greeting import keep_greeting, kept_greeting
from tests.tui.terminal import Terminal

AGENCY = Place("agency")


@pytest.fixture
def left(session: Session) -> Path:
    """A draft that was left at a question."""
    session.go(AGENCY)
    session.close()
    return session.path


@pytest.fixture
def terminal(left: Path) -> Iterator[Terminal]:
    running = Terminal(str(left))
    yield running
    running.close()


def test_the_question_left_at_is_noted_for_exactly_this_file(left: Path) -> None:
    noted = kept_greeting(left)
    assert noted is not None
    assert noted[1] == Session.open(left, read_only=True).asked(AGENCY).ask
    left.write_bytes(left.read_bytes() + b"\n")
    assert kept_greeting(left) is None


def test_a_note_that_is_damaged_or_of_another_draft_is_no_note(left: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.imr.toml"
    other.write_bytes(left.read_bytes())
    assert kept_greeting(other) is None
    keep_greeting(other, "there", "What?")
    assert kept_greeting(other) == ("there", "What?")
    for note in Path(tmp_path).rglob("left/*.json"):
        note.write_text('{"sha": 3')
    assert kept_greeting(other) is None
    assert kept_greeting(tmp_path / "none.imr.toml") is None


def test_no_answer_stands_in_the_note(left: Path, session: Session, tmp_path: Path) -> None:
    again = Session.open(left)
    again.answer(AGENCY, "Eastmere Health")
    again.go(AGENCY)
    again.close()
    assert kept_greeting(left) is not None
    assert all(b"Eastmere" not in note.read_bytes() for note in Path(tmp_path).rglob("left/*.json"))


@pytest.mark.parametrize("noted", [True, False])
def test_what_is_typed_before_there_is_a_box_is_in_the_box(*, noted: bool, left: Path) -> None:
    if not noted:
        shutil.rmtree(settings.state_dir() / "left")
    terminal = Terminal(str(left))
    try:
        # The first letters come before the program has so much as seen the terminal.
        for word in ("East", "mere ", "Hea", "lth"):
            terminal.type(word)
            terminal.read(0.1)
        terminal.wait_for("Your answer")
        terminal.type(" Trust\r")
        terminal.wait_for("What does your agency do?")
        terminal.type("\x11")
        assert terminal.end() == 0
    finally:
        terminal.close()
    answer = Session.open(left).draft.answer(AGENCY)
    assert answer is not None
    assert answer.value == "Eastmere Health Trust"


def test_leaving_at_once_waits_for_the_draft_and_leaves(terminal: Terminal) -> None:
    terminal.wait_for("Opening ...")
    terminal.type("\x11")
    assert terminal.end() == 0


def test_a_draft_that_cannot_be_opened_after_all_is_told_in_a_sentence(left: Path) -> None:
    foreign = left.with_name("foreign.imr.toml")
    foreign.write_text('format = 1\ndoc_id = "another"\n[form]\nid = "no-such-form"\n', "utf-8")
    keep_greeting(foreign, "there", "What is asked?")
    running = Terminal(str(foreign))
    try:
        running.wait_for("no-such-form")
        assert running.end() == 3
        assert "Traceback" not in running.text
    finally:
        running.close()


async def test_the_greeting_shows_the_place_and_the_question_and_not_a_word_more() -> None:
    from textual.app import App

    from imrassist.tui.screens.greeting import Greeting
    from tests.tui.screen import text_of

    class Waiting(App[None]):
        def open_behind(self) -> None:
            """Nothing is behind it here."""

    app = Waiting()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(Greeting("0 Front sheet > Agency", "What is the name of your agency?"))
        await pilot.pause()
        shown_words = " ".join(text_of(app).replace("─", " ").split())
    assert shown_words == "0 Front sheet > Agency What is the name of your agency? Opening ..."
