from __future__ import annotations

import errno
from pathlib import Path

import pytest

from imrassist.cli import exits
from imrassist.errors import ImrError


def guarded_as(error: BaseException) -> int:
    def work() -> int:
        raise error

    return exits.guarded(work)


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard's settings of the process are for the program, not for the tests."""
    monkeypatch.setattr(exits, "_be_private", lambda: None)


def test_the_status_of_a_command_is_passed_on() -> None:
    assert exits.guarded(lambda: 1) == 1


def test_what_cannot_be_done_is_told_whole_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    status = guarded_as(ImrError("case-7.imr.toml, line 12", "This is no day.", "Write dd/mm/yy."))
    said = capsys.readouterr()
    assert (status, said.out) == (3, "")
    assert said.err == "case-7.imr.toml, line 12: This is no day. Write dd/mm/yy. Nothing was changed.\n"


def test_a_fault_tells_its_place_in_the_code_but_not_the_value_it_fell_over(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def work() -> int:
        name = "Kelly Q. Private"
        return int(name)

    assert exits.guarded(work) == 70
    said = capsys.readouterr()
    assert said.out == ""
    assert "ValueError" in said.err
    assert "imrassist/cli/exits.py, line" in said.err
    assert "Kelly" not in said.err
    assert "Traceback" not in said.err


def test_an_interruption_is_130() -> None:
    assert guarded_as(KeyboardInterrupt()) == 130
    assert guarded_as(exits.Stopped()) == 130


def test_a_file_that_cannot_be_written_is_3_and_its_path_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    error = OSError(errno.ENOSPC, "No space left on device", "/home/kelly/case.toml")
    assert guarded_as(error) == 3
    said = capsys.readouterr().err
    assert "No space left" in said
    assert "kelly" not in said


def test_the_place_of_a_fault_is_never_a_path_of_this_computer() -> None:
    assert str(Path.home()) not in exits.crash_sentence("KeyError", None)
