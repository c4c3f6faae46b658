"""A desk of its own for each test: nothing of the user's settings, journals or drafts is touched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imrassist.session import Session

TODAY = date(2010, 4, 1)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def session(desk: Path) -> Session:
    """A draft that has just been started."""
    return Session.new(desk / "case.imr.toml", today=TODAY)
