from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_sound_draft_is_said_to_be_sound(imrassist: Run) -> None:
    imrassist("talk", "case", said="no\n")
    done = imrassist("recover", "case")
    assert done.returncode == 0
    assert "This draft is sound." in done.stderr


def test_a_damaged_draft_is_put_together_again_and_its_file_is_kept(imrassist: Run, desk: Path) -> None:
    imrassist("talk", "case", said="no\nno\n")
    path = desk / "case.imr.toml"
    damaged = path.read_bytes()[:60]
    path.write_bytes(damaged)
    dry = imrassist("recover", "case", "--dry-run")
    assert dry.returncode == 0
    assert dry.stdout == ""
    assert "It holds 2 answers" in dry.stderr
    assert path.read_bytes() == damaged
    done = imrassist("recover", "case")
    assert done.returncode == 0
    whole = Path(done.stdout.strip())
    assert b"child_at_risk" in whole.read_bytes()
    assert any(each.read_bytes() == damaged for each in desk.iterdir() if each.is_file())


@pytest.fixture
def example(imrassist: Run, desk: Path) -> bytes:
    """The bytes of a draft that was sent from elsewhere: nothing of it is kept here."""
    return (ROOT / "prompts/stockport-2010/example/example.imr.toml").read_bytes()


def test_of_a_cut_file_without_any_copy_what_is_whole_is_put_under_a_new_name(
    imrassist: Run, desk: Path, example: bytes
) -> None:
    cut = desk / "cut.imr.toml"
    cut.write_bytes(example[:20_000])
    dry = imrassist("recover", "cut.imr.toml", "--dry-run")
    assert (dry.returncode, dry.stdout, [each.name for each in desk.iterdir()]) == (0, "", ["cut.imr.toml"])
    done = imrassist("recover", "cut.imr.toml")
    assert done.returncode == 0
    assert cut.read_bytes() == example[:20_000]
    new = Path(done.stdout.strip())
    assert new.name.startswith("cut (recovered ")
    assert "Left out, because it could not be read: line" in done.stderr
    number = int(re.search(r"It holds (\d+) answers", done.stderr)[1])  # type: ignore[index]  # a miss fails the test
    assert number > 50
    assert imrassist("check", str(new)).returncode == 1


def test_and_of_one_that_is_damaged_in_its_middle_all_but_that_entry(
    imrassist: Run, desk: Path, example: bytes
) -> None:
    at = example.index(b"[[contact]]") + 40
    (desk / "hurt.imr.toml").write_bytes(example[:at] + b'\x00\xff"' + example[at + 3 :])
    done = imrassist("recover", "hurt.imr.toml")
    assert done.returncode == 0
    before = len(tomllib.loads(example.decode())["contact"])
    assert len(tomllib.loads(Path(done.stdout.strip()).read_text("utf-8"))["contact"]) == before - 1


def test_but_of_a_file_that_is_no_draft_nothing_is_made(imrassist: Run, desk: Path) -> None:
    (desk / "photo.imr.toml").write_bytes(b"PK\x03\x04 word/document.xml \x00")
    done = imrassist("recover", "photo.imr.toml")
    assert (done.returncode, done.stdout) == (3, "")
    assert "this is a Word document, and no draft" in done.stderr
    assert len(list(desk.iterdir())) == 1


def test_a_draft_of_another_form_is_told_with_the_form_and_how_to_name_it(imrassist: Run, desk: Path) -> None:
    (desk / "a.imr.toml").write_text('format = 1\n\n[form]\nid = "garden"\n', "utf-8")
    for command in ("check", "recover"):
        done = imrassist(command, "a.imr.toml")
        assert done.returncode == 3
        assert 'the form "garden"' in done.stderr
        assert "--form FOLDER" in done.stderr
        assert "text editor" not in done.stderr


def test_a_draft_that_was_never_there_is_3(imrassist: Run) -> None:
    done = imrassist("recover", "nowhere")
    assert (done.returncode, done.stdout) == (3, "")
