from __future__ import annotations

import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from imrassist import settings

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_draft_is_started_for_its_owner_alone_and_named_on_stdout(imrassist: Run, desk: Path) -> None:
    done = imrassist("new", "case-7")
    assert done.returncode == 0
    path = desk / "case-7.imr.toml"
    assert Path(done.stdout.strip()).name == path.name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "imrassist talk" in done.stderr


def test_a_name_that_is_taken_is_refused_and_left_as_it_is(imrassist: Run, desk: Path) -> None:
    imrassist("new", "case-7")
    before = (desk / "case-7.imr.toml").read_bytes()
    done = imrassist("new", "case-7.imr.toml")
    assert (done.returncode, done.stdout) == (3, "")
    assert "case-7.imr.toml" in done.stderr
    assert (desk / "case-7.imr.toml").read_bytes() == before


def test_an_unknown_form_is_told_with_those_there_are(imrassist: Run, desk: Path) -> None:
    done = imrassist("new", "case-7", "--form", "nowhere-1999")
    assert done.returncode == 2
    assert "nowhere-1999" in done.stderr
    assert list(desk.iterdir()) == []


@pytest.mark.parametrize("name", ["", " ", ".", "..", "w2/", "../w2/"])
def test_what_is_no_name_of_a_file_is_told_and_starts_nothing(imrassist: Run, desk: Path, name: str) -> None:
    for command in ("new", "talk"):
        done = imrassist(command, name)
        assert (done.returncode, done.stdout) == (3, "")
        assert len(done.stderr.splitlines()) == 1
    assert list(desk.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(imrassist: Run) -> None:
    done = imrassist("new", "nowhere/case-7")
    assert (done.returncode, done.stdout) == (3, "")


def test_what_was_started_or_talked_about_is_offered_at_home(imrassist: Run, desk: Path) -> None:
    imrassist("new", "case-7")
    imrassist("talk", "case-8", said="no\n")
    imrassist("talk", "case-7", said="no\n")
    imrassist("check", "case-8.imr.toml")
    assert [Path(each).name for each in settings.load()[0].recent] == ["case-7.imr.toml", "case-8.imr.toml"]
