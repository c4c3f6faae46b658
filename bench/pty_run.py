"""A program on a terminal of its own: when does a text come on its screen?"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import fcntl
    import pty
    import termios

ESCAPE = re.compile(
    rb"\x1b(?:\[[0-9;:?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[()][0-9A-B]|[=>78])"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """How long it took until a text stood on the screen."""

    seconds: float
    """By the clock, from the start of the process."""
    cpu: float
    """Seconds of work in all its threads: what a busy machine does not stretch. 0 where the system does not tell."""


class NotShownError(AssertionError):
    """The text did not come in time; holds the last of what did."""


@contextlib.contextmanager
def until_shown(
    command: Sequence[str],
    text: str,
    *,
    env: Mapping[str, str],
    cwd: Path,
    size: tuple[int, int] = (120, 40),
    wait: float = 30,
) -> Iterator[Shown]:
    """Starts `command` on a terminal of `size` (columns, lines); tells when `text` stood on it.

    The program still runs while the block does, and is ended after it. Blanks
    count as one: a screen draws words, and moves between them as it likes.
    Raises NotShownError when the text has not come after `wait` seconds.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    began = time.perf_counter()
    child = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=dict(env), cwd=cwd, start_new_session=True
    )
    os.close(slave)
    try:
        seconds = _wait_for(master, text, began, wait)
        yield Shown(seconds, _cpu(child.pid))
    finally:
        _end(child, master)


def _wait_for(master: int, text: str, began: float, wait: float) -> float:
    wanted, seen = _plain(text.encode()), b""
    assert wanted, "nothing to wait for"
    while (left := began + wait - time.perf_counter()) > 0:
        ready, _, _ = select.select([master], [], [], left)
        try:
            came = os.read(master, 65536) if ready else b""
        except OSError:  # Linux says so when the program has closed its side.
            came = b""
        if not came:
            break
        now = time.perf_counter()
        seen += came
        if wanted in _plain(seen):
            return now - began
    raise NotShownError(
        f"{text!r} was not shown; the last that was: {_plain(seen)[-600:].decode('utf-8', 'replace')!r}"
    )


def _cpu(pid: int) -> float:
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text("ascii").split()[0]) for task in tasks) / 1e9


def _plain(raw: bytes) -> bytes:
    return b"".join(ESCAPE.sub(b"", raw).split())


def _end(child: subprocess.Popen[bytes], master: int) -> None:
    if child.poll() is None:
        child.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + 5
    while child.poll() is None and time.monotonic() < deadline:
        # What it still writes must be read, or it waits for us for ever.
        ready, _, _ = select.select([master], [], [], 0.05)
        with contextlib.suppress(OSError):
            _ = os.read(master, 65536) if ready else b""
    if child.poll() is None:
        child.kill()
    child.wait()
    os.close(master)
