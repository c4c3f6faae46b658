"""Line mode on a real terminal: the line can be edited, pastes come whole, an interruption keeps what was begun."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SIZES = ("COLUMNS", "LINES")
"""Where they are set they say how wide the terminal of the tests is, not the one that is made here."""

# A run of tests that was begun in the background hears no interruption, and what it starts neither.
HEARING = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "os.execv(sys.executable, [sys.executable, '-m', 'imrassist', *sys.argv[1:]])"
)

Run = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., "Keyboard"]


class Keyboard:
    """A terminal of its own with `imrassist talk` on it."""

    def __init__(self, *args: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.fd, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
        self.program = subprocess.Popen(
            [sys.executable, "-c", HEARING, "talk", *args],
            stdin=other,
            stdout=other,
            stderr=other,
            env={**{name: said for name, said in os.environ.items() if name not in SIZES}, "TERM": "xterm"},
        )
        os.close(other)
        self.seen = ""

    def wait(self, text: str) -> str:
        """What came on the screen up to this text since the last wait."""
        end = time.monotonic() + 30
        while text not in self.seen and time.monotonic() < end:
            if select.select([self.fd], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self.fd, 65536).decode("utf-8", "replace").replace("\r\n", "\n")
                except OSError:
                    break
        assert text in self.seen, self.seen
        found, _, self.seen = self.seen.partition(text)
        return found

    def type(self, text: str) -> None:
        """Press these keys."""
        os.write(self.fd, text.encode())

    def until_idle(self) -> None:
        """Until it waits for a key: a signal that comes just before is heard only with the next one."""
        state = Path(f"/proc/{self.program.pid}/stat")
        end = time.monotonic() + 30
        while state.exists() and time.monotonic() < end and state.read_text().rpartition(")")[2].split()[0] != "S":
            time.sleep(0.01)

    def end(self) -> int:
        """The exit status."""
        try:
            return self.program.wait(30)
        finally:
            os.close(self.fd)


@pytest.fixture
def keyboard(desk: Path) -> Iterator[Start]:
    started: list[Keyboard] = []

    def start(*args: str) -> Keyboard:
        started.append(Keyboard(*args))
        return started[-1]

    yield start
    for each in started:
        each.program.kill()
        each.program.wait(30)


def test_a_draft_is_not_started_unasked(keyboard: Start, desk: Path) -> None:
    at = keyboard("case")
    at.wait("Start a new one? Yes or no. ")
    at.type("no\n")
    at.wait("Nothing was started.")
    assert at.end() == 0
    assert list(desk.iterdir()) == []


def test_an_interrupted_line_is_kept_and_taken_up_again(keyboard: Start, imrassist: Run) -> None:
    imrassist("new", "case")
    at = keyboard("case", "--goto", "agency_profile")
    at.wait(". ends > ")
    at.type("The agency gives\n")
    at.wait(". ends > ")
    at.type("health visiting to fam")
    at.wait("fam")
    at.until_idle()
    at.program.send_signal(signal.SIGINT)
    at.wait("Interrupted.")
    assert at.end() == 130
    again = keyboard("case")
    shown = again.wait(". ends > ")
    assert 'You had begun: "The agency gives health visiting to fam"' in " ".join(shown.split())
    again.type("/quit\n")
    again.wait("Saved in")
    assert again.end() == 0


def test_sentences_are_broken_at_words_and_never_wider_than_the_window(keyboard: Start, imrassist: Run) -> None:
    imrassist("new", "case")
    at = keyboard("case")
    shown = at.wait("> ")
    at.type("\x04")
    at.wait("Saved in")
    assert at.end() == 0
    assert max(len(line) for line in shown.replace("\x1b[?2004h", "").splitlines()) < 60
    assert "Type your answer and press Enter. /help helps, /skip leaves\na question for later, /quit stops." in shown


def test_a_paste_of_several_lines_does_not_answer_the_next_question(keyboard: Start, imrassist: Run) -> None:
    imrassist("new", "case")
    at = keyboard("case", "--goto", "agency")
    marked = "\x1b[?2004h" in at.wait("> ")  # the line editor has asked for marks around a paste
    page = "Eastmere Health\nSecond line\n"
    at.type(f"\x1b[200~{page}\x1b[201~\n" if marked else page)
    shown = at.wait("What is the name of your agency?")
    assert "lines, and there is room for one" in " ".join(shown.split())
    at.wait("> ")
    at.type("\x04")
    at.wait("Saved in")
    assert at.end() == 0
