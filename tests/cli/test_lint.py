from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]
HARBOUR = Path(__file__).resolve().parents[1] / "forms" / "harbour"


def test_a_sound_form_is_0(imrassist: Run) -> None:
    done = imrassist("lint", "--form", str(HARBOUR))
    assert (done.returncode, done.stdout, done.stderr) == (0, "No mistakes.\n", "")


def test_a_mistake_is_1_and_named_with_file_line_and_key(imrassist: Run, tmp_path: Path) -> None:
    form = tmp_path / "form"
    shutil.copytree(HARBOUR, form)
    path = form / "prompts" / "00-cover.toml"
    path.write_text(path.read_text("utf-8") + '\n[[question]]\nid = "lost"\nkind = "text"\nask = "Lost?"\n', "utf-8")
    done = imrassist("lint", "--form", str(form))
    assert done.returncode == 1
    assert "00-cover.toml, line " in done.stdout
    assert "lost" in done.stdout


def test_a_form_that_is_not_there_is_2(imrassist: Run) -> None:
    done = imrassist("lint", "--form", "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
