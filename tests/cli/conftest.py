"""Every command runs in a folder of its own, with private folders of its own, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

collect_ignore = ["test_talk_at_a_keyboard.py"] if sys.platform == "win32" else []
"""Windows has no terminals of this sort."""
ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder a person works in."""
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    folder = tmp_path / "my reviews é"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def imrassist(desk: Path) -> Run:
    """Runs a command in the desk folder; `said` is what comes through the pipe, text or bytes."""

    def run(*args: str, said: str | bytes = "", **more: object) -> subprocess.CompletedProcess[str]:
        raw = said if isinstance(said, bytes) else said.encode()
        command = [sys.executable, "-m", "imrassist", *args]
        done = subprocess.run(  # type: ignore[call-overload]  # what else is handed over is for each test to know
            command, cwd=desk, input=raw, capture_output=True, timeout=60, check=False, env=dict(os.environ), **more
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in out + err, err
        return subprocess.CompletedProcess(command, done.returncode, out, err)

    return run
