from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_each_change_is_acknowledged_and_all_are_there_afterwards(imrassist: Run, desk: Path) -> None:
    imrassist("new", "case")
    done = imrassist("selftest", "write", "case.imr.toml", "--count", "5")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split("\n") == ["ACK 1", "ACK 2", "ACK 3", "ACK 4", "ACK 5", ""]
    before = (desk / "case.imr.toml").read_bytes()
    assert imrassist("selftest", "recover", "case.imr.toml").stdout.splitlines()[-1] == "STATE 5"
    assert (desk / "case.imr.toml").read_bytes() == before


def test_writing_goes_on_from_what_is_there(imrassist: Run) -> None:
    imrassist("new", "case")
    imrassist("selftest", "write", "case", "--count", "2")
    assert imrassist("selftest", "write", "case", "--count", "3").stdout == "ACK 3\n"


def test_a_text_that_was_altered_is_noticed_and_not_counted(imrassist: Run, desk: Path) -> None:
    imrassist("new", "case")
    imrassist("selftest", "write", "case", "--count", "3")
    path = desk / "case.imr.toml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    # Without its end mark the file is as one written by hand: taken for what it says.
    text = "".join(line for line in lines if not line.startswith("# end"))
    path.write_text(text.replace("Change 2 ", "Change two "), "utf-8")
    said = imrassist("selftest", "recover", "case").stdout
    assert said.startswith("DAMAGED ")
    assert "WRONG" not in said
    assert said.endswith("STATE 1\n")


def test_what_is_typed_and_not_given_is_printed(imrassist: Run) -> None:
    imrassist("talk", "case", said="/goto agency_profile\nThe agency does much\n/quit\n")
    assert "The agency does much" in imrassist("selftest", "recover", "case", "--print", "agency_profile").stdout
