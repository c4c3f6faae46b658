"""The user's settings: kept, private, and never a reason not to start."""

from __future__ import annotations

import os
import stat
import sys
import tomllib
from pathlib import Path

import pytest

from imrassist.settings import RECENT, Settings, config_dir, keys_dir, load, save, state_dir, update

POSIX = sys.platform != "win32"


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "config" / "settings.toml"


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_without_a_file_there_are_no_settings_and_nothing_to_say(config: Path) -> None:
    assert load() == (Settings(), ())
    assert not config.exists()


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    kept = (
        Settings(theme="dark", forms="/srv/forms")
        .opened(tmp_path / "Child A.imr.toml")
        .opened(tmp_path / "Zoë.imr.toml")
        .with_key("doc-1", tmp_path / "keys" / "one.key.toml")
        .with_folder("export", tmp_path)
    )
    assert save(kept) == ""
    assert load() == (kept, ())


def test_settings_and_folders_are_the_users_alone_even_without_a_umask(config: Path) -> None:
    before = os.umask(0)
    try:
        save(Settings(theme="dark"))
        # Windows keeps a folder private by its rights, which no mode shows.
        assert _mode(config) == (0o600 if POSIX else 0o666)
        assert {_mode(each) for each in (config_dir(), state_dir(), keys_dir())} == {0o700 if POSIX else 0o777}
    finally:
        os.umask(before)


def test_the_last_opened_draft_comes_first_and_stands_there_once(tmp_path: Path) -> None:
    now = Settings()
    for at in range(RECENT + 5):
        now = now.opened(tmp_path / f"{at}.imr.toml")
    assert len(now.recent) == RECENT
    now = now.opened(tmp_path / "10.imr.toml")
    assert now.recent[0] == str(tmp_path / "10.imr.toml")
    assert len(set(now.recent)) == RECENT
    assert now.recent[0] not in now.forgotten(now.recent[0]).recent


def test_settings_of_a_newer_version_are_kept(config: Path) -> None:
    config.parent.mkdir()
    config.write_text('theme = "dark"\nvoice = "slow"\n[panel]\nwidth = 40\n')
    now, notes = load()
    assert notes == ()
    assert now.unknown == {"voice": "slow", "panel": {"width": 40}}
    assert save(now.opened(config)) == ""
    assert tomllib.loads(config.read_text())["panel"] == {"width": 40}
    assert tomllib.loads(config.read_text())["voice"] == "slow"


def test_a_setting_of_the_wrong_sort_counts_as_not_set_but_stays_until_it_is_set(config: Path) -> None:
    config.parent.mkdir()
    config.write_text('theme = 3\nrecent = "here.imr.toml"\nkeys = { a = 1 }\n')
    now, notes = load()
    assert (now.theme, now.recent, now.keys) == ("", (), {})
    assert notes[0] == 'The setting "theme" cannot be used as it is written, and counts as not set.'
    assert len(notes) == 3
    save(now)
    assert tomllib.loads(config.read_text())["theme"] == 3
    save(Settings(theme="dark", unknown=now.unknown))
    assert tomllib.loads(config.read_text())["theme"] == "dark"


@pytest.mark.parametrize(
    "damage",
    [b'theme = "dark', b"\xff\xfe\x00", b"\x00" * 50, b"a = " + b"[" * 5000, b"#" * 1_000_001, b"theme = 1\ntheme = 2"],
    ids=["cut", "foreign", "zeros", "deep", "huge", "twice"],
)
def test_a_damaged_file_is_kept_aside_and_said_and_the_program_goes_on(config: Path, damage: bytes) -> None:
    config.parent.mkdir()
    config.write_bytes(damage)
    now, notes = load()
    assert now == Settings()
    (aside,) = config.parent.glob("settings.damaged-*.toml")
    what = "Your settings file is damaged, so the program starts without it."
    assert notes == (f"{what} It is kept as {aside.name}, in the same folder.",)
    assert aside.read_bytes() == damage
    assert save(now.opened(config)) == ""
    assert load() == (now.opened(config), ())


def test_a_file_damaged_after_it_was_loaded_is_not_written_over(config: Path) -> None:
    save(Settings(theme="dark"))
    config.write_bytes(b"theme = ")
    assert save(Settings(theme="light")) == ""
    (aside,) = config.parent.glob("settings.damaged-*.toml")
    assert aside.read_bytes() == b"theme = "


def test_a_change_keeps_what_another_window_set(tmp_path: Path) -> None:
    mine, _ = load()
    update(lambda now: now.with_folder("export", tmp_path))
    now, notes = update(lambda now: now.opened(tmp_path / "a.imr.toml"))
    assert notes == ()
    assert mine.folders == {}
    assert now.folders == {"export": str(tmp_path)}
    assert load()[0] == now


def test_a_file_that_cannot_be_written_is_a_sentence_and_the_old_one_stays(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(Settings(theme="dark"))

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("imrassist.settings.os.fsync", full)
    assert save(Settings(theme="light")) == "Your settings could not be saved. The draft is not touched by this."
    assert load()[0].theme == "dark"
    assert [each.name for each in config.parent.iterdir()] == ["settings.toml"]


def test_a_folder_that_cannot_be_made_does_not_stop_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "file" / "config"))
    assert load() == (Settings(), ("Your settings cannot be read, so the program starts without them.",))
    assert save(Settings()) == "Your settings could not be saved. The draft is not touched by this."


def test_a_path_that_no_text_file_can_hold_is_not_remembered_but_the_rest_is(tmp_path: Path) -> None:
    now = Settings(recent=("/a/\udcff.imr.toml", "/a/\x1b]0;x.imr.toml", "/a/two\nlines", "/a/b.imr.toml"))
    assert save(now) == ""
    assert load()[0].recent == ("/a/b.imr.toml",)


def test_a_settings_file_that_is_a_link_stays_one(config: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('theme = "dark"\n')
    config.parent.mkdir()
    config.symlink_to(real)
    assert save(Settings(theme="light")) == ""
    assert config.is_symlink()
    assert tomllib.loads(real.read_text()) == {"theme": "light"}


def test_without_a_word_in_the_environment_the_folders_are_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("IMRASSIST_CONFIG_DIR")
    monkeypatch.delenv("IMRASSIST_STATE_DIR")
    for name in (
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "XDG_DATA_HOME",
        "LOCALAPPDATA",
        "APPDATA",
        "USERPROFILE",
    ):
        monkeypatch.setenv(name, str(tmp_path))
    folders = {config_dir(), state_dir(), keys_dir()}
    assert all(each.is_dir() and each.is_relative_to(tmp_path) and "imrassist" in str(each) for each in folders)
    assert keys_dir() != state_dir()
