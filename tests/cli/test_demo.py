from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
BOTH = ["imr-submission.docx", "imr-working.docx"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.req("2.1")
def test_both_copies_are_written_where_one_says(imrassist: Run, desk: Path) -> None:
    done = imrassist("demo", "--export", "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert names(desk) == ["out"]
    assert names(desk / "out") == BOTH
    assert sorted(Path(line).name for line in done.stdout.splitlines()) == BOTH
    for name in BOTH:
        assert len(docx.Document(str(desk / "out" / name)).tables) > 2


def test_without_a_terminal_they_are_written_into_the_current_folder(imrassist: Run, desk: Path) -> None:
    assert imrassist("demo").returncode == 0
    assert names(desk) == BOTH


def test_but_never_over_files_that_are_there_already(imrassist: Run, desk: Path) -> None:
    (desk / "imr-submission.docx").write_bytes(b"mine")
    assert imrassist("demo").returncode == 0
    assert (desk / "imr-submission.docx").read_bytes() == b"mine"
    assert names(desk / "imrassist-demo") == BOTH


def test_nothing_of_the_example_stays_behind(imrassist: Run, tmp_path: Path) -> None:
    imrassist("demo", "--export", "out")
    assert not [path for path in (tmp_path / "state").rglob("*") if path.is_file()]


def test_a_folder_that_cannot_be_written_is_3(imrassist: Run) -> None:
    done = imrassist("demo", "--export", "/proc/nowhere")
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1
