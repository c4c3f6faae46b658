"""Starting: nothing heavy is loaded to show the first question, and the bench that times it can tell."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor

from bench import startup
from bench.pty_run import NotShownError, until_shown
from imrassist.cli.opening import plainly
from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.widgets.transcript import QuestionCard


def test_no_word_file_spreadsheet_or_picture_is_loaded_before_the_first_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    loaded = startup.loaded_before_first_question(tmp_path)
    assert {"textual", "imrassist"} <= loaded
    assert loaded.isdisjoint(startup.DENIED)


def test_a_draft_opened_for_the_first_time_shows_its_question_with_nothing_loaded_that_can_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    loaded = startup.loaded_before_first_question(tmp_path, noted=False)
    assert "imrassist.storage.draft_file" in loaded
    assert loaded & set(startup.LATER) == set()


async def test_the_question_is_in_the_very_first_frame_and_what_stands_beside_it_comes_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, text = startup.example(tmp_path)
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    app = ImrApp(Session.open(path), remember=False)
    frames: list[tuple[bool, bool]] = []
    paint = Compositor.render_full_update

    def painted(self: Compositor, *args: Any, **how: Any) -> Any:
        shown = " ".join(str(app.screen.query_one("#card", QuestionCard).items).split())
        frames.append((text in shown, any(app.screen.query("#sections, #checks"))))
        return paint(self, *args, **how)

    monkeypatch.setattr(Compositor, "render_full_update", painted)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert frames[0] == (True, False)
        assert len(app.screen.query("#sections, #checks")) == 2
        app.exit(0)


def test_one_draft_file_and_nothing_else_is_opened_without_click() -> None:
    assert plainly(["case.imr.toml"]) == "case.imr.toml"
    for other in ([], ["case"], ["talk", "case.imr.toml"], ["-case.toml"], ["case.imr.toml", "--goto", "8"]):
        assert plainly(other) == ""


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
