"""Line mode as a process: pipes that break, disks that are full, bytes that are no text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_draft_that_is_not_there_is_started_and_that_is_said(imrassist: Run, desk: Path) -> None:
    done = imrassist("talk", "case", said="no\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("There was no draft case.imr.toml, so a new one is started.\n")
    assert (desk / "case.imr.toml").exists()


def test_the_end_of_the_input_saves_and_is_0_and_the_next_talk_goes_on_there(imrassist: Run) -> None:
    first = imrassist("talk", "case", said="no")
    assert first.returncode == 0
    assert first.stdout.rstrip().splitlines()[-1].startswith("Saved in case.imr.toml.")
    again = imrassist("talk", "case")
    assert again.stdout.startswith("Draft case.imr.toml.\n")
    assert "Is any child at risk of harm right now?" not in again.stdout


def test_a_slip_at_the_end_of_the_input_does_not_go_round_for_ever(imrassist: Run) -> None:
    done = imrassist("talk", "case", said="/goto due_report\n31/02/10\n")
    assert done.returncode == 0
    assert done.stdout.count("By which day must the rest of the report be with the board?") == 2


def test_bytes_that_are_no_text_are_heard_without_a_fault(imrassist: Run) -> None:
    done = imrassist("talk", "case", said=b"\xef\xbb\xbfno\r\n\xff\xfe\x00\r\n/goto agency\r\nCaf\xe9 Health\r\n")
    assert done.returncode == 0
    assert "Caf\u00e9 Health" in imrassist("selftest", "recover", "case", "--print", "agency").stdout


def test_a_line_of_millions_of_characters_is_refused_and_the_talk_goes_on(imrassist: Run) -> None:
    done = imrassist("talk", "case", said="/goto agency\n" + "x" * 2_500_000 + "\nEastmere Health\n")
    assert done.returncode == 0
    assert "characters long" in done.stdout
    assert "Nothing was typed" not in done.stdout
    assert "Saved." in done.stdout


def test_a_reader_that_leaves_ends_the_talk_with_all_saved(imrassist: Run, desk: Path) -> None:
    command = f'printf "no\\nno\\nno\\n" | "{sys.executable}" -m imrassist talk case | head -n 3 >/dev/null; '
    done = subprocess.run(
        ["bash", "-c", command + 'exit "${PIPESTATUS[1]}"'],
        capture_output=True, text=True, check=False, timeout=60, env=dict(os.environ),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert (desk / "case.imr.toml").exists()


def test_a_full_disk_is_told_and_what_was_acknowledged_is_there_afterwards(imrassist: Run, desk: Path) -> None:
    if sys.platform == "win32":
        return  # no such limit there
    import resource

    imrassist("talk", "case", said="no\n")

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))

    long = "\n".join(["/goto agency_profile", *("The agency gives help to families. " * 3 for _ in range(30)), "."])
    done = imrassist("talk", "case", said=long + "\n", preexec_fn=little_room)
    assert done.returncode == 3
    assert "ot saved" in done.stdout or "cannot be written" in done.stdout or "could not be" in done.stdout
    assert "agency gives help" not in done.stderr
    assert imrassist("check", "case.imr.toml").returncode == 1


def test_output_that_cannot_be_written_is_told_on_stderr(desk: Path) -> None:
    if not Path("/dev/full").exists():
        return
    done = subprocess.run(
        ["bash", "-c", f'echo no | "{sys.executable}" -m imrassist talk case >/dev/full'],
        capture_output=True, text=True, check=False, timeout=60, env=dict(os.environ),
    )  # fmt: skip
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1


def test_two_programs_do_not_write_one_draft(imrassist: Run, desk: Path) -> None:
    imrassist("new", "case")
    command = [sys.executable, "-m", "imrassist", "talk", "case"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdin is not None
        assert first.stdout is not None
        for line in first.stdout:
            if b"at risk" in line:
                break
        second = imrassist("talk", "case", said="yes\nyes\n")
        first.stdin.write(b"no\n/quit\n")
        first.stdin.close()
        first.stdout.read()
    assert "reading only" in second.stdout
    assert second.stdout.count("case.imr.toml is open already, by") == 2
    assert second.stdout.endswith("Nothing was saved in case.imr.toml.\n")
    assert "Saved" not in second.stdout
    assert second.returncode == 3
    assert "child_at_risk" in (desk / "case.imr.toml").read_text("utf-8")
    assert 'given = "no"' in (desk / "case.imr.toml").read_text("utf-8")


def test_streams_that_are_closed_are_no_fault(desk: Path) -> None:
    for closed, status in (("<&-", 0), (">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0)):
        command = f'echo no | "{sys.executable}" -m imrassist talk case {closed}'
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60)
        assert (done.returncode, done.stderr) == (status, ""), closed
