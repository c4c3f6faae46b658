"""A private folder for each test; the example, and its documents, made once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist import batch
from imrassist.session import Session


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(folder))
    return folder


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The example's whole report, both copies, as files that no test changes."""
    folder = tmp_path_factory.mktemp("documents")
    patch = pytest.MonkeyPatch()
    patch.setenv("IMRASSIST_STATE_DIR", str(folder / "state"))
    try:
        with_draft = Session.open(batch.demo(folder / "demo"))
        made = {
            copy: with_draft.export("imr", copy, folder / f"{copy}.docx", override="for the tests").path
            for copy in ("working", "submission")
        }
        with_draft.close()
    finally:
        patch.undo()
    return {copy: path for copy, path in made.items() if path}


@pytest.fixture
def example(tmp_path: Path, state: Path) -> Session:
    """The example, open, in a private copy."""
    return Session.open(batch.demo(tmp_path / "demo"))
