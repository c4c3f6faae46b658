"""What a form's files hold is kept, and a copy that was damaged is never taken for the form."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.interview.parsed import Files


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    folder = tmp_path / "form"
    folder.mkdir()
    (folder / "01.toml").write_text('section = "1"\nask = "Who was seen?"\n', "utf-8", newline="")
    return folder


def parsed(form: Path) -> tuple[dict[str, object], bool]:
    """The file, and whether it was taken from the kept copy."""
    files = Files(form)
    tables = files.parse("01.toml")
    taken = not files._new
    files.keep()
    return tables, taken


def test_a_form_that_was_parsed_is_taken_from_the_kept_copy(form: Path) -> None:
    first, taken = parsed(form)
    assert not taken
    assert parsed(form) == (first, True)


def test_a_kept_copy_with_one_turned_bit_is_not_taken_for_the_form(form: Path, tmp_path: Path) -> None:
    first, _ = parsed(form)
    copy = next((tmp_path / "state" / "forms").iterdir())
    hurt = copy.read_bytes().replace(b"Who", b"Wio")
    assert hurt != copy.read_bytes()
    copy.write_bytes(hurt)
    assert parsed(form) == (first, False)
    assert parsed(form) == (first, True)
    assert copy.with_suffix(".damaged").read_bytes() == hurt
