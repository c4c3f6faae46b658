from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from imrassist.cli.main import COMMANDS, commands

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_version_is_told_without_a_screen_or_word(imrassist: Run) -> None:
    code = (
        "import json, sys\nfrom imrassist.__main__ import main\nstatus = main(['--version'])\n"
        "print(json.dumps([status, sorted({m.partition('.')[0] for m in sys.modules})]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    version, found = done.stdout.splitlines()
    status, loaded = json.loads(found)
    assert status == 0
    assert version.startswith("imrassist ")
    assert "click" in loaded
    assert {"textual", "rich", "docx", "lxml", "rapidfuzz"}.isdisjoint(loaded)


def test_help_names_every_command_and_what_it_is_for(imrassist: Run) -> None:
    done = imrassist("--help")
    assert done.returncode == 0
    for name in COMMANDS:
        assert f"\n  {name} " in done.stdout
    assert "selftest" not in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_in_plain_lines(name: str) -> None:
    command = commands.get_command(click.Context(commands), name)
    assert command is not None
    assert command.name == name
    said = command.get_help(click.Context(command, info_name=name))
    assert command.short_help
    assert all(len(line) <= 100 for line in said.splitlines())
    # Boxes and colour are noise to a screen reader.
    assert said.isascii()


@pytest.mark.parametrize("args", [("--colour",), ("check",), ("check", "--frmat", "json", "x"), ("talk", "a", "b")])
def test_a_call_that_cannot_be_understood_is_2_and_told_on_stderr(imrassist: Run, args: tuple[str, ...]) -> None:
    done = imrassist(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: imrassist" in done.stderr


def test_a_misspelt_command_is_guessed_and_starts_nothing(imrassist: Run, desk: Path) -> None:
    done = imrassist("chekc")
    assert done.returncode == 2
    assert "Did you mean: imrassist check?" in done.stderr
    assert list(desk.iterdir()) == []


def test_without_a_terminal_the_app_says_what_to_use_and_never_hangs(imrassist: Run) -> None:
    for args in ((), ("case-7.imr.toml",), ("--goto", "5")):
        done = imrassist(*args)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
        assert "terminal" in done.stderr
        assert "imrassist talk" in done.stderr


def test_a_shell_can_complete_commands(imrassist: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_IMRASSIST_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "imrassist ch")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert "plain,check" in imrassist().stdout


def test_a_reader_that_leaves_early_gets_no_complaint(desk: Path) -> None:
    command = f'"{sys.executable}" -m imrassist --help | head -c 10; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60, env=dict(os.environ)
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_slip_in_a_command_with_more_behind_it_is_told_with_the_one_that_was_meant(imrassist: Run) -> None:
    done = imrassist("chekc", "case")
    assert done.returncode == 2
    assert done.stderr == "imrassist: There is no command chekc. Did you mean: imrassist check?\n"


def test_what_to_type_instead_of_the_full_screen_can_be_copied_whatever_the_name(imrassist: Run, desk: Path) -> None:
    (desk / "a folder").mkdir()
    imrassist("new", "a folder/case 1")
    done = imrassist("a folder/case 1.imr.toml")
    assert "imrassist talk 'a folder/case 1.imr.toml' (line by line)" in done.stderr
