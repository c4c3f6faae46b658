"""A real terminal: the program in a process of its own behind a pty, its screen read back as lines."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_ESCAPE = re.compile(
    rb"\x1b\[[0-9;:?<>=]*[a-zA-Z]|\x1b[PX^_].*?\x1b\\|\x1b\].*?(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>78]", re.DOTALL
)


def _elsewhere() -> dict[str, str]:
    # The size of the terminal that the tests run in would stand before the one made here.
    return {name: said for name, said in os.environ.items() if name not in ("COLUMNS", "LINES")}


class Terminal:
    """Runs `python -m imrassist ...`, types at it, and sees what it writes."""

    def __init__(self, *args: str, size: tuple[int, int] = (80, 24), env: dict[str, str] | None = None) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.raw = b""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "imrassist", *args],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**_elsewhere(), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **(env or {})},
        )
        os.close(slave)

    @property
    def text(self) -> str:
        """All that was ever written, without escapes: enough to wait for words."""
        return _ESCAPE.sub(b"", self.raw).decode("utf-8", "replace")

    def read(self, seconds: float) -> None:
        """Takes in what comes within this time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self.master], [], [], left)
            if not ready:
                return
            try:
                data = os.read(self.master, 65536)
            except OSError:
                return
            if not data:
                return
            self.raw += data

    def wait_for(self, words: str, seconds: float = 30.0) -> None:
        """Until these words were written."""
        end = time.monotonic() + seconds
        while words not in self.text:
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"{words!r} never came (status {self.process.poll()}): ...{self.text[-600:]}")
            self.read(0.05)

    def type(self, text: str) -> None:
        """Sends a text in one write, as a paste without brackets or a slow line does."""
        os.write(self.master, text.encode())

    def end(self, seconds: float = 20.0) -> int:
        """The exit status, once it has ended by itself."""
        limit = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < limit:
            self.read(0.05)
        return self.process.wait(timeout=1)

    def kill(self, how: int = signal.SIGKILL) -> int:
        """Ends it from outside."""
        self.process.send_signal(how)
        return self.end()

    def hang_up(self) -> int:
        """Closes the window."""
        os.close(self.master)
        self.master = -1
        self.process.send_signal(signal.SIGHUP)
        return self.process.wait(timeout=20)

    def close(self) -> None:
        """Whatever happened, nothing is left running."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.master >= 0:
            os.close(self.master)
