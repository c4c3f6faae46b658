from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

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


def test_a_draft_that_was_never_there_is_3(imrassist: Run) -> None:
    done = imrassist("recover", "nowhere")
    assert (done.returncode, done.stdout) == (3, "")
