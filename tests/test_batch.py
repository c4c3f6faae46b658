from __future__ import annotations

import json
import shutil
import stat
from datetime import date
from pathlib import Path

import pytest

from imrassist import batch
from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.session import Session

HARBOUR = str(Path(__file__).resolve().parent / "forms" / "harbour")
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    session = Session.new(tmp_path / "a.imr.toml", HARBOUR, today=TODAY)
    session.answer(Place("berth"), "Buoy 4")
    session.close()
    return session.path


def test_a_draft_is_checked_as_its_session_would(draft: Path) -> None:
    checked = batch.check(draft, form=HARBOUR, today=TODAY)
    session = Session.open(draft, form=HARBOUR, today=TODAY, read_only=True)
    assert list(checked.remarks) == session.remarks()
    assert checked.standings == session.standings()
    assert checked.file == str(draft)


def test_what_was_acknowledged_counts_even_if_it_is_not_in_the_file_yet(draft: Path) -> None:
    before = batch.check(draft, form=HARBOUR, today=TODAY)
    session = Session.open(draft, form=HARBOUR, today=TODAY)
    session.answer(Place("berth"), "Buoy 5")
    assert batch.check(draft, form=HARBOUR, today=TODAY).content != before.content
    session.close()


def test_equal_content_has_an_equal_digest_whatever_the_ids_of_its_rows(tmp_path: Path) -> None:
    contents = set()
    for name in ("one", "two"):
        session = Session.new(tmp_path / f"{name}.imr.toml", HARBOUR, today=TODAY)
        row = session.add_row("boat")
        session.answer(Place("boat_mark", row), "Boat A")
        session.close()
        contents.add(batch.check(session.path, form=HARBOUR, today=TODAY).content)
    assert len(contents) == 1


def test_what_was_found_is_told_for_people_and_as_json(draft: Path) -> None:
    checked = [batch.check(draft, form=HARBOUR, today=TODAY)]
    assert batch.told(checked).startswith(str(draft))
    said = json.loads(batch.told(checked, as_json=True))
    assert said["files"][0]["content"] == checked[0].content


@pytest.mark.parametrize("name", ["report.docx", "nowhere.imr.toml", "."])
def test_what_is_no_draft_is_told_apart(tmp_path: Path, name: str) -> None:
    (tmp_path / "report.docx").write_bytes(b"PK")
    with pytest.raises(ImrError) as told:
        batch.check(tmp_path / name)
    assert told.value.mend


def test_every_shipped_form_is_offered_and_has_no_mistakes() -> None:
    assert [form.id for form in batch.forms()]
    assert [str(fault) for fault in batch.lint()] == []


def test_a_mistake_in_a_form_is_found(tmp_path: Path) -> None:
    shutil.copytree(HARBOUR, tmp_path / "form")
    path = tmp_path / "form" / "prompts" / "form.toml"
    path.write_text(path.read_text("utf-8") + '\n[odd]\nkey = "x"\n', "utf-8")
    assert [(fault.file, fault.key) for fault in batch.lint(str(tmp_path / "form"))] == [("form.toml", "odd")]


def test_a_form_without_an_example_says_so(tmp_path: Path) -> None:
    with pytest.raises(ImrError) as told:
        batch.demo(tmp_path / "demo", HARBOUR)
    assert "example" in str(told.value)


def test_the_example_is_copied_for_its_reader_alone_and_a_changed_copy_is_left_alone(tmp_path: Path) -> None:
    copy = batch.demo(tmp_path / "demo")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    copy.write_text("changed", "utf-8")
    assert batch.demo(tmp_path / "demo").read_text("utf-8") == "changed"
