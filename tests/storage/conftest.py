"""A private folder for each test, a clock that stands still, and drafts that crash."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.storage.desk import Desk


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(folder))
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "case é 7.imr.toml", now=datetime(2024, 9, 17, 14, 32))
