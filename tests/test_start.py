"""Starting: nothing heavy is loaded to show the first question, and the bench that times it can tell."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench import startup
from bench.pty_run import NotShownError, until_shown


def test_no_word_file_spreadsheet_or_picture_is_loaded_before_the_first_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    loaded = startup.loaded_before_first_question(tmp_path)
    assert {"textual", "imrassist"} <= loaded
    assert loaded.isdisjoint(startup.DENIED)


def test_the_bench_sees_a_text_when_it_is_painted_and_says_so_when_it_is_not(tmp_path: Path) -> None:
    say = "import time; print('\\x1b[1mOne\\x1b[0m  \\x1b[5Gtwo', flush=True); time.sleep(9)"
    env = startup.surroundings(tmp_path)
    with until_shown([sys.executable, "-c", say], "One two", env=env, cwd=tmp_path) as shown:
        assert 0 < shown.seconds < 9
    with (
        pytest.raises(NotShownError, match="Onetwo"),
        until_shown([sys.executable, "-c", say], "three", env=env, cwd=tmp_path, wait=0.5),
    ):
        pass
