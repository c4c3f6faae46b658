"""Every call to the disk fails once, or from then on, or the program ends there: nothing acknowledged is lost."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import imrassist
from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.storage.store import Store
from tests.storage.desk import Desk

TOP = str(Path(imrassist.__file__).parent.parent)
CALLS = ("open", "write", "fsync", "replace", "link", "unlink", "mkdir", "close")
ERRORS = {
    "open": errno.EACCES,
    "mkdir": errno.EACCES,
    "replace": errno.EXDEV,
    "unlink": errno.EBUSY,
    "link": errno.EPERM,
}
NOW = datetime(2024, 9, 17, 14, 32)


class PowerCutError(BaseException):
    """The program ends here: nothing after this call happens."""


class FaultyDisk:
    """The ``at``-th call to the disk within a folder fails: ``once``, ``on`` (and every one after it), or ``ends``."""

    def __init__(self, at: int, how: str, folder: Path) -> None:
        self.at = at
        self.how = how
        self.folder = str(folder)
        self.count = 0
        self.open: set[int] = set()
        self.real: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in CALLS}

    def __enter__(self) -> FaultyDisk:
        for name in CALLS:
            setattr(os, name, partial(self.call, name))
        return self

    def __exit__(self, *_: object) -> None:
        for name, function in self.real.items():
            setattr(os, name, function)
        for fd in self.open:
            with suppress(OSError):
                os.close(fd)

    def call(self, name: str, *args: Any, **more: Any) -> Any:
        ours = args[0] in self.open if isinstance(args[0], int) else os.fspath(args[0]).startswith(self.folder)
        if not ours or (self.how == "ends" and name == "close"):
            return self.real[name](*args, **more)
        self.count += 1
        if self.count == self.at or (self.count > self.at and self.how != "once"):
            self.fail(name, args[0])
        if name == "fsync":
            # Whether it is on the disk shows only when the computer stops; here it would only take long.
            return None
        found = self.real[name](*args, **more)
        if name == "open":
            self.open.add(found)
        elif name == "close":
            self.open.discard(args[0])
        return found

    def fail(self, name: str, first: Any) -> None:
        if self.how == "ends":
            raise PowerCutError
        if name == "close":
            self.real[name](first)
        raise OSError(ERRORS.get(name, errno.EIO), "made to fail")


def work(desk: Desk, acknowledged: list[int]) -> None:
    """Six answers with two saves in between, each noted once it is said to be safe."""
    desk.open()
    for number in range(1, 7):
        if desk.say(f"q{number}", str(number)):
            acknowledged[0] = number
        if number % 3 == 0:
            with suppress(ImrError):
                desk.save()
                acknowledged[0] = number
    desk.close()
    acknowledged[0] = 6


def judged(desk: Desk, acknowledged: int, what: str) -> None:
    _, opened = Store.open(desk.path, read_only=True)
    answers = opened.draft.answers
    for number in range(1, acknowledged + 1):
        answer = opened.draft.answer(Place(f"q{number}"))
        assert answer is not None, f"{what}: answer {number} of {acknowledged} acknowledged is lost"
        assert answer.value == str(number), what
    assert set(answers) <= {f"q{number}" for number in range(1, 7)}, what


@pytest.mark.parametrize("how", ["once", "on", "ends"])
def test_whichever_call_to_the_disk_fails_nothing_acknowledged_is_lost(tmp_path: Path, how: str) -> None:
    start = Desk(tmp_path / "start" / "case é.imr.toml", NOW)
    os.environ["IMRASSIST_STATE_DIR"] = str(tmp_path / "start" / "state")
    start.path.parent.mkdir()
    start.create().close()
    at = 0
    while True:
        at += 1
        folder = tmp_path / f"{how}{at}"
        shutil.copytree(start.path.parent, folder)
        os.environ["IMRASSIST_STATE_DIR"] = str(folder / "state")
        desk = Desk(folder / start.path.name, NOW)
        acknowledged = [0]
        with FaultyDisk(at, how, folder) as disk, suppress(ImrError, PowerCutError):
            work(desk, acknowledged)
        if hasattr(desk, "store"):
            desk.crash()
        judged(desk, acknowledged[0], f"call {at} {how}")
        shutil.rmtree(folder)
        if disk.count < at:
            break
    assert at > 80


KILLED = """
import sys
from datetime import datetime
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.storage.desk import Desk
desk = Desk(Path(sys.argv[1]), datetime(2024, 9, 17))
desk.open()
number = len(desk.draft.answers)
while True:
    number += 1
    desk.say(f"q{number}", str(number) * 300)
    print(number, flush=True)
    if number % 4 == 0:
        desk.save()
"""


def test_a_program_that_is_killed_at_any_moment_loses_nothing_it_acknowledged(desk: Desk, state: Path) -> None:
    desk.create().close()
    said = 0
    for seconds in (0, 0.01, 0.03, 0.07, 0.13):
        command = [sys.executable, "-c", KILLED, str(desk.path), TOP]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": TOP}) as program:
            assert program.stdout is not None
            said = int(program.stdout.readline())
            time.sleep(seconds)
            program.send_signal(signal.SIGKILL)
            said = max([said, *(int(line) for line in program.stdout.read().split(b"\n")[:-1])])
        opened = desk.open()
        assert not opened.read_only
        assert len(opened.draft.answers) >= said
        for number in range(1, said + 1):
            assert desk.given(f"q{number}") == str(number) * 300
        desk.crash()
    assert said > 5
