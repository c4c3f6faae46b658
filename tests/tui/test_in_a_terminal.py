"""The app in a real terminal: bursts, kills, signals, a closed window, a crash."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from imrassist.model.answer import Place
from imrassist.session import Session
from tests.tui.terminal import Terminal

AGENCY, PROFILE = Place("agency"), Place("agency_profile")
Start = Callable[..., Terminal]


@pytest.fixture
def start(session: Session) -> Iterator[Start]:
    """Opens the draft in a terminal."""
    session.close()
    running: list[Terminal] = []

    def begin(*args: str, size: tuple[int, int] = (80, 24), env: dict[str, str] | None = None) -> Terminal:
        running.append(Terminal(str(session.path), *args, size=size, env=env))
        return running[-1]

    yield begin
    for each in running:
        each.close()


def _rest(terminal: Terminal) -> None:
    """As long as an author looks up: the text is shown, and has been kept."""
    terminal.wait_for("4 words, F2")
    terminal.read(1.0)


def again(session: Session) -> Session:
    return Session.open(session.path)


def test_a_burst_of_text_and_f2_gives_the_whole_text(session: Session, start: Start) -> None:
    terminal = start("--goto", "agency_profile")
    terminal.wait_for("What does your agency do?")
    text = "Health visiting for all families in the town of Eastmere and its villages."
    terminal.type(text + "\x1bOQ")
    terminal.wait_for("Which code has the board given")
    terminal.type("\x11")
    assert terminal.end() == 0
    answer = again(session).draft.answer(PROFILE)
    assert answer is not None
    assert answer.value == text


def test_a_letter_taken_back_in_a_burst_is_the_right_one(session: Session, start: Start) -> None:
    terminal = start("--goto", "agency")
    terminal.wait_for("agency")
    terminal.wait_for("Your answer")
    terminal.type("Eastmerx\x7fe Health\r")
    terminal.wait_for("What does your agency do?")
    terminal.type("\x11")
    assert terminal.end() == 0
    answer = again(session).draft.answer(AGENCY)
    assert answer is not None
    assert answer.value == "Eastmere Health"


def test_leaving_in_the_same_burst_keeps_what_was_typed(session: Session, start: Start) -> None:
    terminal = start("--goto", "agency_profile")
    terminal.wait_for("What does your agency do?")
    terminal.type("Half of a sente\x11")
    assert terminal.end() == 0
    assert again(session).typed(PROFILE) == "Half of a sente"


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_whatever_ends_the_program_what_was_typed_is_there_again(
    session: Session, start: Start, how: signal.Signals
) -> None:
    terminal = start("--goto", "agency_profile")
    terminal.wait_for("What does your agency do?")
    terminal.type("Half of a sentence")
    _rest(terminal)
    status = terminal.kill(how)
    assert status == (-9 if how is signal.SIGKILL else 130)
    assert again(session).typed(PROFILE) == "Half of a sentence"


def test_a_closed_window_loses_nothing(session: Session, start: Start) -> None:
    terminal = start("--goto", "agency_profile")
    terminal.wait_for("What does your agency do?")
    terminal.type("Half of a sentence")
    _rest(terminal)
    terminal.hang_up()
    assert again(session).typed(PROFILE) == "Half of a sentence"


def test_a_window_of_sixty_by_eighteen_asks_for_a_bigger_one(start: Start) -> None:
    terminal = start(size=(60, 18))
    terminal.wait_for("Please make the window bigger")
    terminal.type("\x11")
    assert terminal.end() == 0


def test_a_crash_says_where_in_the_program_and_nothing_of_the_draft(
    session: Session, start: Start, tmp_path: Path
) -> None:
    opened = again(session)
    opened.answer(AGENCY, "Zanzibar Health")
    opened.close()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "sitecustomize.py").write_text(
        "import imrassist.tui.screens.interview as i\n"
        "def fail(self, *args):\n"
        "    secret = 'Zanzibar Health'\n"
        "    raise ValueError(secret)\n"
        "i.InterviewScreen.action_why = fail\n"
    )
    path = f"{tmp_path / 'broken'}:{Path(__file__).resolve().parents[2]}"
    terminal = start("--goto", "agency_profile", env={"PYTHONPATH": path})
    terminal.wait_for("What does your agency do?")
    terminal.type("Half of a sentence")
    _rest(terminal)
    for key in ("\t", "\x1b[C", "\x1b[C", "\x1b[C", "\r"):
        terminal.type(key)
        terminal.read(0.2)
    status = terminal.end()
    after = terminal.text.rpartition("imrassist stopped")[2]
    assert status == 70
    assert "ValueError at" in after
    assert "Zanzibar" not in after
    assert "Traceback" not in terminal.text
    assert again(session).typed(PROFILE) == "Half of a sentence"


def test_no_variable_of_the_toolkit_writes_the_screen_anywhere(start: Start, tmp_path: Path) -> None:
    env = {
        "TEXTUAL_LOG": str(tmp_path / "log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path),
    }
    terminal = start(env=env)
    terminal.wait_for("Is any child at risk")
    terminal.read(1.5)
    terminal.type("\x11")
    assert terminal.end() == 0
    assert not (tmp_path / "log").exists()
    assert not list(tmp_path.glob("*.svg"))


def test_without_colour_the_screen_has_none(start: Start) -> None:
    terminal = start(env={"NO_COLOR": "1"})
    terminal.wait_for("Is any child at risk")
    terminal.type("\x11")
    assert terminal.end() == 0
    colours = {
        part.decode()
        for part in terminal.raw.split(b"\x1b[")
        if (part[:5] in (b"38;2;", b"48;2;") or b";38;2;" in part[:20])
    }
    for colour in colours:
        numbers = colour.partition("m")[0].partition("8;2;")[2].split(";")[:3]
        assert len(set(numbers)) == 1, colour


def test_nothing_is_left_behind_in_the_terminal(start: Start) -> None:
    terminal = start()
    terminal.wait_for("Is any child at risk")
    terminal.type("\x11")
    assert terminal.end() == 0
    terminal.read(0.2)
    assert terminal.raw.count(b"\x1b[?1049h") == terminal.raw.count(b"\x1b[?1049l") == 1
